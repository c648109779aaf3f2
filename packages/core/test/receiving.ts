import { saveAutopilot } from "../src/autopilot/save-autopilot.ts";
import type { ErpPort, Vendor } from "../src/connector/erp.ts";
import type { FetchedDocument, InboxPort } from "../src/connector/inbox.ts";
import { announceInbound } from "../src/inbound/announce-inbound.ts";
import type { InboundDocument } from "../src/inbound/inbound-document.ts";
import type { InvoiceInput } from "../src/invoice/invoice-input.ts";
import { erpPort } from "./erp.ts";
import { createWorld, invoiceInput, trusted } from "./world.ts";

export const VENDOR: Vendor = {
  reference: "V-1",
  number: "20000",
  name: "Betoncentrale Oost",
  matchedBy: "VAT_NUMBER",
  ibans: ["NL91ABNA0417164300"],
};

/** An invoice of that vendor, as the world's `DocumentFormat` reads it. */
export const document = (given: Partial<InvoiceInput> = {}): FetchedDocument => ({
  bytes: new TextEncoder().encode(
    JSON.stringify({
      invoice: invoiceInput({
        seller: { name: "Betoncentrale Oost", vatNumber: "NL001234567B01", address: { country: "NL" } },
        paymentMeans: [{ code: "58", account: "NL91 ABNA 0417 1643 00" }],
        ...given,
      }),
    }),
  ),
  contentType: "application/json",
});

/** Books what the proposal says. */
export const books: Pick<ErpPort, "findVendors" | "createPurchaseInvoice" | "attach" | "undoPurchaseInvoice"> = {
  findVendors: async () => [VENDOR],
  createPurchaseInvoice: async (key, { totalWithVat }) => ({
    reference: `PI-${key}`,
    number: "107001",
    created: true,
    totalWithVat,
  }),
  attach: async () => {},
  undoPurchaseInvoice: async () => {},
};

/** A world with an inbox, an ERP and an autopilot from the one to the other. */
export async function createReceivingWorld(inbox: Partial<InboxPort>, erp: Partial<ErpPort> = {}) {
  const world = await createWorld({ inbox: { fetch: async () => document(), ...inbox } });
  const { context, stores, connection, organization, request } = world;
  const erpConnection = await world.addConnection(organization, { erp: erpPort({ ...books, ...erp }) });
  const input = {
    ledgerAccount: "4000",
    postingScheme: [{ category: "S", rate: "21.00", vatCode: "HOOG" }],
    totalsTolerance: "0.05",
  };
  const autopilot = trusted(await saveAutopilot(context, connection, erpConnection, input, request()));
  const inbound = async (reference = "IN-1"): Promise<InboundDocument> => {
    const all = await stores.inbound.list({ limit: 100 }, {});
    const found = all.find((one) => one.reference === reference);
    if (found === undefined) throw new Error(`nothing was announced as ${reference}`);
    return found;
  };
  /** Turns of the worker until nothing is due. */
  const workOff = async (): Promise<readonly string[]> => {
    const keys = await world.work();
    return keys.length === 0 ? [] : [...keys, ...(await workOff())];
  };
  return {
    ...world,
    erpConnection,
    autopilot,
    inbound,
    /** As a hook or a poll would. */
    announce: (...references: readonly string[]) =>
      announceInbound(
        context,
        connection,
        references.map((reference) => ({ reference, receivedAt: world.clock.now() })),
      ),
    workOff,
  };
}

import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { type Setup, setUp } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;

const POSTING_SCHEME = [
  { category: "S", rate: "21", vatCode: "HOOG" },
  { category: "S", rate: "9.0", vatCode: "LAAG" },
];

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
  await world.api.id("saveAutopilot", {
    connectionId: setup.psbId,
    erpConnectionId: setup.erpId,
    ledgerAccount: "7000",
    postingScheme: POSTING_SCHEME,
    totalsTolerance: "0.05",
  });
});
afterAll(() => world.close());

type Changes = Partial<{ number: string; seller: Record<string, unknown>; paymentMeans: unknown[] }>;

function purchaseInvoice(changes: Changes): string {
  const content = example("inkoopfactuur-staal");
  const seller = { ...(content["seller"] as Record<string, unknown>), ...changes.seller };
  const invoice = parseInvoice({ ...content, ...changes, seller });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return new TextDecoder().decode(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
}

async function control<Answer>(path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${world.sandbox.controlUrl}/${path}`, {
    ...(body !== undefined && {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
  expect(response.ok).toBe(true);
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

const send = (xml: string) => control("inbound", { recipient: "0106:61234567", xml });

interface Inbound {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly supplier: { readonly number: string } | null;
  readonly attention: { readonly code: string; readonly help: { readonly remedy: string } } | null;
  readonly erp: { readonly filesAttached: boolean; readonly vendorName: string } | null;
  readonly connection: { readonly id: string };
}

async function inbound(number: string): Promise<readonly Inbound[]> {
  const { inboundDocuments } = await world.api.query<{
    inboundDocuments: {
      edges: { node: Inbound & { timeline: { type: string; data: { name: string; value: string }[] }[] } }[];
    };
  }>(
    `{ inboundDocuments(first: 100) { edges { node { id reference state supplier { number } attention { code help { remedy } }
       erp { filesAttached vendorName } connection { id } timeline { type data { name value } } } } } }`,
  );
  return inboundDocuments.edges
    .map(({ node }) => node)
    .filter(({ connection }) => connection.id === setup.psbId)
    .filter(({ timeline }) =>
      timeline.some(({ data }) => data.some(({ name, value }) => name === "number" && value === number)),
    );
}

const bookedIn = async (number: string) =>
  (
    await control<{ vendorInvoiceNumber: string; documentAttachments: { fileName: string }[] }[]>(
      "business-central/purchase-invoices",
    )
  ).filter(({ vendorInvoiceNumber }) => vendorInvoiceNumber === number);

describe("receiving a purchase invoice", () => {
  it("MUST import it into Business Central once, with its original, although the hook came twice", async () => {
    await send(purchaseInvoice({ number: "R-1" }));
    const [first] = await eventually(
      () => inbound("R-1"),
      ([document]) => document?.erp?.filesAttached === true,
    );
    expect(first).toMatchObject({ state: "IMPORTED", erp: { vendorName: "Staalbouw Noord B.V." } });
    await control("psb/events/resend", { documentId: first?.reference, topic: "InvoiceReceived" });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await inbound("R-1")).toHaveLength(1);
    const booked = await bookedIn("R-1");
    expect(booked).toHaveLength(1);
    expect(booked[0]?.documentAttachments.map(({ fileName }) => fileName)).toContain("R-1.xml");
  });

  it("MUST mark a second document with the same supplier, number and date as a duplicate", async () => {
    await send(purchaseInvoice({ number: "R-2" }));
    await eventually(
      () => inbound("R-2"),
      ([document]) => document?.state === "IMPORTED",
    );
    await send(purchaseInvoice({ number: "R-2", seller: { tradingName: "Staalbouw" } }));
    const states = await eventually(
      async () => (await inbound("R-2")).map(({ state }) => state).toSorted(),
      (found) => found.length === 2 && !found.includes("RECEIVED") && !found.includes("ANNOUNCED"),
    );
    expect(states).toEqual(["DUPLICATE", "IMPORTED"]);
    expect(await bookedIn("R-2")).toHaveLength(1);
  });

  it("MUST put a document of an unknown vendor on the worklist with a remedy, and keep its bytes", async () => {
    const seller = {
      name: "Onbekend B.V.",
      vatNumber: "NL809876541B01",
      legalId: { scheme: "0106", value: "79999999" },
    };
    await send(
      purchaseInvoice({ number: "R-3", seller, paymentMeans: [{ code: "30", account: "NL02ABNA0123456789" }] }),
    );
    const [document] = await eventually(
      () => inbound("R-3"),
      ([found]) => found?.state === "NEEDS_ATTENTION",
    );
    expect(document?.attention).toMatchObject({
      code: "VENDOR_UNKNOWN",
      help: { remedy: expect.stringMatching(/\w/) },
    });
    const { node } = await world.api.query<{ node: { document: string } }>(
      "query ($id: ID!) { node(id: $id) { ... on InboundDocument { document } } }",
      { id: document?.id },
    );
    expect(node.document).toContain("Onbekend B.V.");
  });

  it("MUST stop a document whose bank account is not the vendor's", async () => {
    await send(purchaseInvoice({ number: "R-4", paymentMeans: [{ code: "30", account: "NL02ABNA0123456789" }] }));
    const [document] = await eventually(
      () => inbound("R-4"),
      ([found]) => found?.state === "NEEDS_ATTENTION",
    );
    expect(document?.attention?.code).toBe("BANK_ACCOUNT_UNKNOWN");
    expect(await bookedIn("R-4")).toHaveLength(0);
  });

  it("MUST import a supplier's correction although the wrong copy came first under the same number", async () => {
    await send(purchaseInvoice({ number: "R-6", paymentMeans: [{ code: "30", account: "NL02ABNA0123456789" }] }));
    await eventually(
      () => inbound("R-6"),
      ([found]) => found?.state === "NEEDS_ATTENTION",
    );
    await send(purchaseInvoice({ number: "R-6" }));
    const states = async () => (await inbound("R-6")).map(({ state }) => state).toSorted();
    await eventually(states, (found) => found.includes("IMPORTED"));
    expect(await states()).toEqual(["IMPORTED", "NEEDS_ATTENTION"]);
    expect(await bookedIn("R-6")).toHaveLength(1);
  });

  it("MUST take an import back, and import it again when it is offered again", async () => {
    await send(purchaseInvoice({ number: "R-5" }));
    const [document] = await eventually(
      () => inbound("R-5"),
      ([found]) => found?.erp?.filesAttached === true,
    );
    const inboundDocumentId = document?.id;
    expect(
      await world.api.mutate("undoImport", { inboundDocumentId }, "... on InboundDocument { state }"),
    ).toMatchObject({ state: "UNDONE" });
    expect(await bookedIn("R-5")).toHaveLength(0);
    await world.api.id("reofferInbound", { inboundDocumentId });
    await eventually(
      () => inbound("R-5"),
      ([found]) => found?.state === "IMPORTED",
    );
    expect(await bookedIn("R-5")).toHaveLength(1);
  });

  it("MUST refuse a hook with a wrong signature and change nothing", async () => {
    const { node } = await world.api.query<{ node: { id: string } }>("query ($id: ID!) { node(id: $id) { id } }", {
      id: setup.psbId,
    });
    const rawId = Buffer.from(node.id, "base64").toString().split(":")[1];
    const response = await fetch(`${world.url}/hooks/${rawId}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-econnect-signature": `sha256=${"0".repeat(64)}` },
      body: JSON.stringify({
        topic: "InvoiceReceived",
        partyId: "NL:KVK:61234567",
        hookId: "1",
        documentId: "forged",
        message: "",
        details: {},
        createdOn: new Date().toISOString(),
        sentOn: new Date().toISOString(),
      }),
    });
    expect(response.status).toBe(401);
    const { inboundDocuments } = await world.api.query<{
      inboundDocuments: { edges: { node: { reference: string } }[] };
    }>("{ inboundDocuments(first: 100) { edges { node { reference } } } }");
    const references = inboundDocuments.edges.map(({ node: document }) => document.reference);
    expect(references).not.toHaveLength(0);
    expect(references).not.toContain("forged");
  });
});

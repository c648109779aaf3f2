import { describe, expect, it } from "vitest";
import { books, createReceivingWorld, document, VENDOR } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import type { ErpPort, Vendor } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { FetchedDocument } from "../connector/inbox.ts";
import { add, decimal } from "../decimal/decimal.ts";

/** What became of one document. */
async function imported(erp: Partial<ErpPort> = {}, fetched: FetchedDocument = document()) {
  const world = await createReceivingWorld({ fetch: async () => fetched }, erp);
  await world.announce("IN-1");
  await world.workOff();
  return world;
}
const attentionTo = async (erp: Partial<ErpPort>, fetched?: FetchedDocument) => {
  const world = await imported(erp, fetched);
  const { state, attention } = await world.inbound();
  expect(state).toBe("NEEDS_ATTENTION");
  expect((await world.events((await world.inbound()).id)).at(-1)?.data).toEqual(attention);
  return attention;
};
const finds = (...vendors: readonly Vendor[]) => ({ findVendors: async () => vendors });

describe("a document with nothing wrong", () => {
  it("MUST become a purchase invoice in the ERP, under the document's id as key", async () => {
    const createPurchaseInvoice = script<ErpPort["createPurchaseInvoice"]>({
      reference: "PI-1",
      number: "107001",
      created: true,
      totalWithVat: decimal("1512.5"),
    });
    const world = await imported({ createPurchaseInvoice });
    const inbound = await world.inbound();
    expect(inbound).toMatchObject({
      state: "IMPORTED",
      erp: { connectionId: world.erpConnection.id, reference: "PI-1", number: "107001", vendorName: VENDOR.name },
      supplier: { key: "NL001234567B01", number: "2026-1", issueDate: "2026-11-24" },
    });
    expect(inbound.attention).toBeUndefined();
    expect(createPurchaseInvoice.calls).toMatchObject([
      [inbound.id, { vendorReference: "V-1", lines: [{ ledgerAccount: "4000", vatCode: "HOOG" }] }],
    ]);
    expect((await world.events(inbound.id)).find(({ type }) => type === "INBOUND_IMPORTED")?.data).toEqual({
      erpReference: "PI-1",
      vendor: VENDOR.name,
      matchedBy: "VAT_NUMBER",
      total: "1512.50",
    });
  });

  it("MUST be matched by VAT number, registration number and every bank account", async () => {
    const findVendors = script<ErpPort["findVendors"]>([VENDOR]);
    const seller = {
      name: "Betoncentrale Oost",
      vatNumber: "NL001234567B01",
      legalId: { value: "12345678", scheme: "0106" },
      address: { country: "NL" },
    };
    await imported({ findVendors }, document({ seller }));
    expect(findVendors.calls).toEqual([
      [{ vatNumber: "NL001234567B01", registrationNumber: "12345678", ibans: ["NL91ABNA0417164300"] }],
    ]);
  });

  it("MUST be imported though the ERP does not show bank accounts", async () => {
    const { ibans: _, ...rest } = VENDOR;
    const world = await imported(finds({ ...rest, ibans: undefined }));
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
  });
});

describe("a document that a person has to look at", () => {
  it("MUST be INBOUND_UNREADABLE when it is no invoice", async () => {
    const fetched = { bytes: new TextEncoder().encode("%PDF-1.7"), contentType: "application/pdf" };
    expect(await attentionTo({}, fetched)).toEqual({ code: "INBOUND_UNREADABLE", detail: "no JSON" });
  });

  it("MUST be INBOUND_INVALID with the rules it breaks", async () => {
    expect(await attentionTo({}, document({ buyerReference: undefined }))).toEqual({
      code: "INBOUND_INVALID",
      detail: "PEPPOL-EN16931-R003: a buyer reference is needed",
    });
  });

  it.each<[string, Partial<ErpPort>, string, RegExp]>([
    ["the ERP has no such vendor", finds(), "VENDOR_UNKNOWN", /Betoncentrale Oost/],
    ["several vendors match", finds(VENDOR, { ...VENDOR, reference: "V-2" }), "VENDOR_AMBIGUOUS", /2 vendors/],
    ["a bank account is not the vendor's", finds({ ...VENDOR, ibans: [] }), "BANK_ACCOUNT_UNKNOWN", /ending in 4300$/],
  ])("MUST stop when %s", async (_why, erp, code, detail) => {
    expect(await attentionTo(erp)).toEqual({ code, detail: expect.stringMatching(detail) });
  });

  it("MUST stop when one of several bank accounts is not the vendor's, the G-account included", async () => {
    const paymentMeans = [
      { code: "58", account: "NL91ABNA0417164300" },
      { code: "58", account: "NL69INGB0123456789" },
    ];
    expect(await attentionTo({}, document({ paymentMeans }))).toMatchObject({
      code: "BANK_ACCOUNT_UNKNOWN",
      detail: expect.stringMatching(/ending in 6789$/),
    });
  });

  it("MUST be VAT_CODE_NOT_MAPPED when the posting scheme lacks its VAT category", async () => {
    const book = { unitCode: "C62", price: { net: "10" }, vat: { code: "S", rate: "9" }, item: { name: "Boek" } };
    expect(await attentionTo({}, document({ lines: [{ ...book, quantity: "1" }] }))).toMatchObject({
      code: "VAT_CODE_NOT_MAPPED",
    });
  });

  it("MUST be ERP_REFUSED when the ERP's answer is final", async () => {
    const refusing = async () => {
      throw new ConnectorError("REMOTE_REFUSED", "the posting period is closed");
    };
    expect(await attentionTo({ createPurchaseInvoice: refusing })).toEqual({
      code: "ERP_REFUSED",
      detail: "the posting period is closed",
    });
  });
});

describe("a total that the ERP computes otherwise", () => {
  const computes = (difference: string, created: boolean): Partial<ErpPort> => ({
    createPurchaseInvoice: async (key, proposal) => ({
      ...(await books.createPurchaseInvoice(key, proposal)),
      created,
      totalWithVat: add(proposal.totalWithVat, decimal(difference)),
    }),
  });

  it.each(["0.05", "-0.05"])("MUST be accepted within the tolerance: %s", async (difference) => {
    expect(await (await imported(computes(difference, true))).inbound()).toMatchObject({ state: "IMPORTED" });
  });

  it.each(["0.06", "-0.051"])("MUST be TOTALS_DIFFER beyond it, and the draft be undone: %s", async (difference) => {
    const undoPurchaseInvoice = script<ErpPort["undoPurchaseInvoice"]>(undefined);
    const world = await imported({ ...computes(difference, true), undoPurchaseInvoice });
    const { id, attention, erp } = await world.inbound();
    expect(attention).toMatchObject({ code: "TOTALS_DIFFER", detail: expect.stringContaining("1512.50") });
    expect(erp).toBeUndefined();
    expect(undoPurchaseInvoice.calls).toEqual([[`PI-${id}`]]);
  });

  it("MUST leave a purchase invoice alone that was there before", async () => {
    const undoPurchaseInvoice = script<ErpPort["undoPurchaseInvoice"]>();
    expect(await attentionTo({ ...computes("0.06", false), undoPurchaseInvoice })).toMatchObject({
      code: "TOTALS_DIFFER",
    });
    expect(undoPurchaseInvoice.calls).toEqual([]);
  });
});

describe("a second copy", () => {
  it.each([
    ["the same bytes", document(), "content"],
    [
      "other bytes with the same supplier, number and date",
      document({ paymentTerms: "30 days" }),
      "supplier and number",
    ],
  ])("MUST be a DUPLICATE that nobody imports: %s", async (_what, second, level) => {
    const createPurchaseInvoice = script<ErpPort["createPurchaseInvoice"]>({
      reference: "PI-1",
      created: true,
      totalWithVat: decimal("1512.50"),
    });
    const fetch = async (reference: string) => (reference === "IN-1" ? document() : second);
    const world = await createReceivingWorld({ fetch }, { createPurchaseInvoice });
    await world.announce("IN-1");
    await world.workOff();
    await world.announce("IN-2");
    await world.workOff();
    const [first, copy] = [await world.inbound("IN-1"), await world.inbound("IN-2")];
    expect(copy).toMatchObject({ state: "DUPLICATE", duplicateOf: first.id });
    expect((await world.events(copy.id)).at(-1)?.data).toEqual({ duplicateOf: first.id, level });
    expect(createPurchaseInvoice.calls).toHaveLength(1);
  });

  it.each([
    ["number", { number: "2026-2" }],
    ["date", { issueDate: "2026-11-25", dueDate: "2026-12-25" }],
  ])("MUST not be made of an invoice with another %s", async (_what, given) => {
    const fetch = async (reference: string) => (reference === "IN-1" ? document() : document(given));
    const world = await createReceivingWorld({ fetch });
    await world.announce("IN-1", "IN-2");
    await world.workOff();
    expect(await world.inbound("IN-2")).toMatchObject({ state: "IMPORTED" });
  });
});

it("MUST try again when the ERP is away, without asking anybody", async () => {
  const createPurchaseInvoice = script<ErpPort["createPurchaseInvoice"]>(new ConnectorError("OUTCOME_UNKNOWN", "504"), {
    reference: "PI-1",
    created: false,
    totalWithVat: decimal("1512.50"),
  });
  const world = await imported({ createPurchaseInvoice });
  expect(await world.inbound()).toMatchObject({ state: "RECEIVED" });
  world.clock.advance(1000);
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED", erp: { reference: "PI-1" } });
  expect(createPurchaseInvoice.calls[1]).toEqual(createPurchaseInvoice.calls[0]);
});

it("MUST wait while the ERP's connection is paused, not the one the document came through", async () => {
  const world = await imported({
    findVendors: async () => {
      throw new ConnectorError("AUTH_REJECTED", "401");
    },
  });
  expect(await world.stores.connections.byId(world.erpConnection.id)).toMatchObject({ state: "BLOCKED" });
  expect(await world.stores.connections.byId(world.connection.id)).toMatchObject({ state: "LIVE" });
  world.clock.advance(3_600_000);
  expect(await world.workOff()).toEqual([]);
});

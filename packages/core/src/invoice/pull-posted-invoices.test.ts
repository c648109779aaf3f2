import { describe, expect, it } from "vitest";
import { erpPort } from "../../test/erp.ts";
import { script } from "../../test/script.ts";
import { sourceRecord } from "../../test/source-record.ts";
import { createWorld, faultsOf, invoiceInput, trusted } from "../../test/world.ts";
import { revokeConnection } from "../connection/connection-commands.ts";
import type { ErpPort, PostedInvoice, PostedInvoicePage } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import { saveMapping } from "../mapping/save-mapping.ts";
import type { SourceFields } from "../mapping/source-record.ts";
import { submitInvoice } from "./invoice-commands.ts";
import type { InvoiceInput } from "./invoice-input.ts";
import { parseInvoice } from "./parse-invoice.ts";
import { requestPull } from "./request-pull.ts";

const posted = (reference: string, given: Partial<InvoiceInput> = {}, customerNumber = "C1"): PostedInvoice => ({
  reference,
  customerNumber,
  invoice: invoiceInput({ number: reference, ...given }),
});
const page = (cursor: string, invoices: readonly PostedInvoice[], more = false): PostedInvoicePage => ({
  invoices,
  cursor,
  more,
});

/** An ERP that answers with these pages, one a call. */
async function erpWith(...pages: readonly (PostedInvoicePage | Error)[]) {
  const postedInvoices = script<ErpPort["postedInvoices"]>(...pages);
  const world = await createWorld({ erp: erpPort({ postedInvoices }) });
  const { context, connection, request, stores, organization, events } = world;
  return {
    ...world,
    /** The cursors that were asked with. */
    asked: () => postedInvoices.calls.map(([cursor]) => cursor),
    pull: async () => {
      trusted(await requestPull(context, connection, request()));
      await world.work();
    },
    cursor: () => stores.connections.cursor(connection.id, "posted-invoices"),
    invoices: () => stores.invoices.list({ limit: 100 }, { organizationId: organization.id }),
    skips: async () => (await events(connection.id)).filter(({ type }) => type === "ERP_INVOICE_SKIPPED"),
  };
}

describe("what the ERP posted", () => {
  it("MUST be here as POSTED, page by page, and be asked for from there on", async () => {
    const world = await erpWith(page("1", [posted("A")], true), page("2", [posted("B")]), page("2", []));
    await world.pull();
    expect(await world.invoices()).toMatchObject([
      { erpReference: "B", state: "POSTED", origin: "ERP", customerId: world.customer.id },
      { erpReference: "A", state: "POSTED", content: { number: "A" } },
    ]);
    await world.pull();
    expect(world.asked()).toEqual([undefined, "1", "2"]);
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
  });

  it("MUST be taken in once, though pages overlap", async () => {
    const world = await erpWith(page("1", [posted("A")], true), page("2", [posted("A"), posted("B")]));
    await world.pull();
    expect(await world.invoices()).toHaveLength(2);
    expect(await world.skips()).toEqual([]);
  });

  it("MUST not be asked for without end by an ERP whose cursor stands still", async () => {
    const world = await erpWith(page("1", [], true), page("1", [], true));
    await world.pull();
    expect(world.asked()).toEqual([undefined, "1"]);
  });
});

describe("an ERP with source records", () => {
  const sourced = (reference: string, given: SourceFields = {}): PostedInvoice => ({
    ...posted(reference, { attachments: [{ id: "file" }] }),
    source: sourceRecord({ number: reference, ...given }),
  });
  const ROWS = [
    { target: "BT-12", from: { field: "orderNumber" } },
    { target: "BT-13", from: "omit" },
  ];

  it("MUST be mapped by the default, and keep record and files", async () => {
    const world = await erpWith(page("1", [sourced("A")]));
    await world.pull();
    expect(await world.invoices()).toMatchObject([
      {
        content: { number: "A", purchaseOrderReference: "OPDR-118", attachments: [{ id: "file" }] },
        source: { connectorId: "scripted", record: sourceRecord({ number: "A" }) },
      },
    ]);
  });

  it("MUST be mapped by the rows of the profile that serves the customer, which the timeline names", async () => {
    const world = await erpWith(page("1", [sourced("A")]));
    trusted(await saveMapping(world.context, world.profile, ROWS, world.request()));
    await world.pull();
    const [invoice] = await world.invoices();
    expect(invoice?.content).toMatchObject({ contractReference: "OPDR-118" });
    expect(invoice?.content).not.toHaveProperty("purchaseOrderReference");
    expect(await world.events(invoice?.id)).toMatchObject([
      { type: "INVOICE_POSTED", data: { number: "A", mapping: "ECONNECT 1" } },
    ]);
  });

  it("MUST be mapped by the default profile of the organization where the customer has none", async () => {
    const world = await erpWith(page("1", [sourced("A")]));
    const { sendingProfileId: _, ...customer } = world.customer;
    await world.stores.customers.save(customer, {});
    await world.stores.profiles.save({ ...world.profile, isDefault: true }, {});
    trusted(await saveMapping(world.context, world.profile, ROWS, world.request()));
    await world.pull();
    expect(await world.invoices()).toMatchObject([{ content: { contractReference: "OPDR-118" } }]);
  });

  it("MUST be named with row and field on the timeline when it cannot be mapped", async () => {
    const world = await erpWith(page("1", [sourced("A", { date: "" })]));
    await world.pull();
    expect(await world.skips()).toMatchObject([
      { data: { code: "ERP_INVOICE_INVALID", detail: "$.issueDate: a required term gets no value: BT-2 from date" } },
    ]);
  });
});

describe("what cannot be taken in", () => {
  it("MUST stand on the timeline once, hold the cursor, and come in when its cause was mended", async () => {
    const pages = [page("1", [posted("A", {}, "C2"), posted("B")])];
    const world = await erpWith(...pages, ...pages, ...pages);
    await world.pull();
    await world.pull();
    expect(await world.skips()).toMatchObject([{ data: { reference: "A", number: "A", code: "CUSTOMER_UNKNOWN" } }]);
    expect(await world.invoices()).toMatchObject([{ erpReference: "B" }]);
    expect(await world.cursor()).toBeUndefined();

    await world.stores.customers.save({ ...world.customer, id: "second", number: "C2" }, {});
    await world.pull();
    expect((await world.invoices()).map(({ erpReference }) => erpReference)).toEqual(["A", "B"]);
    expect(await world.cursor()).toBe("1");
    expect(world.asked()).toEqual([undefined, undefined, undefined]);
  });

  it("MUST hold the cursor for the pages behind it, too", async () => {
    const world = await erpWith(page("1", [posted("A", {}, "C2")], true), page("2", [posted("B")]));
    await world.pull();
    expect(await world.invoices()).toHaveLength(1);
    expect(await world.cursor()).toBeUndefined();
  });

  it("MUST name every path of an invoice that does not parse", async () => {
    const world = await erpWith(page("1", [posted("A", { currency: "euro", issueDate: "24-11-2026" })]));
    await world.pull();
    const [skip] = await world.skips();
    expect(skip?.data).toMatchObject({ code: "ERP_INVOICE_INVALID", detail: expect.stringMatching(/^\$\.issueDate/m) });
    expect(skip?.data["detail"]).toMatch(/^\$\.currency/m);
  });

  it("MUST say so when its number is in use here", async () => {
    const world = await erpWith(page("1", [posted("A")]));
    const content = trusted(parseInvoice(invoiceInput({ number: "A" })));
    trusted(await submitInvoice(world.context, world.customer, content, world.request()));
    await world.pull();
    expect(await world.skips()).toMatchObject([{ data: { code: "INVOICE_NUMBER_TAKEN" } }]);
  });
});

it("MUST go on after a page that failed, without what it has already", async () => {
  const failing = new ConnectorError("UNAVAILABLE", "maintenance");
  const world = await erpWith(page("1", [posted("A")], true), failing, page("2", [posted("B")]));
  await world.pull();
  world.clock.advance(1000);
  await world.work();
  expect(world.asked()).toEqual([undefined, "1", "1"]);
  expect(await world.invoices()).toHaveLength(2);
});

describe("asking for it", () => {
  it("MUST be refused for a connection that is no ERP, or was revoked", async () => {
    const { context, request, organization, addConnection, stores } = await createWorld();
    const network = await addConnection(organization, {});
    expect(faultsOf(await requestPull(context, network, request()))).toEqual(["CONNECTION_NO_ERP $.connectionId"]);
    const erp = await addConnection(organization, { erp: erpPort({}) });
    const revoked = trusted(await revokeConnection(context, erp, request()));
    expect(faultsOf(await requestPull(context, revoked, request()))).toEqual(["CONNECTION_REVOKED $.connectionId"]);
    expect(await stores.jobs.nextRunAt()).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { LINE, sourceRecord } from "../../test/source-record.ts";
import { createWorld, faultsOf, invoiceContent, MANIFEST } from "../../test/world.ts";
import type { InvoiceRecord } from "../invoice/invoice-record.ts";
import { diffOverSamples, previewMapping, sampleOf } from "./try-mapping.ts";

const MOVED = [
  { target: "BT-12", from: { field: "orderNumber" } },
  { target: "BT-13", from: "omit" },
] as const;

async function trying() {
  const world = await createWorld();
  const { context, stores, customer, organization, clock } = world;
  const source = { connectorId: MANIFEST.id, record: sourceRecord() };
  const takeIn = async (number: string, given: Partial<InvoiceRecord> = { source }): Promise<InvoiceRecord> => {
    clock.advance(1);
    const invoice: InvoiceRecord = {
      id: context.runtime.newId(),
      organizationId: organization.id,
      customerId: customer.id,
      number,
      content: invoiceContent({ number, attachments: [{ id: "file" }] }),
      origin: "ERP",
      state: "POSTED",
      createdAt: clock.now(),
      ...given,
    };
    await stores.invoices.add(invoice, {});
    return invoice;
  };
  return { ...world, source, takeIn };
}

describe("a preview", () => {
  it("MUST show the invoice as it would be sent, parties filled in, with warnings", async () => {
    const { context, profile, customer, source } = await trying();
    const { invoice, faults, warnings } = await previewMapping(context, profile, MOVED, { source, customer });
    expect(invoice).toMatchObject({ contractReference: "OPDR-118", buyer: { endpoint: { value: "40123456" } } });
    expect(invoice).not.toHaveProperty("purchaseOrderReference");
    expect(faults).toEqual([]);
    expect(warnings).toMatchObject([{ rule: "BR-CO-25" }]);
  });

  it("MUST show the fatal findings of the rules", async () => {
    const { context, profile, customer, source } = await trying();
    const rows = [{ target: "BT-10", from: "omit" }] as const;
    const { invoice, faults } = await previewMapping(context, profile, rows, { source, customer });
    expect(invoice?.number).toBe("F-1");
    expect(faults).toMatchObject([{ code: "PEPPOL-EN16931-R003", path: "$.buyerReference" }]);
  });

  it("MUST show faults instead of an invoice where the mapping makes none", async () => {
    const { context, profile, customer } = await trying();
    const source = { connectorId: MANIFEST.id, record: sourceRecord({}, [{ ...LINE, unit: "" }]) };
    const preview = await previewMapping(context, profile, MOVED, { source, customer });
    expect(preview).toMatchObject({
      faults: [{ code: "MAPPING-VALUE-04", path: "$.lines[0].unitCode" }],
      warnings: [],
    });
    expect(preview.invoice).toBeUndefined();
    const foreign = { source: { ...source, connectorId: "not-installed" }, customer };
    expect((await previewMapping(context, profile, MOVED, foreign)).faults).toMatchObject([
      { code: "MAPPING_WITHOUT_DEFAULT" },
    ]);
  });

  it("MUST be of an invoice with its files, if its source record was kept", async () => {
    const { context, customer, source, takeIn } = await trying();
    expect(await sampleOf(context, await takeIn("A"))).toEqual({
      ok: true,
      value: { source, customer, attachments: [{ id: "file" }] },
    });
    expect(faultsOf(await sampleOf(context, await takeIn("B", {})))).toEqual(["MAPPING_WITHOUT_SOURCE $.invoiceId"]);
  });
});

describe("a comparison", () => {
  it("MUST be over the newest invoices with a source record, newest first", async () => {
    const { context, organization, takeIn } = await trying();
    for (const number of ["A", "B", "C"]) await takeIn(number);
    await takeIn("D", {});
    const samples = await diffOverSamples(context, organization.id, MOVED, 2);
    expect(samples.map(({ invoice }) => invoice.content.number)).toEqual(["C", "B"]);
    expect(samples.map(({ differences }) => differences.map(({ term }) => term))).toEqual([
      ["BT-13", "BT-12"],
      ["BT-13", "BT-12"],
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { column, createClient, rowsOf } from "../testing/client.ts";

describe("posted sales invoices", () => {
  it("MUST be found by status and time of change, with their lines", async () => {
    const { body } = await createClient().call(
      "salesInvoices?$filter=status eq 'Open' and lastModifiedDateTime gt 2026-11-05T00:00:00Z&$expand=salesInvoiceLines",
    );
    expect(rowsOf(body)).toMatchObject([
      {
        number: "VF2026-0002",
        customerName: "Woningcorporatie Het Baken",
        customerPurchaseOrderReference: "Bakenhof termijn 3",
        salesInvoiceLines: [
          { lineType: "Account", quantity: 1, unitPrice: 48_750, taxCode: "BTW21VERL", taxPercent: 0 },
          { quantity: 14, unitPrice: 385.5, netAmount: 5_397, totalTaxAmount: 0 },
        ],
      },
    ]);
  });

  it("MUST carry totals by the VAT posting setup", async () => {
    const { body } = await createClient().call("salesInvoices?$orderby=number");
    expect(rowsOf(body)).toMatchObject([
      { totalAmountExcludingTax: 3_578.65, totalTaxAmount: 681.32, totalAmountIncludingTax: 4_259.97 },
      { totalAmountExcludingTax: 54_147, totalTaxAmount: 0, totalAmountIncludingTax: 54_147 },
    ]);
  });

  it("MUST give lines at the root for one document only", async () => {
    const client = createClient();
    const [first] = rowsOf((await client.call("salesInvoices")).body);
    const { body } = await client.call(`salesInvoiceLines?$filter=documentId eq ${first?.["id"]}`);
    expect(column(body, "sequence")).toEqual([10_000, 20_000, 30_000]);
    expect((await client.call("salesInvoiceLines")).status).toBe(400);
  });

  it("MUST grow by what the control API posts", async () => {
    const client = createClient();
    const posted = await client.control("posted-sales-invoice", {
      body: {
        customerNumber: "D00020",
        customerPurchaseOrderReference: "INK-5000",
        lines: [{ description: "Meerwerk", quantity: 2, unitPrice: 10.5, unitOfMeasureCode: "UUR", taxCode: "LAAG" }],
      },
    });
    expect(posted).toMatchObject({ status: 201, body: { number: "VF2026-0003" } });
    const { body } = await client.call(`salesInvoices(${posted.body["id"]})`);
    expect(body).toMatchObject({ invoiceDate: "2026-11-24", dueDate: "2026-12-24", totalAmountIncludingTax: 22.89 });
  });

  it.each([
    { customerNumber: "D00020" },
    { customerNumber: "D99999", lines: [{ description: "x" }] },
    { customerNumber: "D00020", lines: [{ description: "x", taxCode: "BTW21" }] },
    { customerNumber: "D00020", number: "VF2026-0001", lines: [{ description: "x" }] },
  ])("MUST refuse to post %o", async (body) => {
    expect((await createClient().control("posted-sales-invoice", { body })).status).toBe(400);
  });
});

describe("posted sales credit memos", () => {
  it("MUST tell the invoice they apply to, and not Your Reference", async () => {
    const { body } = await createClient().call("salesCreditMemos?$expand=salesCreditMemoLines");
    expect(rowsOf(body)).toMatchObject([
      {
        number: "VC2026-0001",
        creditMemoDate: "2026-11-12",
        invoiceNumber: "VF2026-0001",
        totalAmountIncludingTax: 143.08,
        salesCreditMemoLines: [{ quantity: 1 }],
      },
    ]);
    expect(rowsOf(body)[0]).not.toHaveProperty("customerPurchaseOrderReference");
  });
});

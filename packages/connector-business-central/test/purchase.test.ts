import { decimal, formatDecimal, type LocalDate } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { COMPANY_PATH, createBooks, readJson } from "./books.ts";
import { proposeFor } from "./proposal.ts";

const FILE = { name: "2026-118.xml", mimeCode: "application/xml", bytes: new TextEncoder().encode("<Invoice/>") };

describe("a purchase invoice", () => {
  it("MUST stand in the books as proposed", async () => {
    const { connect, call } = await createBooks();
    const { erp } = connect();
    const { reference, number } = await erp.createPurchaseInvoice("key", await proposeFor(erp));
    const held = await readJson<object>(await call(`${reference}?$expand=purchaseInvoiceLines`));
    expect(held).toMatchObject({
      number,
      status: "Draft",
      vendorInvoiceNumber: "2026-118",
      invoiceDate: "2026-11-20",
      dueDate: "2026-12-20",
      currencyCode: "EUR",
      totalAmountIncludingTax: 1452,
      purchaseInvoiceLines: [
        { lineObjectNumber: "7020", description: "HEA 200", quantity: 2.5, unitCost: 440, taxCode: "BTW21" },
        { lineObjectNumber: "7020", description: "Transport", quantity: 1, unitCost: 100 },
      ],
    });
  });

  it("MUST bear no VAT under a reverse charge code", async () => {
    const { erp } = (await createBooks()).connect();
    const lines = (await proposeFor(erp)).lines.map((line) => ({ ...line, vatCode: "VERLEGD" }));
    const { totalWithVat } = await erp.createPurchaseInvoice("key", await proposeFor(erp, { lines }));
    expect(formatDecimal(totalWithVat)).toBe("1200");
  });

  it("MUST report what the ERP says about a wrong VAT code or account, and leave nothing behind", async () => {
    const { connect, control } = await createBooks();
    const { erp } = connect();
    const { lines } = await proposeFor(erp);
    for (const wrong of [{ vatCode: "BTW21" }, { ledgerAccount: "0001" }]) {
      const proposal = await proposeFor(erp, { lines: lines.map((line) => ({ ...line, ...wrong })) });
      await expect(erp.createPurchaseInvoice("key", proposal)).rejects.toMatchObject({ code: "REMOTE_REFUSED" });
    }
    expect(await readJson(await control("purchase-invoices"))).toEqual([]);
  });

  it("MUST refuse to take another document of the same number for this one", async () => {
    const { erp } = (await createBooks()).connect();
    await erp.createPurchaseInvoice("key", await proposeFor(erp));
    const other = await proposeFor(erp, { issueDate: "2026-11-21" as LocalDate });
    await expect(erp.createPurchaseInvoice("other", other)).rejects.toMatchObject({
      code: "REMOTE_REFUSED",
      message: expect.stringContaining("2026-11-20"),
    });
  });

  it("MUST find a number with a quote in it again", async () => {
    const { erp } = (await createBooks()).connect();
    const proposal = await proposeFor(erp, { supplierNumber: "A'dam & Zn #1" });
    const { reference } = await erp.createPurchaseInvoice("key", proposal);
    expect(await erp.createPurchaseInvoice("key", proposal)).toMatchObject({ reference, created: false });
  });

  it("MUST shorten a description that the ERP would refuse", async () => {
    const { connect, call } = await createBooks();
    const { erp } = connect();
    const [line] = (await proposeFor(erp)).lines;
    const lines = line === undefined ? [] : [{ ...line, description: "x".repeat(300) }];
    const { reference } = await erp.createPurchaseInvoice("key", await proposeFor(erp, { lines }));
    const { value } = await readJson<{ value: { description: string }[] }>(
      await call(`${reference}/purchaseInvoiceLines`),
    );
    expect(value[0]?.description).toHaveLength(100);
  });

  it("MUST NOT be taken out once it is posted", async () => {
    const { connect, call } = await createBooks();
    const { erp } = connect();
    const { reference } = await erp.createPurchaseInvoice("key", await proposeFor(erp));
    expect((await call(`${reference}/Microsoft.NAV.post`, { method: "POST" })).status).toBe(204);
    await expect(erp.undoPurchaseInvoice(reference)).rejects.toMatchObject({ code: "REMOTE_REFUSED" });
    expect(await erp.createPurchaseInvoice("key", await proposeFor(erp))).toMatchObject({ reference, created: false });
  });

  it("MUST take a reference that this connector did not make for a bug", async () => {
    const { erp } = (await createBooks()).connect();
    await expect(erp.undoPurchaseInvoice("vendors(1)")).rejects.toBeInstanceOf(RangeError);
  });
});

describe("a file with a purchase invoice", () => {
  const ATTACHMENTS = "documentAttachments";

  it("MUST be finished when an earlier attempt broke off between its two steps", async () => {
    const { connect, call, sandbox } = await createBooks();
    const { erp } = connect();
    const { reference } = await erp.createPurchaseInvoice("key", await proposeFor(erp));
    const operation = `PATCH ${COMPANY_PATH}/${ATTACHMENTS}`;
    sandbox.world.faults.add({ target: "business-central", operation, kind: "reset-before" });
    await expect(erp.attach(reference, FILE)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    await erp.attach(reference, FILE);
    const { value } = await readJson<{ value: object[] }>(await call(`${reference}/${ATTACHMENTS}`));
    expect(value).toMatchObject([{ fileName: FILE.name, byteSize: FILE.bytes.length }]);
  });

  it("MUST keep a name that the ERP would replace", async () => {
    const { connect, call } = await createBooks();
    const { erp } = connect();
    const { reference } = await erp.createPurchaseInvoice("key", await proposeFor(erp));
    await erp.attach(reference, { ...FILE, name: "week 44/45: uren?.xml" });
    await erp.attach(reference, { ...FILE, name: "week 44/45: uren?.xml" });
    const { value } = await readJson<{ value: object[] }>(await call(`${reference}/${ATTACHMENTS}`));
    expect(value).toMatchObject([{ fileName: "week 44_45_ uren_.xml" }]);
  });
});

describe("totals", () => {
  it("MUST be those of the ERP, so that a difference shows", async () => {
    const { erp } = (await createBooks()).connect();
    const proposal = await proposeFor(erp, { totalWithVat: decimal("1450") });
    expect(formatDecimal((await erp.createPurchaseInvoice("key", proposal)).totalWithVat)).toBe("1452");
  });
});

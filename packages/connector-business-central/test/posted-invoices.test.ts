import { type ErpPort, formatDecimal, type PostedInvoice, parseInvoice } from "@erp-gateway/core";
import { DEMO } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { createBooks, readJson } from "./books.ts";
import { createOddBooks } from "./odd-books.ts";

const { companyId } = DEMO.businessCentral;

interface Readable {
  readonly connect: (settings: Record<string, unknown>) => { readonly erp: ErpPort };
}

async function readAll(
  { connect }: Readable,
  settings: Record<string, unknown> = {},
): Promise<Map<string, PostedInvoice>> {
  const { erp } = connect(settings);
  const invoices: PostedInvoice[] = [];
  let cursor: string | undefined;
  for (let more = true; more; ) {
    const page = await erp.postedInvoices(cursor);
    invoices.push(...page.invoices);
    ({ cursor, more } = page);
  }
  return new Map(invoices.map((posted) => [posted.invoice.number, posted]));
}

function complete(posted: PostedInvoice | undefined) {
  const parsed = parseInvoice(posted?.invoice);
  return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.faults));
}

describe("posted sales documents of the demo company", () => {
  it("MUST become invoices that agree with the ERP to the cent", async () => {
    const posted = await readAll(await createBooks());
    expect([...posted.keys()].toSorted()).toEqual(["VC2026-0001", "VF2026-0001", "VF2026-0002"]);

    const invoice = complete(posted.get("VF2026-0001"));
    expect(posted.get("VF2026-0001")?.customerNumber).toBe("D00020");
    expect(invoice).toMatchObject({
      issueDate: "2026-11-03",
      dueDate: "2026-12-03",
      buyerReference: "INK-4471",
      purchaseOrderReference: "OPDR-2026-118",
      paymentTerms: "30 dagen netto",
      seller: { name: "Bouwbedrijf De Linde B.V.", legalId: { scheme: "0106", value: "61234567" } },
      buyer: { name: "Gemeente Lindebroek", address: { city: "Lindebroek", country: "NL" } },
      lines: [{ unitCode: "HUR" }, { unitCode: "DAY" }, { unitCode: "HUR" }],
    });
    expect(formatDecimal(invoice.totals.withoutVat)).toBe("3578.65");
    expect(invoice.vatBreakdown.map(({ category, vat }) => [category.code, formatDecimal(vat)])).toEqual([
      ["S", "628.67"],
      ["S", "52.65"],
    ]);
  });

  it("MUST carry reverse charge as AE, with the VAT number of both parties", async () => {
    const invoice = complete((await readAll(await createBooks())).get("VF2026-0002"));
    expect(invoice).toMatchObject({
      seller: { vatNumber: "NL861234571B01" },
      buyer: { vatNumber: "NL854321093B01" },
      vatBreakdown: [{ category: { code: "AE" }, exemptionCode: "VATEX-EU-AE" }],
    });
    expect(formatDecimal(invoice.totals.payable)).toBe("54147.00");
  });

  it("MUST be a fault with its path where the settings do not say what a rate of zero means", async () => {
    const posted = await readAll(await createBooks(), { vatCategories: "" });
    const parsed = parseInvoice(posted.get("VF2026-0002")?.invoice);
    expect(parsed.ok ? [] : parsed.faults.map(({ path }) => path)).toEqual([
      "$.lines[0].vat.code",
      "$.lines[1].vat.code",
    ]);
  });

  it("MUST make a credit memo a credit note of the invoice it applies to", async () => {
    const posted = (await readAll(await createBooks())).get("VC2026-0001");
    expect(complete(posted)).toMatchObject({
      kind: "CREDIT_NOTE",
      typeCode: "381",
      buyerReference: "INK-4471",
      precedingInvoices: [{ number: "VF2026-0001", issueDate: "2026-11-03" }],
    });
  });

  it("MUST carry the files that an invoice may carry, and leave the others", async () => {
    const books = await createBooks();
    const reference = (await readAll(books)).get("VF2026-0002")?.reference;
    const content = Buffer.from("%PDF-1.7 mandagenregister");
    for (const fileName of ["mandagenregister.PDF", "bestek.docx"]) {
      const body = JSON.stringify({ parentType: "Sales Invoice", parentId: reference, fileName });
      const headers = { "content-type": "application/json" };
      const made = await books.call("documentAttachments", { method: "POST", headers, body });
      const { id } = await readJson<{ id: string }>(made);
      const address = `documentAttachments(${id})/attachmentContent`;
      await books.call(address, { method: "PATCH", headers: { "if-match": "*" }, body: content });
    }
    expect(complete((await readAll(books)).get("VF2026-0002")).attachments).toEqual([
      {
        id: "mandagenregister.PDF",
        file: { name: "mandagenregister.PDF", mimeCode: "application/pdf", content: content.toString("base64") },
      },
    ]);
  });
});

describe("reading on", () => {
  it("MUST begin at the posting date of the settings", async () => {
    const posted = await readAll(await createBooks(), { postedFrom: "2026-11-10" });
    expect([...posted.keys()].toSorted()).toEqual(["VC2026-0001", "VF2026-0002"]);
  });

  it("MUST read ten minutes back, for what became visible late", async () => {
    const { connect, control, sandbox } = await createBooks({ startAt: new Date("2026-11-24T12:00:00Z") });
    const post = async (number: string) => {
      const lines = [{ description: "Gevel", quantity: 1, unitPrice: 1 }];
      await control("posted-sales-invoice", { number, customerNumber: "D00020", lines });
    };
    await post("F-1200");
    await sandbox.world.clock.advance(9 * 60_000);
    await post("F-1209");
    await sandbox.world.clock.advance(9 * 60_000);
    await post("F-1218");

    const { erp } = connect();
    const first = await erp.postedInvoices(undefined);
    const end = await erp.postedInvoices(first.cursor);
    const again = await erp.postedInvoices(end.cursor);
    expect(again.invoices.map(({ invoice }) => invoice.number)).toEqual(["F-1209", "F-1218"]);
  });

  it("MUST go on to the last page of the last set", async () => {
    const { erp } = await createOddBooks(({ path, url }) => {
      if (path !== "salesCreditMemos") return { value: [] };
      return url.includes("skiptoken")
        ? { value: [creditMemo("VC-2")] }
        : { value: [creditMemo("VC-1")], "@odata.nextLink": `${url}&$skiptoken=1` };
    });
    const read = await readAll({ connect: () => ({ erp }) });
    expect([...read.keys()]).toEqual(["VC-1", "VC-2"]);
  });

  it("MUST say how the connection is set up wrongly instead of giving an empty page", async () => {
    const { connect } = await createBooks();
    const misled = [{ environmentName: "Sandbox" }, { companyId: companyId.replace("c1", "c2") }];
    for (const settings of misled) {
      const reading = connect(settings).erp.postedInvoices(undefined);
      await expect(reading).rejects.toMatchObject({ code: "CONFIGURATION_INVALID" });
    }
  });
});

/** The least that a credit memo without lines shows. */
const creditMemo = (number: string): object => ({
  id: `40000000-0000-4000-8000-00000000000${number.slice(-1)}`,
  number,
  creditMemoDate: "2026-11-24",
  pricesIncludeTax: false,
  totalAmountExcludingTax: 0,
  totalTaxAmount: 0,
  totalAmountIncludingTax: 0,
  lastModifiedDateTime: "2026-11-24T09:00:00Z",
  documentAttachments: [],
  salesCreditMemoLines: [],
});

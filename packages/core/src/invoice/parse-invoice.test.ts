import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Fault } from "../fault.ts";
import type { Invoice } from "./invoice.ts";
import type { InvoiceInput } from "./invoice-input.ts";
import type { invoiceSchema } from "./invoice-schema.ts";
import { parseInvoice } from "./parse-invoice.ts";
import { toInvoiceJson } from "./to-invoice-json.ts";

const line: InvoiceInput["lines"][number] = {
  quantity: "8",
  unitCode: "HUR",
  price: { net: "52.50" },
  vat: { code: "S", rate: "21" },
  item: { name: "Timmerwerk" },
};
const input: InvoiceInput = {
  kind: "INVOICE",
  number: "2026-0001",
  issueDate: "2026-11-24",
  currency: "EUR",
  seller: { name: "De Linde", address: { country: "NL" } },
  buyer: { name: "De Vries", address: { country: "NL" } },
  lines: [line],
};

const faultsOf = (raw: unknown): readonly Fault[] => {
  const parsed = parseInvoice(raw);
  return parsed.ok ? [] : parsed.faults;
};
const codesOf = (raw: unknown): readonly string[] => faultsOf(raw).map(({ code, path }) => `${code} ${path}`);
const accepted = (raw: unknown): Invoice => {
  const parsed = parseInvoice(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
};

describe("reading", () => {
  it("MUST read no shape that InvoiceInput does not describe", () => {
    expectTypeOf<z.input<typeof invoiceSchema>>().toExtend<InvoiceInput>();
  });

  it("MUST leave absent terms out and make absent groups empty", () => {
    const invoice = accepted({ ...input, dueDate: null, buyerReference: undefined, notes: null, totals: null });
    expect(invoice).not.toHaveProperty("dueDate");
    expect(invoice).not.toHaveProperty("buyerReference");
    expect(invoice.notes).toEqual([]);
    expect(invoice.lines[0]).toMatchObject({ id: "1", allowances: [], item: { classifications: [], attributes: [] } });
  });

  it("MUST report everything that is wrong, each at its path", () => {
    const wrong = {
      kind: "PROFORMA",
      issueDate: "24-11-2026",
      currency: "eur",
      purchaseOrder: "4711",
      "odd name": 1,
      seller: { name: " ", address: { country: "Nederland" } },
      buyer: { name: 7, address: {} },
      lines: [line, null, { ...line, quantity: 8, price: { net: "52,50", baseQuantity: "0" }, vat: { code: "S" } }],
      allowances: [{ amount: "1.00" }],
      attachments: [{ id: "1", file: { name: "a.pdf", mimeCode: "application/pdf", content: "JVBE Rg==" } }],
    };
    expect(codesOf(wrong).toSorted()).toEqual(
      [
        "INV-KIND $.kind",
        "INV-REQUIRED $.number",
        "DATE-01 $.issueDate",
        "INV-CURRENCY $.currency",
        "INV-UNKNOWN $.purchaseOrder",
        "INV-UNKNOWN $['odd name']",
        "INV-TEXT-01 $.seller.name",
        "INV-COUNTRY $.seller.address.country",
        "INV-TYPE $.buyer.name",
        "INV-REQUIRED $.buyer.address.country",
        "INV-TYPE $.lines[1]",
        "INV-DECIMAL $.lines[2].quantity",
        "DEC-01 $.lines[2].price.net",
        "INV-BASE-QUANTITY $.lines[2].price.baseQuantity",
        "INV-VAT-RATE $.lines[2].vat.rate",
        "INV-REQUIRED $.allowances[0].vat",
        "INV-BASE64 $.attachments[0].file.content",
      ].toSorted(),
    );
  });

  it("MUST tell people to write numbers as text", () => {
    expect(faultsOf({ ...input, lines: [{ ...line, quantity: 8 }] })[0]?.message).toContain('text, e.g. "1250.00"');
  });

  it("MUST begin paths where the caller says the invoice stands", () => {
    expect(parseInvoice({ ...input, number: 1 }, "$.input.invoice")).toMatchObject({
      faults: [{ path: "$.input.invoice.number" }],
    });
  });

  it.each([
    ["a text of more than 10 000 characters", { number: "x".repeat(10_001) }, "INV-TEXT-02 $.number"],
    ["a control character", { number: "a\u0000" }, "INV-TEXT-03 $.number"],
    ["half a surrogate pair", { number: "a\ud800" }, "INV-TEXT-03 $.number"],
    ["no line", { lines: [] }, "INV-LINES-01 $.lines"],
    ["more than 10 000 lines", { lines: Array.from({ length: 10_001 }, () => line) }, "INV-LINES-02 $.lines"],
    [
      "VAT on a line's allowance",
      { lines: [{ ...line, charges: [{ amount: "1", vat: line.vat }] }] },
      "INV-UNKNOWN $.lines[0].charges[0].vat",
    ],
  ])("MUST refuse %s", (_what, change, fault) => expect(codesOf({ ...input, ...change })).toEqual([fault]));

  it("MUST take tabs, line breaks, emoji and any letter", () => {
    const paymentTerms = "30 dagen\r\n\tnetto · Büro · 建設 · 🏗";
    expect(accepted({ ...input, paymentTerms }).paymentTerms).toBe(paymentTerms);
  });

  it("MUST take an attachment of 20 MB", () => {
    const content = "QUFB".repeat(7_000_000);
    const attachments = [{ id: "1", file: { name: "a", mimeCode: "application/pdf", content } }];
    expect(accepted({ ...input, attachments }).attachments[0]?.file?.content).toHaveLength(content.length);
  });

  it("MUST NOT break on anything that JSON can hold", () => {
    let deep: unknown = "x";
    for (let level = 0; level < 50_000; level++) deep = { seller: [deep] };
    expect(parseInvoice(deep).ok).toBe(false);
    expect(codesOf(JSON.parse('{"__proto__":{"kind":"INVOICE"}}'))).toContain("INV-UNKNOWN $.__proto__");
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseInvoice(value).ok));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(input)), fc.jsonValue(), (key, value) => {
        expect(typeof parseInvoice({ ...input, [key]: value }).ok).toBe("boolean");
      }),
    );
  });
});

describe("toInvoiceJson", () => {
  const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => (value / 100).toFixed(2));
  const vat = fc.constantFrom(
    { code: "S", rate: "21" },
    { code: "S", rate: "9.0" },
    { code: "AE", rate: "0" },
    { code: "O" },
  );
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 1_000_000 }).map((value) => (value / 1000).toFixed(3)),
      unitCode: fc.constant("HUR"),
      price: fc.record({ net: cents, baseQuantity: fc.constantFrom("1", "100", "7", null) }),
      vat,
      item: fc.constant({ name: "Werk" }),
      allowances: fc.array(fc.record({ amount: cents, reason: fc.constant("Korting") }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const charges = fc.array(fc.record({ amount: cents, vat, reasonCode: fc.constant("FC") }), { maxLength: 2 });

  it("MUST be undone by parseInvoice, through JSON text too", () => {
    fc.assert(
      fc.property(lines, charges, fc.option(cents), (someLines, someCharges, prepaid) => {
        const invoice = accepted({ ...input, lines: someLines, charges: someCharges, totals: { prepaid } });
        expect(accepted(toInvoiceJson(invoice))).toEqual(invoice);
        expect(accepted(JSON.parse(JSON.stringify(toInvoiceJson(invoice))))).toEqual(invoice);
      }),
    );
  });

  it("MUST write decimals as text and leave empty groups out", () => {
    const json = toInvoiceJson(accepted(input));
    expect(json.totals?.payable).toBe("508.20");
    expect(json).not.toHaveProperty("notes");
    expect(json.lines[0]).not.toHaveProperty("charges");
  });
});

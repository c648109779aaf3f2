import { describe, expect, it } from "vitest";
import type { Fault } from "../fault.ts";
import type { InvoiceInput } from "./invoice-input.ts";
import { parseInvoice } from "./parse-invoice.ts";
import { toInvoiceJson } from "./to-invoice-json.ts";

type Line = InvoiceInput["lines"][number];
const standard = { code: "S", rate: "21" };
const line = (quantity: string, net: string, more: Partial<Line> = {}): Line => ({
  quantity,
  unitCode: "C62",
  price: { net },
  vat: standard,
  item: { name: "Werk" },
  ...more,
});
const party = { name: "Partij", address: { country: "NL" } };
const invoice = (lines: readonly Line[], more: Partial<InvoiceInput> = {}): InvoiceInput => ({
  kind: "INVOICE",
  number: "1",
  issueDate: "2026-11-24",
  currency: "EUR",
  seller: party,
  buyer: party,
  lines,
  ...more,
});

/** As JSON, so that amounts read like amounts. */
const completed = (input: InvoiceInput): InvoiceInput => {
  const parsed = parseInvoice(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return toInvoiceJson(parsed.value);
};
const faultsOf = (input: InvoiceInput): readonly Fault[] => {
  const parsed = parseInvoice(input);
  return parsed.ok ? [] : parsed.faults;
};

describe("line amounts", () => {
  it.each([
    ["64.5 hours at 49.75", line("64.5", "49.75"), "3208.88"],
    ["half a cent up", line("1", "0.005"), "0.01"],
    ["half a cent away from zero", line("-1", "0.005"), "-0.01"],
    ["a price per 100", line("1250", "18.40", { price: { net: "18.40", baseQuantity: "100" } }), "230.00"],
    ["a price per 3, rounded once", line("1", "10", { price: { net: "10", baseQuantity: "3" } }), "3.33"],
    [
      "charges and allowances",
      line("2", "10", { charges: [{ amount: "1.50" }], allowances: [{ amount: "0.25" }] }),
      "21.25",
    ],
    ["rounding after the allowance", line("1", "0.005", { allowances: [{ amount: "0.01" }] }), "-0.01"],
  ])("MUST compute %s", (_what, one, amount) => expect(completed(invoice([one])).lines[0]?.amount).toBe(amount));

  it("MUST number the lines that have no id", () => {
    expect(
      completed(invoice([line("1", "1"), line("1", "1", { id: "A" }), line("1", "1")])).lines.map(({ id }) => id),
    ).toEqual(["1", "A", "3"]);
  });
});

describe("totals", () => {
  it("MUST add up lines, allowances, charges, VAT, prepaid and rounding", () => {
    const { totals, vatBreakdown } = completed(
      invoice([line("1", "1000"), line("1", "100", { vat: { code: "S", rate: "9" } })], {
        allowances: [{ amount: "50.00", vat: standard }],
        charges: [{ amount: "10.00", vat: { code: "S", rate: "9.00" } }],
        totals: { prepaid: "100.00", rounding: "0.05" },
      }),
    );
    expect(totals).toEqual({
      lines: "1100.00",
      allowances: "50.00",
      charges: "10.00",
      withoutVat: "1060.00",
      vat: "209.40",
      withVat: "1269.40",
      prepaid: "100.00",
      rounding: "0.05",
      payable: "1169.45",
    });
    expect(vatBreakdown).toEqual([
      { category: { code: "S", rate: "21" }, taxable: "950.00", vat: "199.50" },
      { category: { code: "S", rate: "9" }, taxable: "110.00", vat: "9.90" },
    ]);
  });

  it("MUST leave out totals of allowances and charges when there are none", () => {
    expect(completed(invoice([line("1", "1")])).totals).toEqual({
      lines: "1.00",
      withoutVat: "1.00",
      vat: "0.21",
      withVat: "1.21",
      payable: "1.21",
    });
  });

  it("MUST round VAT once per category, not per line", () => {
    expect(completed(invoice([line("1", "0.02"), line("1", "0.02"), line("1", "0.02")])).totals?.vat).toBe("0.01");
  });

  it("MUST keep positive amounts on a credit note, typed 381", () => {
    const credit = completed(invoice([line("2", "10")], { kind: "CREDIT_NOTE" }));
    expect(credit).toMatchObject({ typeCode: "381", totals: { payable: "24.20" } });
    expect(completed(invoice([line("2", "10")])).typeCode).toBe("380");
    expect(completed(invoice([line("2", "10")], { typeCode: "389" })).typeCode).toBe("389");
  });

  it("MUST keep the VAT in accounting currency as stated", () => {
    const totals = { vatInAccountingCurrency: "0.24" };
    expect(completed(invoice([line("1", "1")], { vatAccountingCurrency: "USD", totals })).totals).toMatchObject(totals);
  });
});

describe("exemptions", () => {
  const reverse = [line("1", "100", { vat: { code: "AE", rate: "0" } })];
  const category = { code: "AE", rate: "0.00" };

  it("MUST say 'Btw verlegd' for a reverse charge without a reason", () => {
    expect(completed(invoice(reverse)).vatBreakdown).toEqual([
      {
        category: { code: "AE", rate: "0" },
        taxable: "100.00",
        vat: "0.00",
        exemptionReason: "Btw verlegd",
        exemptionCode: "VATEX-EU-AE",
      },
    ]);
  });

  it("MUST keep the reason that was given", () => {
    const [group] =
      completed(invoice(reverse, { vatBreakdown: [{ category, exemptionReason: "Reverse charge" }] })).vatBreakdown ??
      [];
    expect(group).toMatchObject({ exemptionReason: "Reverse charge" });
    expect(group).not.toHaveProperty("exemptionCode");
  });

  it("MUST NOT invent a reason for other categories", () => {
    const [group] = completed(invoice([line("1", "100", { vat: { code: "E", rate: "0" } })])).vatBreakdown ?? [];
    expect(group).not.toHaveProperty("exemptionReason");
  });

  it("MUST allow category O without a rate", () => {
    expect(completed(invoice([line("1", "100", { vat: { code: "O" } })])).vatBreakdown).toEqual([
      { category: { code: "O" }, taxable: "100.00", vat: "0.00" },
    ]);
  });

  it("MUST refuse a breakdown that nothing belongs to, or that comes twice", () => {
    expect(
      faultsOf(
        invoice(reverse, {
          vatBreakdown: [{ category: standard }, { category }, { category: { code: "AE", rate: "0" } }],
        }),
      ),
    ).toMatchObject([
      { code: "INV-BREAKDOWN-02", path: "$.vatBreakdown[2]" },
      { code: "INV-BREAKDOWN-01", path: "$.vatBreakdown[0]" },
    ]);
  });
});

describe("amounts that were given", () => {
  it("MUST be accepted when they agree by value", () => {
    expect(
      faultsOf(invoice([line("1", "100", { amount: "100" })], { totals: { payable: "121.0", allowances: "0" } })),
    ).toEqual([]);
  });

  it("MUST be refused when they differ, with what was expected and what was given", () => {
    const wrong = invoice([line("1", "100", { amount: "99.99" })], {
      totals: {
        lines: "1",
        allowances: "2",
        charges: "3",
        withoutVat: "4",
        vat: "5",
        withVat: "6",
        payable: "7",
      },
      vatBreakdown: [{ category: standard, taxable: "8", vat: "9" }],
    });
    const faults = faultsOf(wrong);
    expect(faults.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "INV-TOTAL-LINE $.lines[0].amount",
      "INV-TOTAL-TAXABLE $.vatBreakdown[0].taxable",
      "INV-TOTAL-TAX $.vatBreakdown[0].vat",
      "INV-TOTAL-LINES $.totals.lines",
      "INV-TOTAL-ALLOWANCES $.totals.allowances",
      "INV-TOTAL-CHARGES $.totals.charges",
      "INV-TOTAL-WITHOUT-VAT $.totals.withoutVat",
      "INV-TOTAL-VAT $.totals.vat",
      "INV-TOTAL-WITH-VAT $.totals.withVat",
      "INV-TOTAL-PAYABLE $.totals.payable",
    ]);
    expect(faults[0]?.message).toMatch(/expected 100\.00, given 99\.99$/);
  });

  it("MUST be refused when no invoice could carry them", () => {
    const huge = line("999999999999999999", "10");
    expect(faultsOf(invoice([huge]))[0]).toMatchObject({ code: "INV-RANGE", path: "$.lines[0].amount" });
    expect(faultsOf(invoice([line("-999999999999999999", "10")]))[0]).toMatchObject({ code: "INV-RANGE" });
  });
});

describe("what was given", () => {
  it("MUST stay as it was given where it agrees", () => {
    const given = completed(
      invoice([line("1", "10", { amount: "10" }), line("1", "10.5")], {
        totals: { lines: "20.5", allowances: "0", payable: "24.81" },
      }),
    );
    expect(given.lines.map(({ amount }) => amount)).toEqual(["10", "10.50"]);
    expect(given.totals).toMatchObject({ lines: "20.5", allowances: "0", withoutVat: "20.50", payable: "24.81" });
  });

  it("MUST keep the order of the VAT breakdown", () => {
    const reduced = { code: "S", rate: "9" };
    const lines = [
      line("1", "10"),
      line("1", "10", { vat: reduced }),
      line("1", "10", { vat: { code: "Z", rate: "0" } }),
    ];
    const { vatBreakdown } = completed(invoice(lines, { vatBreakdown: [{ category: { code: "S", rate: "9.0" } }] }));
    expect(vatBreakdown?.map(({ category }) => category.rate)).toEqual(["9.0", "21", "0"]);
  });

  it("MUST mean a discount when it is a gross price", () => {
    const prices = [{ net: "8.5", gross: "10" }, { net: "8.5", gross: "10", discount: "2" }, { net: "8.5" }];
    const { lines } = completed(invoice(prices.map((price) => line("1", "8.5", { price }))));
    expect(lines.map(({ price }) => price.discount)).toEqual(["1.5", "2", undefined]);
  });
});

describe("a share of the amount due", () => {
  it("MUST name its payment means", () => {
    const paymentMeans = [{ code: "58", share: { amount: "1" } }];
    expect(faultsOf(invoice([line("1", "1")], { paymentMeans }))).toMatchObject([
      { code: "INV-SHARE-01", path: "$.paymentMeans[0].id" },
    ]);
  });
});

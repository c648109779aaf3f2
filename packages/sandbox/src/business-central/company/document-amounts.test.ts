import { describe, expect, it } from "vitest";
import { type Exact, toExact, toNumber } from "../exact.ts";
import { documentAmounts, type PricedLine } from "./document-amounts.ts";
import type { VatPosting } from "./vat-posting-setup.ts";

const vat = (
  identifier: string,
  percent: number,
  calculation: VatPosting["calculation"] = "Normal VAT",
): VatPosting => ({
  businessGroup: "BINNENLAND",
  productGroup: identifier,
  identifier,
  percent: toExact(percent),
  calculation,
});
const HIGH = vat("BTW21", 21);
const LOW = vat("BTW9", 9);
const REVERSED = vat("VERL21", 21, "Reverse Charge VAT");

const line = (quantity: number, unitPrice: number, posting: VatPosting, discount = 0): PricedLine => ({
  quantity: toExact(quantity),
  unitPrice: toExact(unitPrice),
  discountAmount: toExact(discount),
  vat: posting,
});
const amounts = (lines: readonly PricedLine[], documentDiscount = 0, pricesIncludeTax = false) =>
  documentAmounts(lines, { documentDiscount: toExact(documentDiscount), pricesIncludeTax });
const totals = ({ excludingTax, tax, includingTax }: Record<"excludingTax" | "tax" | "includingTax", Exact>) =>
  [excludingTax, tax, includingTax].map(toNumber);

describe("amounts of a document", () => {
  it("MUST tax quantity times price minus discount", () => {
    expect(totals(amounts([line(3, 19.99, HIGH, 5), line(2.5, 10, LOW)]))).toEqual([79.97, 13.79, 93.76]);
  });

  it("MUST round VAT once per group, so that many small lines do not gain cents", () => {
    const cents = amounts(Array.from({ length: 10 }, () => line(1, 0.02, HIGH)));
    expect(totals(cents)).toEqual([0.2, 0.04, 0.24]);
    expect(toNumber(cents.lines.reduce((sum, { net }) => sum + net.tax, 0n))).toBe(0.04);
  });

  it("MUST leave VAT off a reverse charge line, whatever the rate of its setup", () => {
    expect(totals(amounts([line(1, 1000, REVERSED), line(1, 100, HIGH)]))).toEqual([1100, 21, 1121]);
  });

  it("MUST spread the document discount over the lines to the cent", () => {
    const discounted = amounts([line(1, 10, HIGH), line(1, 10, HIGH), line(1, 10, HIGH)], 10);
    expect(discounted.lines.map(({ discountAllocation }) => toNumber(discountAllocation))).toEqual([3.33, 3.34, 3.33]);
    expect(totals(discounted)).toEqual([20, 4.2, 24.2]);
  });

  it("MUST take VAT out of prices that include it", () => {
    expect(totals(amounts([line(1, 121, HIGH), line(1, 10, LOW)], 0, true))).toEqual([109.17, 21.83, 131]);
  });

  it("MUST count a comment line for nothing", () => {
    const comment = { quantity: 0n, unitPrice: 0n, discountAmount: 0n };
    expect(totals(amounts([comment, line(1, 1, HIGH)]))).toEqual([1, 0.21, 1.21]);
  });
});

import { formatDecimal, round, ZERO } from "@erp-gateway/core";
import { select, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { type Amount, amountAt, minus, plus } from "./amount.ts";

/** What lines, allowances and charges of the document add up to: lines + charges − allowances. */
export interface Taxables {
  /** Zero where nothing uses the category; `undefined` where an amount is unreadable. */
  ofCategory(code: string): Amount;
  /** `undefined` also where nothing uses the category at that rate. */
  ofRate(code: string, rate: Amount): Amount;
}

export interface Taxed {
  readonly carrier: XmlElement;
  /** Of its VAT category. */
  readonly category: string;
  readonly amount: string;
  readonly sign: "PLUS" | "MINUS";
}

export function sumTaxables(entries: readonly Taxed[]): Taxables {
  const sums = new Map<string, Amount>();
  for (const { carrier, category, amount, sign } of entries) {
    const value = select(carrier, amount).length === 0 ? ZERO : amountAt(carrier, amount);
    for (const key of keysOf(carrier, category)) {
      const sum = sums.has(key) ? sums.get(key) : ZERO;
      sums.set(key, sign === "PLUS" ? plus(sum, value) : minus(sum, value));
    }
  }
  return {
    ofCategory: (code) => (sums.has(code) ? sums.get(code) : ZERO),
    ofRate: (code, rate) => rate && sums.get(keyOf(code, rate)),
  };
}

/** One per category, one per category and rate. */
function keysOf(carrier: XmlElement, category: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const use of select(carrier, category)) {
    const code = value(use, "cbc:ID") ?? "";
    const rate = amountAt(use, "cbc:Percent");
    keys.add(code);
    if (rate !== undefined) keys.add(keyOf(code, rate));
  }
  return keys;
}

/** Rates count by value: 21 and 21.00 are one. */
const keyOf = (code: string, rate: NonNullable<Amount>): string => `${code} ${formatDecimal(round(rate, 10))}`;

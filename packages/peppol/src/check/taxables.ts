import { ZERO } from "@erp-gateway/core";
import { first, select, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { type Amount, amountAt, amountOf, minus, plus } from "./amount.ts";

/** What lines, allowances and charges of the document add up to: lines + charges − allowances. */
export interface Taxables {
  /** Zero where nothing uses the category; `undefined` where an amount is unreadable. */
  ofCategory(code: string): Amount;
  /** `undefined` also where nothing uses the category at that rate. */
  ofRate(code: string, rate: Amount): Amount;
}

export interface Taxed {
  readonly carriers: readonly XmlElement[];
  /** Of its VAT category. */
  readonly category: string;
  readonly amount: string;
  readonly sign: "PLUS" | "MINUS";
}

export function sumTaxables(entries: readonly Taxed[]): Taxables {
  const sums = new Map<string, Amount>();
  for (const { carriers, category, amount, sign } of entries) {
    for (const carrier of carriers) {
      const found = first(carrier, amount);
      const value = found === undefined ? ZERO : amountOf(found);
      for (const key of keysOf(select(carrier, category))) {
        const sum = sums.has(key) ? sums.get(key) : ZERO;
        sums.set(key, sign === "PLUS" ? plus(sum, value) : minus(sum, value));
      }
    }
  }
  return {
    ofCategory: (code) => (sums.has(code) ? sums.get(code) : ZERO),
    ofRate: (code, rate) => rate && sums.get(keyOf(code, rate)),
  };
}

/** One per category, one per category and rate; each once for a carrier. */
function keysOf(uses: readonly XmlElement[]): Iterable<string> {
  const keys = uses.flatMap((use) => {
    const code = value(use, "cbc:ID") ?? "";
    const rate = amountAt(use, "cbc:Percent");
    return rate === undefined ? [code] : [code, keyOf(code, rate)];
  });
  return uses.length > 1 ? new Set(keys) : keys;
}

/** Rates count by value: 21 and 21.00 are one. */
function keyOf(code: string, rate: NonNullable<Amount>): string {
  let { units, scale } = rate;
  for (; scale > 0 && units % 10n === 0n; scale -= 1) units /= 10n;
  return scale === 0 ? `${code} ${units}` : `${code} ${units}e-${scale}`;
}

import {
  add,
  compare,
  type Decimal,
  decimal,
  equals,
  isZero,
  multiply,
  negate,
  parseDecimal,
  subtract,
  ZERO,
} from "@erp-gateway/core";
import { first, select } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";

/** A number of a document: `undefined` when it is missing or unreadable, and so is everything computed with it. */
export type Amount = Decimal | undefined;

export const ONE = decimal("1");
const HUNDREDTH = decimal("0.01");

/** More than the model takes in, because the schema sets no limit, and still a limit. */
const DIGITS = { whole: 200, fraction: 200 };

export function amountOf(element: XmlElement | undefined): Amount {
  if (element === undefined) return undefined;
  const parsed = parseDecimal(element.trimmed, "$", DIGITS);
  return parsed.ok ? parsed.value : undefined;
}

export const amountAt = (element: XmlElement, path: string): Amount => amountOf(first(element, path));

/** Of an empty list: zero. There may be more elements than a function has room for arguments. */
export function sumAt(elements: readonly XmlElement[], path: string): Amount {
  let sum: Amount = ZERO;
  for (const element of elements) for (const found of select(element, path)) sum = plus(sum, amountOf(found));
  return sum;
}

export const plus = (left: Amount, right: Amount): Amount => left && right && add(left, right);
export const minus = (left: Amount, right: Amount): Amount => left && right && subtract(left, right);
export const times = (left: Amount, right: Amount): Amount => left && right && multiply(left, right);
export const percentOf = (base: Amount, percent: Amount): Amount => times(times(base, percent), HUNDREDTH);
const absolute = (amount: Amount): Amount => (amount && amount.units < 0n ? negate(amount) : amount);

/** To whole multiples of 10^-scale; a half goes up, also below zero, as `round` of XPath does. */
export function roundUp(amount: Amount, scale: number): Amount {
  if (amount === undefined || amount.scale <= scale) return amount;
  const unit = 10n ** BigInt(amount.scale - scale);
  const shifted = amount.units + unit / 2n;
  const units = shifted / unit - (shifted % unit < 0n ? 1n : 0n);
  return { units, scale };
}

export const cents = (amount: Amount): Amount => roundUp(amount, 2);

/** False when one of them is not known. */
export const same = (left: Amount, right: Amount): boolean =>
  left !== undefined && right !== undefined && equals(left, right);

export const atLeast = (amount: Amount, bound: Decimal): boolean => amount !== undefined && compare(amount, bound) >= 0;
export const isAbove = (amount: Amount, bound: Decimal): boolean => amount !== undefined && compare(amount, bound) > 0;
export const isNothing = (amount: Amount): boolean => amount !== undefined && isZero(amount);

/** |left − right| < tolerance */
export function isNear(left: Amount, right: Amount, tolerance: Decimal): boolean {
  const distance = absolute(minus(left, right));
  return distance !== undefined && compare(distance, tolerance) < 0;
}

/** |left − right| ≤ tolerance */
export function isWithin(left: Amount, right: Amount, tolerance: Decimal | undefined): boolean {
  const distance = absolute(minus(left, right));
  return distance !== undefined && tolerance !== undefined && compare(distance, tolerance) <= 0;
}

/** The tolerance of one unit is that of EN 16931 (BR-CO-17, BR-S-09); signs are left out of it. */
export const isVatOf = (tax: Amount, taxable: Amount, rate: Amount): boolean =>
  isNear(absolute(tax), cents(percentOf(absolute(taxable), rate)), ONE);

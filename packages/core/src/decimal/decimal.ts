import { accept, fault, type Result, reject } from "../fault.ts";

/** An exact decimal: `units / 10^scale`. `12.50` is `{ units: 1250n, scale: 2 }`; the scale is kept as written. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const DECIMAL_FAULTS = {
  "DEC-01": "not a decimal number; write it like 1250.00 (a dot, no thousands separator, no exponent)",
  "DEC-02": "a decimal has at most 18 digits before and 10 after the dot",
} as const;

const LEXICAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** Accepts the lexical space of `xs:decimal` within 18 + 10 digits. */
export function parseDecimal(input: string, path = "$"): Result<Decimal> {
  const bad = (code: keyof typeof DECIMAL_FAULTS): Result<never> => reject(fault(DECIMAL_FAULTS, code, path));
  const [, sign = "", whole = "", fraction = ""] = LEXICAL.exec(input.trim()) ?? [];
  if (whole === "" && fraction === "") return bad("DEC-01");
  if (whole.length > 18 || fraction.length > 10) return bad("DEC-02");
  const units = BigInt(whole + fraction);
  return accept({ units: sign === "-" ? -units : units, scale: fraction.length });
}

/** For literals in code and tests. @throws RangeError when the text is no decimal */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new RangeError(`${text}: ${parsed.faults[0]?.message}`);
  return parsed.value;
}

const power = (scale: number): bigint => 10n ** BigInt(scale);
const at = (value: Decimal, scale: number): bigint => value.units * power(scale - value.scale);

export function add(...values: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...values.map((value) => value.scale));
  return { units: values.reduce((sum, value) => sum + at(value, scale), 0n), scale };
}

export const negate = (value: Decimal): Decimal => ({ units: -value.units, scale: value.scale });

export const subtract = (left: Decimal, right: Decimal): Decimal => add(left, negate(right));

export const multiply = (left: Decimal, right: Decimal): Decimal => ({
  units: left.units * right.units,
  scale: left.scale + right.scale,
});

/** Rounds half away from zero, as EN 16931 amounts are. @throws RangeError on division by zero */
export function divide(left: Decimal, right: Decimal, scale: number): Decimal {
  if (right.units === 0n) throw new RangeError("division by zero");
  return { units: roundedQuotient(left.units * power(scale + right.scale), right.units * power(left.scale)), scale };
}

/** Rounds half away from zero to `scale` digits; a value with fewer digits is padded. */
export function round(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return { units: at(value, scale), scale };
  return { units: roundedQuotient(value.units, power(value.scale - scale)), scale };
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const magnitude = (2n * n + d) / (2n * d);
  return negative ? -magnitude : magnitude;
}

/** Negative, zero or positive, by value: `1.0` equals `1`. */
export function compare(left: Decimal, right: Decimal): number {
  const difference = subtract(left, right).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const equals = (left: Decimal, right: Decimal): boolean => compare(left, right) === 0;

export const isZero = (value: Decimal): boolean => value.units === 0n;

export function formatDecimal(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return `${value.units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

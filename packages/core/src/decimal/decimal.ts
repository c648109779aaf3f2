import { accept, fault, type Result, reject } from "../fault.ts";

/** An exact decimal: `units / 10^scale`. `12.50` is `{ units: 1250n, scale: 2 }`; the scale is kept as written. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const DECIMAL_FAULTS = {
  "DEC-01": "not a decimal number; write it like 1250.00 (a dot, no thousands separator, no exponent)",
  "DEC-02": "a decimal has at most 18 digits before and 20 after the dot",
} as const;

export const ZERO: Decimal = { units: 0n, scale: 0 };

const WHOLE_DIGITS = 18;
const FRACTION_DIGITS = 20;
/** So many digits a number holds exactly; it is made into a bigint faster than a text is. */
const EXACT_DIGITS = 15;
const [PLUS, MINUS, DOT, NINE, NOUGHT] = [43, 45, 46, 57, 48];

/** Digits before and behind the dot. */
export interface DecimalLimits {
  readonly whole: number;
  readonly fraction: number;
}

/** Accepts the lexical space of `xs:decimal` within 18 + 20 digits, or those given. */
export function parseDecimal(
  input: string,
  path = "$",
  limits: DecimalLimits = { whole: WHOLE_DIGITS, fraction: FRACTION_DIGITS },
): Result<Decimal> {
  const text = input.trim();
  const first = text.charCodeAt(0);
  const start = first === MINUS || first === PLUS ? 1 : 0;
  let dot = -1;
  let number = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT && dot === -1) dot = at;
    else if (code < NOUGHT || code > NINE) return reject(fault(DECIMAL_FAULTS, "DEC-01", path));
    else number = number * 10 + code - NOUGHT;
  }
  const whole = (dot === -1 ? text.length : dot) - start;
  const scale = dot === -1 ? 0 : text.length - dot - 1;
  if (whole + scale === 0) return reject(fault(DECIMAL_FAULTS, "DEC-01", path));
  if (whole > limits.whole || scale > limits.fraction) return reject(fault(DECIMAL_FAULTS, "DEC-02", path));
  const units = whole + scale <= EXACT_DIGITS ? BigInt(number) : BigInt(text.slice(start).replace(".", ""));
  return accept({ units: first === MINUS ? -units : units, scale });
}

/** For literals in code and tests. @throws RangeError when the text is no decimal */
export function decimal(text: string): Decimal {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new RangeError(`${text}: ${parsed.faults[0]?.message}`);
  return parsed.value;
}

const POWERS: readonly bigint[] = Array.from({ length: 60 }, (_, exponent) => 10n ** BigInt(exponent));
const power = (scale: number): bigint => POWERS[scale] ?? 10n ** BigInt(scale);
const at = (value: Decimal, scale: number): bigint =>
  value.scale === scale ? value.units : value.units * power(scale - value.scale);

export const add = (...values: readonly Decimal[]): Decimal => values.reduce(plus, ZERO);

function plus(left: Decimal, right: Decimal): Decimal {
  if (left.scale === right.scale) return { units: left.units + right.units, scale: left.scale };
  const scale = Math.max(left.scale, right.scale);
  return { units: at(left, scale) + at(right, scale), scale };
}

export const negate = (value: Decimal): Decimal => ({ units: -value.units, scale: value.scale });

export const subtract = (left: Decimal, right: Decimal): Decimal => plus(left, negate(right));

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
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [at(left, scale), at(right, scale)];
  return a < b ? -1 : a > b ? 1 : 0;
}

export const equals = (left: Decimal, right: Decimal): boolean => compare(left, right) === 0;

export const isZero = (value: Decimal): boolean => value.units === 0n;

export function formatDecimal(value: Decimal): string {
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale);
  return `${value.units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

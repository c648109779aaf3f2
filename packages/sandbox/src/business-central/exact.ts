/** A decimal with ten places as an integer: 1 is `10_000_000_000n`. */
export type Exact = bigint;

const PLACES = 10;
const ONE: Exact = 10n ** BigInt(PLACES);
const CENT: Exact = ONE / 100n;

/** Reads a JSON number by its shortest decimal notation; places beyond the tenth are cut off. */
export function toExact(value: number): Exact {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.replace("-", "").split(".");
  const shift = PLACES - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return value < 0 ? -magnitude : magnitude;
}

export function toNumber(value: Exact): number {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, "0");
  const magnitude = Number(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
  return value < 0n ? -magnitude : magnitude;
}

/** `left × right`, rounded to cents. */
export const product = (left: Exact, right: Exact): Exact => rounded(left * right, ONE * CENT) * CENT;

/** `amount × part ÷ whole`, rounded to cents; zero when there is no whole. */
export const share = (amount: Exact, part: Exact, whole: Exact): Exact =>
  whole === 0n ? 0n : rounded(amount * part, whole * CENT) * CENT;

export const percentage = (amount: Exact, percent: Exact): Exact => share(amount, percent, 100n * ONE);

/** The part of an amount including VAT that is not VAT, rounded to cents. */
export const withoutPercentage = (amount: Exact, percent: Exact): Exact =>
  share(amount, 100n * ONE, 100n * ONE + percent);

/** `part` in percent of `whole`, five places. */
export const percentOf = (part: Exact, whole: Exact): Exact =>
  whole === 0n ? 0n : rounded(part * 100n * 10n ** 5n, whole) * 10n ** BigInt(PLACES - 5);

export const total = (values: readonly Exact[]): Exact => values.reduce((sum, value) => sum + value, 0n);

/** Half away from zero, as Business Central rounds to the nearest. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const [n, d] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  const magnitude = (2n * n + d) / (2n * d);
  return negative ? -magnitude : magnitude;
}

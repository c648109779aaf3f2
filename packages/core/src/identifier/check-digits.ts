import { hasIbanCheckDigits } from "./iban.ts";
import { mod97 } from "./mod-97.ts";
import { type ParticipantId, schemeOf, valuePart } from "./participant-id.ts";

/** `none`: the scheme has no check digits, or we know none. */
export type CheckDigits = "ok" | "failed" | "none";

const CHECKS: Readonly<Record<string, (value: string) => boolean>> = {
  "0002": (value) => /^\d{9}$/.test(value) && luhn(value),
  "0009": siret,
  "0088": gln,
  "0199": (value) => mod97(value) === 1,
  "0208": belgian,
  "9918": hasIbanCheckDigits,
  "9925": (value) => belgian(value.slice(2)),
  "9944": (value) => eleven(value.slice(2, 11)) || mod97(value) === 1,
  "9956": belgian,
};

/** A failed check is worth a warning, never a refusal: a live registration at the network beats it. */
export function checkDigits(id: ParticipantId): CheckDigits {
  const check = CHECKS[schemeOf(id)];
  return check === undefined ? "none" : check(valuePart(id)) ? "ok" : "failed";
}

const sum = (digits: string, weight: (index: number) => number): number =>
  [...digits].reduce((total, digit, index) => total + Number(digit) * weight(index), 0);

/** GS1: weights 1 and 3 in turn, the check digit has weight 1. */
function gln(value: string): boolean {
  return sum(value, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** The number inside a Dutch VAT number of a company: weights 9 to 2, modulo 11. Sole traders: mod 97 of the whole. */
function eleven(digits: string): boolean {
  return sum(digits.slice(0, 8), (index) => 9 - index) % 11 === Number(digits[8]);
}

/** The last two digits are 97 minus the remainder of the first eight. */
function belgian(digits: string): boolean {
  return 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
}

function luhn(digits: string): boolean {
  const doubled = (digit: number): number => (digit > 4 ? 2 * digit - 9 : 2 * digit);
  const total = [...digits].reverse().map(Number);
  return total.reduce((all, digit, index) => all + (index % 2 === 0 ? digit : doubled(digit)), 0) % 10 === 0;
}

/** Branches of La Poste ran out of Luhn numbers: the sum of their digits is a multiple of 5. */
function siret(value: string): boolean {
  if (!/^\d{14}$/.test(value)) return false;
  return luhn(value) || (value.startsWith("356000000") && sum(value, () => 1) % 5 === 0);
}

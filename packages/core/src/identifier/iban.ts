import { accept, fault, type Result, reject } from "../fault.ts";
import { mod97 } from "./mod-97.ts";

export const IBAN_FAULTS = {
  "IBAN-01": "not an IBAN; it is a country, 2 check digits and the account, e.g. NL91 ABNA 0417 1643 00",
  "IBAN-02": "the check digits of this IBAN are wrong: probably a typing error",
} as const;

/** Returns upper case without separators. The G-account of a construction firm is an IBAN like any other. */
export function parseIban(text: string, path = "$"): Result<string> {
  const iban = text.replace(/[\s.'‘’-]/g, "").toUpperCase();
  const form = iban.startsWith("NL") ? /^NL\d{2}[A-Z]{4}\d{10}$/ : /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;
  if (!form.test(iban)) return reject(fault(IBAN_FAULTS, "IBAN-01", path));
  return hasIbanCheckDigits(iban) ? accept(iban) : reject(fault(IBAN_FAULTS, "IBAN-02", path));
}

/** ISO 13616: country and check digits move to the end, then mod 97 is 1. */
export const hasIbanCheckDigits = (iban: string): boolean =>
  /^[A-Z0-9]{5,}$/.test(iban) && mod97(iban.slice(4) + iban.slice(0, 4)) === 1;

import { accept, fault, type Result, reject } from "../fault.ts";
import { IDENTIFIER_FAULTS } from "./identifier-faults.ts";
import { schemeByText } from "./schemes.ts";

export const VAT_FAULTS = {
  "VAT-01": "not a VAT number; it starts with the letters of the country, e.g. NL123456789B01",
} as const;

/** Returns upper case, with country prefix, without separators. `123456789B01` can only be Dutch. */
export function parseVatNumber(text: string, path = "$"): Result<string> {
  const compact = text.replace(/[\s.'‘’-]/g, "").toUpperCase();
  const number = /^\d{9}B\d{2}$/.test(compact) ? `NL${compact}` : compact;
  const form = schemeByText(`${number.slice(0, 2)}:VAT`)?.form;
  if (form && !form.pattern.test(number)) return reject(fault(IDENTIFIER_FAULTS, form.fault, path));
  return /^[A-Z]{2}(?=.*\d)[A-Z0-9+*]{2,13}$/.test(number) ? accept(number) : reject(fault(VAT_FAULTS, "VAT-01", path));
}

import { value } from "../../ubl/select.ts";
import { attribute, text } from "../../xml/index.ts";
import { fatal, type Holds, type Rule, type RuleContext, warning } from "../rule.ts";

const matches =
  (form: RegExp, check: (digits: string) => boolean = () => true): Holds =>
  (id) => {
    const value = id.trimmed;
    return form.test(value) && check(value);
  };

/** White space around it counts. */
const matchesExactly =
  (form: RegExp): Holds =>
  (id) =>
    form.test(text(id));

const digitsOf = (value: string): readonly number[] => [...value].map(Number);
const weighted = (digits: readonly number[], weight: (index: number) => number): number =>
  digits.reduce((sum, digit, index) => sum + digit * weight(index), 0);

/** GS1 and others: from the right, weights 3 and 1 in turn. */
const isGln = (value: string): boolean => {
  const [check, ...rest] = digitsOf(value).toReversed();
  return (10 - (weighted(rest, (index) => (index % 2 === 0 ? 3 : 1)) % 10)) % 10 === check;
};

/** From the right, weights 2 to 7. */
export const isMod11 = (value: string): boolean => {
  const [check, ...rest] = digitsOf(value).toReversed();
  return Number(value) > 0 && (11 - (weighted(rest, (index) => (index % 6) + 2) % 11)) % 11 === check;
};

const isBelgian = (value: string): boolean => Number(value.slice(8)) === 97 - (Number(value.slice(0, 8)) % 97);

/** Luhn over 9 digits; the tenth is the check digit. */
export const isSwedish = (value: string): boolean => {
  const [check, ...rest] = digitsOf(value).toReversed();
  const sum = rest.reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? 2 * digit : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10 === check;
};

/** One is taken from the first digit; weights 10, 1, 3, 5, …, 19; modulo 89. */
const isAbn = (value: string): boolean => {
  const sum = weighted(digitsOf(value), (index) => (index === 0 ? 10 : 2 * index - 1));
  return (sum - 10) % 89 === 0;
};

const scheme = (number: string, rule: Rule): RuleContext => ({
  on: ["cbc:EndpointID", "cac:PartyIdentification/cbc:ID", "cbc:CompanyID"],
  when: (id) => attribute(id, "schemeID") === number,
  rules: [rule],
});

/** Of a person, 16 characters; of a company, 11 digits. */
const isTaxCode = matches(/^(?:[A-Za-z]{6}\d{2}[A-Za-z]\d{2}.{3}\d[A-Za-z]|[+-]\d{10}|\d{11})$/);

/** IT and 11 digits: every second one doubled, and their digits summed up; a number of another country passes. */
function isItalianVat(value: string): boolean {
  if (!/^it/i.test(value) || value.startsWith("iT") || value.startsWith("It")) return true;
  const digits = digitsOf(value.slice(2));
  const sum = weighted(
    digits.map((digit, index) => (index % 2 === 0 ? digit : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0))),
    () => 1,
  );
  return /^\d{11}$/.test(value.slice(2)) && sum % 10 === 0;
}

const DUTCH_VAT = /^NL\d{9}B\d{2}$/;

/** Forms of identifiers by scheme. */
export const identifiers: readonly RuleContext[] = [
  scheme(
    "0088",
    fatal(
      "PEPPOL-COMMON-R040",
      "not a GLN (scheme 0088): digits with a GS1 check digit (BG-4, BG-7, BG-10)",
      matches(/^\d+$/, isGln),
    ),
  ),
  scheme(
    "0192",
    fatal(
      "PEPPOL-COMMON-R041",
      "not a Norwegian organisation number (0192): 9 digits, modulo 11 (BG-4, BG-7, BG-10)",
      matches(/^\d{9}$/, isMod11),
    ),
  ),
  scheme(
    "0184",
    fatal(
      "PEPPOL-COMMON-R042",
      "not a Danish CVR number (0184): 8 digits, DK may stand in front (BG-4, BG-7, BG-10)",
      matchesExactly(/^(DK)?\d{8}$/),
    ),
  ),
  scheme(
    "0096",
    fatal(
      "PEPPOL-COMMON-R052",
      "not a Danish P number (0096): 10 digits (BG-4, BG-7, BG-10)",
      matchesExactly(/^\d{10}$/),
    ),
  ),
  scheme(
    "0198",
    fatal(
      "PEPPOL-COMMON-R053",
      "not a Danish SE number (0198): DK and 8 digits (BG-4, BG-7, BG-10)",
      matchesExactly(/^DK\d{8}$/),
    ),
  ),
  scheme(
    "0208",
    fatal(
      "PEPPOL-COMMON-R043",
      "not a Belgian enterprise number (0208): 10 digits, modulo 97 (BG-4, BG-7, BG-10)",
      matches(/^\d{10}$/, isBelgian),
    ),
  ),
  scheme(
    "0201",
    warning(
      "PEPPOL-COMMON-R044",
      "not an Italian IPA code (0201): 6 characters (BG-4, BG-7, BG-10)",
      matches(/^[A-Za-z0-9]{6}$/),
    ),
  ),
  scheme(
    "0210",
    warning("PEPPOL-COMMON-R045", "not an Italian tax code (0210): 16 or 11 characters (BG-4, BG-7, BG-10)", isTaxCode),
  ),
  {
    on: ["cbc:EndpointID"],
    when: (id) => attribute(id, "schemeID") === "9907",
    rules: [
      warning("PEPPOL-COMMON-R046", "not an Italian tax code (9907): 16 or 11 characters (BT-34, BT-49)", isTaxCode),
    ],
  },
  scheme(
    "0211",
    warning("PEPPOL-COMMON-R047", "not an Italian VAT number (0211): IT and 11 digits (BG-4, BG-7, BG-10)", (id) =>
      isItalianVat(id.trimmed),
    ),
  ),
  scheme(
    "0007",
    fatal(
      "PEPPOL-COMMON-R049",
      "not a Swedish organisation number (0007): 10 digits, Luhn (BG-4, BG-7, BG-10)",
      matches(/^\d{10}$/, isSwedish),
    ),
  ),
  scheme(
    "0151",
    fatal(
      "PEPPOL-COMMON-R050",
      "not an Australian business number (0151): 11 digits, modulo 89 (BG-4, BG-7, BG-10)",
      matches(/^\d{11}$/, isAbn),
    ),
  ),
  scheme(
    "0106",
    warning("PEPPOL-COMMON-R054", "not a KvK number (0106): 8 digits (BG-4, BG-7, BG-10)", matches(/^\d{8}$/)),
  ),
  scheme(
    "0190",
    warning("PEPPOL-COMMON-R055", "not an OIN (0190): 20 digits (BG-4, BG-7, BG-10)", matches(/^\d{20}$/)),
  ),
  scheme(
    "9944",
    warning(
      "PEPPOL-COMMON-R056-1",
      "not a Dutch VAT number (9944): NL123456789B01 (BG-4, BG-7, BG-10)",
      matches(DUTCH_VAT),
    ),
  ),
  {
    on: ["cac:PartyTaxScheme/cbc:CompanyID"],
    when: (id) =>
      id.parent !== undefined && value(id.parent, "cac:TaxScheme/cbc:ID") === "VAT" && /^\s*NL/.test(text(id)),
    rules: [
      warning(
        "PEPPOL-COMMON-R056-2",
        "a Dutch VAT number (BT-31, BT-48, BT-63) looks like NL123456789B01",
        matches(DUTCH_VAT),
      ),
    ],
  },
  scheme(
    "0217",
    warning(
      "PEPPOL-COMMON-R057",
      "not a KvK establishment number (0217): 12 digits (BG-4, BG-7, BG-10)",
      matches(/^\d{12}$/),
    ),
  ),
];

import { accept, fault, type Result, reject } from "../fault.ts";
import { IDENTIFIER_FAULTS, type IdentifierFault } from "./identifier-faults.ts";
import { type ParticipantId, schemeOf, valuePart } from "./participant-id.ts";
import { SCHEMES, type Scheme, schemeByNumber, schemeByText } from "./schemes.ts";

/** Words people write in front, beside the text schemes. Longer names first: `NL:OINO` starts with `NL:OIN`. */
const NAMES = [...SCHEMES.map((scheme) => scheme.text), "KVK", "KBO", "OIN", "OINO", "SIRET", "BTW", "VAT"].sort(
  (left, right) => right.length - left.length,
);

const SHORT_NAMES: Readonly<Record<string, string>> = {
  KVK: "NL:KVK",
  KBO: "BE:EN",
  OIN: "NL:OINO",
  OINO: "NL:OINO",
  SIRET: "FR:SIRET",
};

/**
 * Accepts what people paste: `NL:KVK:12345678`, `0106:1234 5678`, `iso6523-actorid-upis::0106:…`, `KvK-nummer 12345678`,
 * a bare number whose form allows one reading only. Check digits are not judged: see `checkDigits`.
 * @see psb-api.md §4.3, api31-soap.md §4.2
 */
export function parseParticipantId(input: string, path = "$"): Result<ParticipantId> {
  const refuse = (code: IdentifierFault) => reject(fault(IDENTIFIER_FAULTS, code, path));
  const text = input
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .trim()
    .replace(/^['‘’]\s*/, "")
    .replace(/^iso6523-actorid-upis::\s*/i, "");
  const { number, value } = splitScheme(text);
  if (number === undefined) return refuse(/^[A-Z]{0,3}\d{5}[A-Z0-9]*$/.test(compact(text)) ? "ID-02" : "ID-01");
  const scheme = schemeByNumber(number);
  const normalised = scheme === undefined ? value.trim() : normalise(value, scheme);
  if (scheme?.form && !scheme.form.pattern.test(normalised)) return refuse(scheme.form.fault);
  return /^[!-~]{1,50}$/.test(normalised) ? accept(`${number}:${normalised}` as ParticipantId) : refuse("ID-01");
}

/** Who is named on the invoice. Schemes from 9000 on are not in the ICD list (econnect-platform.md §5). */
export function parseLegalId(input: string, path = "$"): Result<ParticipantId> {
  const id = parseParticipantId(input, path);
  return id.ok && schemeOf(id.value).startsWith("9") ? reject(fault(IDENTIFIER_FAULTS, "ID-LEGAL-01", path)) : id;
}

/** `0106:12345678` → `NL:KVK:12345678`; an unknown scheme keeps its number. */
export const toTextForm = (id: ParticipantId): string =>
  `${schemeByNumber(schemeOf(id))?.text ?? schemeOf(id)}:${valuePart(id)}`;

/** Peppol compares identifiers without regard to case. */
export const sameParty = (left: ParticipantId, right: ParticipantId): boolean =>
  left.toUpperCase() === right.toUpperCase();

function splitScheme(text: string): { readonly number?: string; readonly value: string } {
  const [, number, value = ""] = /^(\d{4})\s*:(.*)$/.exec(text) ?? [];
  return number === undefined ? (splitName(text.toUpperCase()) ?? recognise(text)) : { number, value };
}

function splitName(text: string): { readonly number: string; readonly value: string } | undefined {
  const name = NAMES.find((candidate) => text.startsWith(candidate));
  if (name === undefined) return undefined;
  const rest = text.slice(name.length).replace(/^[\s-]?(NUMMER|NUMBER|NR|NO)\b/, "");
  const value = rest.replace(/^[\s:.]+/, "");
  if (value === rest && !/^\d/.test(rest)) return undefined;
  const isVat = name === "BTW" || name === "VAT";
  const scheme = schemeByText(isVat ? `${value.slice(0, 2)}:VAT` : (SHORT_NAMES[name] ?? name));
  return scheme && { number: scheme.number, value };
}

function recognise(value: string): { readonly number?: string; readonly value: string } {
  const scheme = SCHEMES.find(({ form }) => form?.recognisable && form.pattern.test(compact(value)));
  return scheme === undefined ? { value } : { number: scheme.number, value };
}

const compact = (value: string): string => value.replace(/[\s.'‘’-]/g, "").toUpperCase();

function normalise(value: string, { form }: Scheme): string {
  if (form === undefined) return value.replace(/[\s.]/g, "").toUpperCase();
  const digits = compact(value);
  const prefixed = `${form.prefix ?? ""}${digits}`;
  return form.pattern.test(prefixed) ? prefixed : digits;
}

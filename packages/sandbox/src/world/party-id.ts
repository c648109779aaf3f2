import { PARTY_SCHEMES } from "./party-schemes.ts";

/**
 * Identifiers of parties in the notations that eConnect takes: `NL:KVK:61234567`, `0106:61234567`, either with
 * `iso6523-actorid-upis::` in front.
 */
const ACTOR_ID_PREFIX = /^iso6523-actorid-upis::/i;
const NUMERIC = /^(\d{4}):(.*)$/s;

const NUMBER_BY_TEXT: ReadonlyMap<string, string> = new Map(PARTY_SCHEMES);
const TEXT_BY_NUMBER: ReadonlyMap<string, string> = new Map(PARTY_SCHEMES.map(([text, number]) => [number, text]));

/**
 * The form in which identifiers are compared: `0106:61234567`, the value in upper case. Text that carries no known
 * scheme, such as an eConnect company id (`XCNL10019`, where case counts), comes back trimmed and otherwise unchanged.
 */
export function normalise(identifier: string): string {
  const bare = identifier.trim().replace(ACTOR_ID_PREFIX, "");
  const numeric = NUMERIC.exec(bare);
  if (numeric !== null) return `${numeric[1]}:${(numeric[2] ?? "").toUpperCase()}`;

  const parts = bare.split(":");
  for (const length of [2, 1]) {
    const number = parts.length > length ? NUMBER_BY_TEXT.get(parts.slice(0, length).join(":")) : undefined;
    if (number !== undefined) return `${number}:${parts.slice(length).join(":").toUpperCase()}`;
  }
  return bare;
}

/** The text rendering, `NL:KVK:61234567`; an identifier with a scheme outside the table stays numeric. */
export function toText(identifier: string): string {
  const key = normalise(identifier);
  const text = TEXT_BY_NUMBER.get(key.slice(0, 4));
  return text !== undefined && key[4] === ":" ? text + key.slice(4) : key;
}

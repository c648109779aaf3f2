import { type Decimal, decimal, formatDecimal } from "@erp-gateway/core";

const DECIMAL = "$decimal";

type Members = Record<string, unknown>;

const isDecimal = (value: object): value is Decimal => typeof (value as Partial<Decimal>).units === "bigint";

/** JSON of a domain value; exact decimals survive the round trip, digits after the dot included. */
export const toJson = (value: unknown): string => JSON.stringify(encode(value));

/** The inverse of `toJson`, for what this gateway wrote itself: the type is trusted. */
export const fromJson = <T>(text: string): T => decode(JSON.parse(text)) as T;

// Not as replacer and reviver: those are called for every member, and take three times as long.
function encode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isDecimal(value)) return { [DECIMAL]: formatDecimal(value) };
  if (Array.isArray(value)) return value.map(encode);
  const encoded: Members = {};
  for (const name in value) encoded[name] = encode((value as Members)[name]);
  return encoded;
}

/** In place. */
function decode(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const members = value as Members;
  const text = members[DECIMAL];
  if (typeof text === "string") return decimal(text);
  for (const name in members) {
    const member = members[name];
    if (typeof member === "object" && member !== null) members[name] = decode(member);
  }
  return value;
}

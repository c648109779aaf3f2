import { type Decimal, decimal, formatDecimal } from "@erp-gateway/core";

const DECIMAL = "$decimal";

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === "object" && value !== null && typeof (value as Partial<Decimal>).units === "bigint";

/** JSON of a domain value; exact decimals survive the round trip, digits after the dot included. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) => (isDecimal(member) ? { [DECIMAL]: formatDecimal(member) } : member));

/** The inverse of `toJson`, for what this gateway wrote itself: the type is trusted. */
export const fromJson = <T>(text: string): T =>
  JSON.parse(text, (_key, member: unknown) => {
    const encoded =
      typeof member === "object" && member !== null ? (member as Record<string, unknown>)[DECIMAL] : undefined;
    return typeof encoded === "string" ? decimal(encoded) : member;
  }) as T;

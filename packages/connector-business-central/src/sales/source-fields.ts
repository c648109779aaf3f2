import { type Decimal, formatDecimal, type SourceFields } from "@erp-gateway/core";

/** All that a row shows and a mapping can take: text, dates, exact amounts and yes or no, each as text. */
export function toSourceFields(row: object): SourceFields {
  const fields = Object.entries(row).map(([name, value]) => [name, toText(value)] as const);
  return Object.fromEntries(fields.filter(([, text]) => text !== undefined));
}

function toText(value: unknown): string | undefined {
  if (typeof value === "string") return NOTHING.has(value.trim()) ? undefined : value.trim();
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return isDecimal(value) ? formatDecimal(value) : undefined;
}

/** How Business Central writes absence (§2.3). */
const NOTHING = new Set(["", "0001-01-01", "00000000-0000-0000-0000-000000000000"]);

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === "object" && value !== null && "units" in value && typeof value.units === "bigint";

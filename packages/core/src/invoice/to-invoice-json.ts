import { type Decimal, formatDecimal } from "../decimal/decimal.ts";
import type { Invoice } from "./invoice.ts";
import type { InvoiceInput, Loose } from "./invoice-input.ts";

/**
 * For storage and API: decimals as text, empty groups left out. `parseInvoice` of it gives the same invoice back, for
 * every invoice that `completeInvoice` made.
 */
export function toInvoiceJson({ lines, ...rest }: Invoice): InvoiceInput {
  return { ...toLoose(rest), lines: lines.map((line) => toLoose(line)) };
}

/** The cast is the only place that claims this walk does what `Loose` says. */
const toLoose = <T>(value: T): Loose<T> => walk(value) as Loose<T>;

function walk(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isDecimal(value)) return formatDecimal(value);
  if (Array.isArray(value)) return value.map(walk);
  const filled = Object.entries(value).filter(([, member]) => !(Array.isArray(member) && member.length === 0));
  return Object.fromEntries(filled.map(([key, member]) => [key, walk(member)]));
}

const isDecimal = (value: object): value is Decimal => "units" in value && typeof value.units === "bigint";

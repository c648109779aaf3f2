import type { Brand } from "./brand.ts";
import { accept, fault, type Result, reject } from "./fault.ts";

/** A calendar day without time or zone, `YYYY-MM-DD`; it exists in the calendar. */
export type LocalDate = Brand<string, "LocalDate">;

export const DATE_FAULTS = { "DATE-01": "not a date; write it like 2026-11-24" } as const;

export function parseLocalDate(input: string, path = "$"): Result<LocalDate> {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(input) ? new Date(`${input}T00:00:00Z`) : undefined;
  const exists = day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(input);
  return exists ? accept(input as LocalDate) : reject(fault(DATE_FAULTS, "DATE-01", path));
}

import type { Brand } from "./brand.ts";
import { accept, fault, type Result, reject } from "./fault.ts";

/** A calendar day without time or zone, `YYYY-MM-DD`; it exists in the calendar. */
export type LocalDate = Brand<string, "LocalDate">;

export const DATE_FAULTS = { "DATE-01": "not a date; write it like 2026-11-24" } as const;

export function parseLocalDate(input: string, path = "$"): Result<LocalDate> {
  return isDay(input) ? accept(input as LocalDate) : reject(fault(DATE_FAULTS, "DATE-01", path));
}

const FORM = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(input: string): boolean {
  if (!FORM.test(input)) return false;
  const [year, month, day] = [Number(input.slice(0, 4)), Number(input.slice(5, 7)), Number(input.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

import type { z } from "zod";
import { DECIMAL_FAULTS } from "../decimal/decimal.ts";
import type { Fault, Result } from "../fault.ts";
import { jsonPath } from "../json-path.ts";
import { DATE_FAULTS } from "../local-date.ts";
import { completeInvoice } from "./complete-invoice.ts";
import type { Invoice } from "./invoice.ts";
import type { InvoiceDraft } from "./invoice-draft.ts";
import { INVOICE_INPUT_FAULTS } from "./invoice-input-faults.ts";
import { invoiceSchema } from "./invoice-schema.ts";

const MESSAGES: Readonly<Record<string, string>> = { ...INVOICE_INPUT_FAULTS, ...DECIMAL_FAULTS, ...DATE_FAULTS };

/** Reads an `InvoiceInput`. Every field that is wrong is a fault; when none is, every amount that disagrees is one. */
export function parseInvoice(raw: unknown, path = "$"): Result<Invoice> {
  const read = invoiceSchema.safeParse(withoutAbsent(raw), { reportInput: true });
  if (!read.success) return { ok: false, faults: read.error.issues.flatMap((issue) => toFaults(issue, path)) };
  const draft: InvoiceDraft = read.data;
  return completeInvoice(draft, path);
}

function toFaults(issue: z.core.$ZodIssue, base: string): readonly Fault[] {
  const path = jsonPath(base, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => toFault("INV-UNKNOWN", jsonPath(path, [key])));
  }
  if (issue.input === undefined && issue.code !== "custom") return [toFault("INV-REQUIRED", path)];
  if (issue.message in MESSAGES) return [toFault(issue.message, path)];
  const expected = issue.code === "invalid_type" ? `expected ${issue.expected}` : issue.message;
  return [{ code: "INV-TYPE", message: expected, path }];
}

const toFault = (code: string, path: string): Fault => ({ code, message: MESSAGES[code] ?? code, path });

/** The model is 6 levels deep; what lies deeper is refused by the schema anyway. */
const DEPTH = 8;

/** `null` is absence. Within an array it stays, so that positions keep their meaning. */
function withoutAbsent(value: unknown, depth = DEPTH): unknown {
  if (typeof value !== "object" || value === null || depth === 0) return value;
  if (Array.isArray(value)) return value.map((item) => withoutAbsent(item, depth - 1));
  const present = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(present.map(([key, member]) => [key, withoutAbsent(member, depth - 1)]));
}

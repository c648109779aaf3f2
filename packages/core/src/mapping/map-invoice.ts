import type { Fault, Result } from "../fault.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import { parseInvoice } from "../invoice/parse-invoice.ts";
import { jsonPath } from "../json-path.ts";
import { type Assignment, applyMapping } from "./apply-mapping.ts";
import { describeRow, type Mapping } from "./mapping.ts";
import { MAPPING_FAULTS } from "./mapping-faults.ts";
import type { SourceRecord } from "./source-record.ts";

/** The invoice that a mapping makes of a record, files added. Each fault says which row and field it comes from. */
export function mapInvoice(
  mapping: Mapping,
  record: SourceRecord,
  attachments: InvoiceInput["attachments"],
): Result<Invoice> {
  const { invoice, assignments, faults } = applyMapping(mapping, record);
  if (faults.length > 0) return { ok: false, faults };
  const parsed = parseInvoice({ ...invoice, attachments });
  return parsed.ok ? parsed : { ok: false, faults: explain(parsed.faults, assignments) };
}

function explain(faults: readonly Fault[], assignments: readonly Assignment[]): readonly Fault[] {
  const byPath = new Map(assignments.map((assignment) => [jsonPath("$", assignment.path), assignment]));
  return faults.map((fault) => {
    const found = byPath.get(fault.path) ?? byPath.get(groupOf(fault.path));
    if (found === undefined) return fault;
    const empty = found.value === "";
    const code = empty ? "MAPPING-VALUE-04" : fault.code;
    const message = empty ? MAPPING_FAULTS["MAPPING-VALUE-04"] : fault.message;
    return { ...fault, code, message: `${message}: ${describeRow(found.row)}` };
  });
}

/** `$.lines[0].allowances[1].amount` → `$.lines[0].allowances` */
const groupOf = (path: string): string => path.replace(/(allowances|charges|vatBreakdown)\[.*$/, "$1");

import { fault, type Result, reject } from "../src/fault.ts";
import type { DocumentFormat, Finding } from "../src/invoice/document-format.ts";
import type { Invoice } from "../src/invoice/invoice.ts";
import { parseInvoice } from "../src/invoice/parse-invoice.ts";
import { toInvoiceJson } from "../src/invoice/to-invoice-json.ts";

const at = { ruleSet: "peppol", terms: [], location: "/", line: 1 } as const;
const NO_REFERENCE: Finding = {
  ...at,
  rule: "PEPPOL-EN16931-R003",
  severity: "FATAL",
  message: "a buyer reference is needed",
  path: "$.buyerReference",
};
const NO_DUE_DATE: Finding = {
  ...at,
  rule: "BR-CO-25",
  severity: "WARNING",
  message: "a due date is usual",
  path: "$.dueDate",
};

const NO_PLACES = { "UBL-PASSTHROUGH-PLACE": "JSON has no places" };

/** Invoices as JSON, without places for anything else. Two rules: the buyer reference is required, a due date is usual. */
export const jsonFormat: DocumentFormat = {
  write: (invoice, format) => new TextEncoder().encode(JSON.stringify({ format, invoice: toInvoiceJson(invoice) })),
  passthroughFaults: ({ passthrough = [] }, path = "$") =>
    passthrough.map((_, index) => fault(NO_PLACES, "UBL-PASSTHROUGH-PLACE", `${path}.passthrough[${index}].place`)),
  read,
  check,
  inspect: (bytes) => ({ invoice: read(bytes), findings: check(bytes) }),
};

function read(bytes: Uint8Array): Result<Invoice> {
  const document = parsed(bytes);
  return document === undefined
    ? reject(fault({ "JSON-01": "no JSON" }, "JSON-01", "$"))
    : parseInvoice(document.invoice);
}

function check(bytes: Uint8Array): readonly Finding[] {
  const { buyerReference, dueDate } = parsed(bytes)?.invoice ?? {};
  return [...(buyerReference === undefined ? [NO_REFERENCE] : []), ...(dueDate === undefined ? [NO_DUE_DATE] : [])];
}

function parsed(bytes: Uint8Array): { readonly invoice: Record<string, unknown> } | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

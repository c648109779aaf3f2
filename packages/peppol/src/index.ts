import type { DocumentFormat, Inspection } from "@erp-gateway/core";
import { checkDocument, checkParsed } from "./check/check-document.ts";
import { unreadable } from "./check/unreadable.ts";
import { passthroughFaults } from "./passthrough/passthrough-faults.ts";
import { readInvoice, readInvoiceFrom } from "./read/read-invoice.ts";
import { readUbl } from "./ubl/read-ubl.ts";
import { writeInvoice } from "./write/write-invoice.ts";

export { type CheckOptions, checkDocument } from "./check/check-document.ts";
export { implementedRules, RULE_SETS } from "./check/releases.ts";
export type { RuleSet, RuleSetId } from "./check/rule-set.ts";
export type { Counts, Verdict } from "./check/verdict.ts";
export { passthroughFaults } from "./passthrough/passthrough-faults.ts";
export { readInvoice, readInvoiceFrom } from "./read/read-invoice.ts";
export { writeInvoice } from "./write/write-invoice.ts";

/** The document format of core: Peppol BIS Billing 3.0 and NLCIUS. */
export const peppolFormat: DocumentFormat = {
  write: writeInvoice,
  passthroughFaults,
  read: readInvoice,
  check: (bytes) => checkDocument(bytes).findings,
  inspect,
};

function inspect(bytes: Uint8Array): Inspection {
  const document = readUbl(bytes);
  if (!document.ok) return { invoice: document, findings: unreadable(document.faults).findings };
  return { invoice: readInvoiceFrom(document.value), findings: checkParsed(document.value).findings };
}

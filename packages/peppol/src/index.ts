import type { DocumentFormat } from "@erp-gateway/core";
import { checkInvoice } from "./check/check-invoice.ts";
import { readInvoice } from "./read/read-invoice.ts";
import { writeInvoice } from "./write/write-invoice.ts";

export { checkInvoice, type RuleSet } from "./check/check-invoice.ts";
export { readInvoice } from "./read/read-invoice.ts";
export { writeInvoice } from "./write/write-invoice.ts";

/** The document format of core: Peppol BIS Billing 3.0 and NLCIUS. */
export const peppolFormat: DocumentFormat = {
  write: writeInvoice,
  read: readInvoice,
  check: (bytes) => checkInvoice(bytes),
};

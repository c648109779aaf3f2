import type { Invoice, OutputFormat } from "@erp-gateway/core";
import { insertPassthrough } from "../passthrough/insert-passthrough.ts";
import { writeTerms } from "./write-terms.ts";

const encoder = new TextEncoder();

/**
 * UBL 2.1 in UTF-8. Equal invoices give equal bytes.
 * @param format - decides BT-24 and BT-23; without it they are as the invoice says, by default those of PEPPOL_BIS_3
 * @throws RangeError for text with a character that XML cannot carry, which `parseInvoice` lets none of through, and for
 * what `passthroughFaults` finds
 */
export function writeInvoice(invoice: Invoice, format?: OutputFormat): Uint8Array {
  const xml = writeTerms(invoice, format);
  if (invoice.passthrough === undefined) return encoder.encode(xml);
  const inserted = insertPassthrough(xml, invoice.passthrough, "$.passthrough");
  if (!inserted.ok) throw new RangeError(inserted.faults.map(({ path, message }) => `${path}: ${message}`).join("; "));
  return encoder.encode(inserted.value);
}

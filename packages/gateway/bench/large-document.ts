import { existsSync, readFileSync } from "node:fs";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { twentyLineInvoice } from "./twenty-lines.ts";

/** The official schemas and documents for timing, beside the repository; not everybody has them. */
const CONFORMANCE = new URL("../../../../shared/conformance/", import.meta.url);

export const SCHEMA = new URL("xsd/maindoc/UBL-Invoice-2.1.xsd", CONFORMANCE);
export const hasSchema = existsSync(SCHEMA);

/** An invoice free of findings with so many lines: from the documents for timing where they are, else written here. */
export function documentWith(lines: number): Uint8Array {
  const given = new URL(`perf/peppol-invoice-${lines}-lines.xml`, CONFORMANCE);
  if (existsSync(given)) return readFileSync(given);
  const template: { readonly lines?: readonly unknown[] } = twentyLineInvoice(`BENCH-${lines}`);
  const repeated = Array.from({ length: lines }, (_, index) => template.lines?.[index % template.lines.length]);
  const invoice = parseInvoice({ ...template, lines: repeated });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return writeInvoice(invoice.value, "PEPPOL_BIS_3");
}

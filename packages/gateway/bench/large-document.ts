import { existsSync, readFileSync } from "node:fs";
import { decimal, formatDecimal, multiply, parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { twentyLineInvoice } from "./twenty-lines.ts";

/** The official schemas and documents for timing, beside the repository; not everybody has them. */
const CONFORMANCE = new URL("../../../../shared/conformance/", import.meta.url);

export const SCHEMA = new URL("xsd/maindoc/UBL-Invoice-2.1.xsd", CONFORMANCE);
export const hasSchema = existsSync(SCHEMA);

/** An invoice free of findings with so many lines: from the documents for timing where they are, else written here. */
export function documentWith(lines: number): Uint8Array {
  const given = givenWith(lines);
  if (given !== undefined) return given;
  const thousand = givenWith(1_000);
  if (thousand !== undefined && lines % 1_000 === 0) return Buffer.from(repeated(thousand.toString(), lines / 1_000));
  const template: { readonly lines?: readonly unknown[] } = twentyLineInvoice(`BENCH-${lines}`);
  const written = Array.from({ length: lines }, (_, index) => template.lines?.[index % template.lines.length]);
  const invoice = parseInvoice({ ...template, lines: written });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return writeInvoice(invoice.value, "PEPPOL_BIS_3");
}

function givenWith(lines: number): Buffer | undefined {
  const file = new URL(`perf/peppol-invoice-${lines}-lines.xml`, CONFORMANCE);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** Every line so many times, and every amount of the document so many times as large. */
function repeated(xml: string, times: number): string {
  const first = xml.indexOf("<cac:InvoiceLine>");
  const end = xml.lastIndexOf("</cac:InvoiceLine>") + "</cac:InvoiceLine>".length;
  const head = xml
    .slice(0, first)
    .replaceAll(/(Amount currencyID="EUR">)([\d.]+)/g, (_, tag: string, amount: string) => {
      return tag + formatDecimal(multiply(decimal(amount), decimal(String(times))));
    });
  return `${head}${`${xml.slice(first, end)}\n`.repeat(times)}${xml.slice(end)}`;
}

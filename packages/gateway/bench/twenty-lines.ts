import { readFileSync } from "node:fs";

/** An example invoice, its lines repeated; as a caller of the API writes it. */
export const twentyLineInvoice = (number: string): Readonly<Record<string, unknown>> => invoiceOf(20, number);

export function invoiceOf(lineCount: number, number: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL("../examples/onderhoud-woningen.json", import.meta.url), "utf8");
  const invoice: { readonly lines: readonly unknown[] } = JSON.parse(text);
  const lines = Array.from({ length: lineCount }, (_, index) => invoice.lines[index % invoice.lines.length]);
  return { ...invoice, number, lines };
}

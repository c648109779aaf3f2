import { readFileSync } from "node:fs";

const LINES = 20;

/** An example invoice, its lines repeated; as a caller of the API writes it. */
export function twentyLineInvoice(number: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(new URL("../examples/onderhoud-woningen.json", import.meta.url), "utf8");
  const invoice: { readonly lines: readonly unknown[] } = JSON.parse(text);
  const lines = Array.from({ length: LINES }, (_, index) => invoice.lines[index % invoice.lines.length]);
  return { ...invoice, number, lines };
}

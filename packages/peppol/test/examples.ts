import { readdirSync, readFileSync } from "node:fs";
import { type Invoice, parseInvoice } from "@erp-gateway/core";

const FOLDER = new URL("../../gateway/examples/", import.meta.url);

/** The invoices that the gateway's own documentation shows. */
export const EXAMPLES: readonly { readonly name: string; readonly invoice: Invoice }[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => {
    const invoice = parseInvoice(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")));
    if (!invoice.ok) throw new Error(`${name}: ${JSON.stringify(invoice.faults)}`);
    return { name, invoice: invoice.value };
  });

export function example(name: string): Invoice {
  const found = EXAMPLES.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no example ${name}`);
  return found.invoice;
}

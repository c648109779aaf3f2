import { contentHash, parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { example } from "../../test/world.ts";

/** A purchase invoice as the network hands it over, and its hash. Without a prologue, which API31 does not carry. */
export function purchaseInvoice(number: string): { readonly xml: string; readonly hash: string } {
  const invoice = parseInvoice({ ...example("inkoopfactuur-staal"), number });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  const written = new TextDecoder().decode(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
  const xml = written.slice(written.indexOf("<Invoice")).trim();
  return { xml, hash: contentHash(new TextEncoder().encode(xml)) };
}

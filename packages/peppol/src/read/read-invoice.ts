import { accept, type Invoice, type Result, reject } from "@erp-gateway/core";
import { findPassthrough } from "../passthrough/find-passthrough.ts";
import { ublName } from "../ubl/names.ts";
import { readUbl } from "../ubl/read-ubl.ts";
import { locationOf, type XmlDocument } from "../xml/index.ts";
import { readTerms } from "./read-terms.ts";
import type { Reading } from "./term.ts";

/**
 * The values as they stand in the document: nothing is computed, rounded or corrected. White space around a value is
 * not part of it; of a term that stands more than once, the first counts. What is no term is passed through.
 */
export function readInvoice(bytes: Uint8Array): Result<Invoice> {
  const document = readUbl(bytes);
  return document.ok ? readInvoiceFrom(document.value) : document;
}

/** The same of a document that `readUbl` has read. */
export function readInvoiceFrom(document: XmlDocument): Result<Invoice> {
  const { root } = document;
  const name = ublName(root);
  if (name !== "Invoice" && name !== "CreditNote") {
    const message = `line ${root.line}: neither a UBL 2.1 Invoice nor a CreditNote`;
    return reject({ code: "UBL-ROOT", message, path: locationOf(root) });
  }
  const reading: Reading = { faults: [], mostFaults: 1_000, carriers: undefined };
  const terms = readTerms(root, reading);
  if (terms === undefined || reading.faults.length > 0) return { ok: false, faults: reading.faults };
  const invoice: Invoice = { kind: name === "Invoice" ? "INVOICE" : "CREDIT_NOTE", ...terms };
  const passthrough = findPassthrough(document, invoice);
  if (!passthrough.ok) return passthrough;
  return accept(passthrough.value.length === 0 ? invoice : { ...invoice, passthrough: passthrough.value });
}

import { accept, type Invoice, type Result, reject } from "@erp-gateway/core";
import { readUbl } from "../ubl/read-ubl.ts";
import { ublName } from "../ubl/select.ts";
import { locationOf, type XmlDocument, type XmlElement } from "../xml/index.ts";
import type { Carrier, Reading } from "./term.ts";
import { invoice } from "./terms-invoice.ts";

/**
 * The values as they stand in the document: nothing is computed, rounded or corrected. White space around a value is
 * not part of it; of a term that stands more than once, the first counts.
 */
export function readInvoice(bytes: Uint8Array): Result<Invoice> {
  const document = readUbl(bytes);
  return document.ok ? readInvoiceFrom(document.value) : document;
}

/** The same of a document that `readUbl` has read. */
export function readInvoiceFrom({ root }: XmlDocument): Result<Invoice> {
  const name = ublName(root);
  if (name !== "Invoice" && name !== "CreditNote") {
    const message = `line ${root.line}: neither a UBL 2.1 Invoice nor a CreditNote`;
    return reject({ code: "UBL-ROOT", message, path: locationOf(root) });
  }
  const reading: Reading = { faults: [], mostFaults: 1_000, carriers: new Map() };
  const terms = readTerms(root, reading);
  if (terms === undefined || reading.faults.length > 0) return { ok: false, faults: reading.faults };
  return accept({ kind: name === "Invoice" ? "INVOICE" : "CREDIT_NOTE", ...terms });
}

/** Which element carries which term of the model. */
export function carriersIn(root: XmlElement): ReadonlyMap<XmlElement, Carrier> {
  const reading: Reading = { faults: [], mostFaults: 0, carriers: new Map() };
  readTerms(root, reading);
  return reading.carriers;
}

function readTerms(root: XmlElement, reading: Reading): Omit<Invoice, "kind"> | undefined {
  reading.carriers.set(root, { path: "$", terms: invoice.terms });
  return invoice.read({ element: root, text: "" }, reading, "$");
}

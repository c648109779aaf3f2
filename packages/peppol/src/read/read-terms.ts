import type { Invoice } from "@erp-gateway/core";
import type { XmlElement } from "../xml/index.ts";
import type { Carrier, Reading } from "./term.ts";
import { invoice } from "./terms-invoice.ts";

/** The values of an Invoice or a CreditNote; `undefined` or incomplete when `reading` has faults. */
export function readTerms(root: XmlElement, reading: Reading): Omit<Invoice, "kind"> | undefined {
  reading.carriers?.set(root, { path: "$", terms: invoice.terms });
  return invoice.read(root, "", reading, "$");
}

/** Which element carries which term of the model. */
export function carriersIn(root: XmlElement): ReadonlyMap<XmlElement, Carrier> {
  const carriers = new Map<XmlElement, Carrier>();
  readTerms(root, { faults: [], mostFaults: 0, carriers });
  return carriers;
}

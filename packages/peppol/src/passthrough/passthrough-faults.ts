import type { Fault, Invoice } from "@erp-gateway/core";
import { readTerms } from "../read/read-terms.ts";
import type { Reading } from "../read/term.ts";
import { UBL_VOCABULARY } from "../ubl/names.ts";
import { writeTerms } from "../write/write-terms.ts";
import { readXml } from "../xml/index.ts";
import { insertPassthrough } from "./insert-passthrough.ts";
import { passthroughFault } from "./passthrough-fault.ts";

/** Why the passthrough of an invoice that somebody hands in cannot be written; none for an invoice that was read. */
export function passthroughFaults({ passthrough, ...invoice }: Invoice, path = "$"): readonly Fault[] {
  if (passthrough === undefined) return [];
  const xml = writeTerms(invoice);
  const inserted = insertPassthrough(xml, passthrough, `${path}.passthrough`);
  if (!inserted.ok) return inserted.faults;
  const terms = termsIn(inserted.value);
  const isHarmless = terms !== undefined && terms === termsIn(xml);
  return isHarmless ? [] : [passthroughFault("UBL-PASSTHROUGH-TERM", `${path}.passthrough`)];
}

/** Comparable; `undefined` when the terms cannot be read. */
function termsIn(xml: string): string | undefined {
  const document = readXml(xml, {}, UBL_VOCABULARY);
  if (!document.ok) return undefined;
  const reading: Reading = { faults: [], mostFaults: 1, carriers: undefined };
  const terms = readTerms(document.value.root, reading);
  if (reading.faults.length > 0) return undefined;
  return JSON.stringify(terms, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}

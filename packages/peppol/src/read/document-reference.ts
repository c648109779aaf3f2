import { rootOf, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";

/**
 * What an additional document reference is about, by its type (UNTDID 1001): 130 the invoiced object (BT-18), 50 the
 * project of a credit note (BT-11), anything else an attachment (BG-24).
 */
export function subjectOf(reference: XmlElement): "OBJECT" | "PROJECT" | "ATTACHMENT" {
  const type = value(reference, "cbc:DocumentTypeCode");
  if (type === "130") return "OBJECT";
  return type === "50" && rootOf(reference).name === "CreditNote" ? "PROJECT" : "ATTACHMENT";
}

import type { PlatformDocument } from "../document.ts";
import { element, escapeText } from "../element.ts";
import { readXml } from "../xml.ts";
import { embeddedPdf, pdfOf } from "./document-file.ts";

const CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/** What UBL 2.1 wants behind the additional document references of these roots, up to what is mandatory there. */
const FOLLOWERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["Invoice", ["ProjectReference", "Signature", "AccountingSupplierParty"]],
  ["CreditNote", ["StatementDocumentReference", "OriginatorDocumentReference", "Signature", "AccountingSupplierParty"]],
]);

/** The payload with a PDF in it: as it came when it has one, else with that of the platform. */
export function withPdf(document: PlatformDocument): string {
  const { payload } = document;
  const root = readXml(payload);
  const next = root.children.find((child) => FOLLOWERS.get(root.name)?.includes(child.name));
  if (next === undefined || embeddedPdf(root) !== undefined) return payload;

  const file = pdfOf(document);
  const object =
    `<EmbeddedDocumentBinaryObject xmlns="${CBC}" mimeCode="application/pdf"` +
    ` filename="${escapeText(file.name).replaceAll('"', "&quot;")}">${file.base64}</EmbeddedDocumentBinaryObject>`;
  const reference =
    `<AdditionalDocumentReference xmlns="${CAC}"><ID xmlns="${CBC}">${escapeText(document.number)}</ID>` +
    `${element("Attachment", object)}</AdditionalDocumentReference>`;
  return payload.slice(0, next.start) + reference + payload.slice(next.start);
}

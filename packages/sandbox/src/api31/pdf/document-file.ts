import { type PlatformDocument, subjectOf } from "../document.ts";
import { descend, readXml, type XmlElement } from "../xml.ts";
import { drawPdf } from "./draw-pdf.ts";

export interface PdfFile {
  readonly name: string;
  /** Without line breaks. */
  readonly base64: string;
}

/** The PDF that the sender embedded, else one that the platform draws. */
export function pdfOf(document: PlatformDocument): PdfFile {
  const embedded = embeddedPdf(readXml(document.payload));
  const name = embedded?.attributes.get("filename") ?? `${subjectOf(document)}.pdf`;
  if (embedded !== undefined) return { name, base64: embedded.text.replace(/\s/g, "") };
  const lines = [subjectOf(document), `Van: ${document.sender.name}`, `Aan: ${document.receiver.name}`];
  return { name, base64: drawPdf(lines).toString("base64") };
}

export function embeddedPdf(invoice: XmlElement): XmlElement | undefined {
  return invoice.children
    .filter((child) => child.name === "AdditionalDocumentReference")
    .map((reference) => descend(reference, "Attachment", "EmbeddedDocumentBinaryObject"))
    .find((object) => object?.attributes.get("mimeCode") === "application/pdf");
}

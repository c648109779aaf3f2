import { subjectOf } from "./document.ts";
import { element, textElement } from "./element.ts";
import { type Operation, requestedDocument } from "./operation.ts";
import { knownFault } from "./soap-fault.ts";
import { descend, readXml, type XmlElement } from "./xml.ts";

/** Gives the PDF that the sender embedded. Without one it is for ever being generated: this sandbox draws none. */
export const getDocumentPdf: Operation = {
  needsToken: true,
  request: { ExternalId: "text" },
  handle(call) {
    const document = requestedDocument(call, "inbox", "outbox");
    const pdf = embeddedPdf(readXml(document.payload));
    if (pdf === undefined) throw knownFault("ERRDMN8000003");
    return element(
      "File",
      textElement("Name", pdf.attributes.get("filename") ?? `${subjectOf(document)}.pdf`),
      textElement("Contents", pdf.text.replace(/\s/g, "")),
    );
  },
};

function embeddedPdf(invoice: XmlElement): XmlElement | undefined {
  return invoice.children
    .filter((child) => child.name === "AdditionalDocumentReference")
    .map((reference) => descend(reference, "Attachment", "EmbeddedDocumentBinaryObject"))
    .find((object) => object?.attributes.get("mimeCode") === "application/pdf");
}

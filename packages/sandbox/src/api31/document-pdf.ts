import { element, textElement } from "./element.ts";
import { type Operation, requestedDocument } from "./operation.ts";
import { pdfOf } from "./pdf/document-file.ts";
import { knownFault } from "./soap-fault.ts";

/** The document as a PDF. The platform may need a while for it, as often as the switch says. */
export const getDocumentPdf: Operation = {
  needsToken: true,
  request: { fields: { ExternalId: "string" } },
  answer: { fields: { File: "FileDocument" } },
  handle(call) {
    const { pdfNotReadyTimes, pdfLineBreaks } = call.service.settings;
    const document = requestedDocument(call, "inbox", "outbox");
    document.pdfRequests += 1;
    if (document.pdfRequests <= pdfNotReadyTimes) throw knownFault("ERRDMN8000003");
    const { name, base64 } = pdfOf(document);
    const contents = pdfLineBreaks ? base64.replace(/.{76}(?=.)/g, "$&\n") : base64;
    return element("File", textElement("Name", name), textElement("Contents", contents));
  },
};

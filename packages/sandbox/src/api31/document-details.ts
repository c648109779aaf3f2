import { findCompany } from "./account.ts";
import { type ListedDocument, setStatus } from "./document.ts";
import { allowedStatusesMarkup, detailsMarkup } from "./document-markup.ts";
import { element } from "./element.ts";
import { type Call, type Operation, refusal, requestedDocument, requiredText } from "./operation.ts";
import { withPdf } from "./pdf/with-pdf.ts";

const DETAILS = { fields: { Details: "DocumentDetails", Statuses: "ArrayOfStatus" } };

export const getOutboxDocument: Operation = {
  needsToken: true,
  request: { fields: { ExternalId: "string" } },
  answer: DETAILS,
  handle: (call) => answer(call, requestedDocument(call, "outbox")),
};

/** Fetching from the inbox is a download, which the platform notes as a status. */
export const getInboxDocument: Operation = {
  needsToken: true,
  request: { fields: { ExternalId: "string" } },
  answer: DETAILS,
  handle(call) {
    const { downloadStatus, addPdfToPayload } = call.service.settings;
    const document = requestedDocument(call, "inbox");
    const payload = addPdfToPayload ? withPdf(document) : document.payload;
    const before = answer(call, document, payload);
    if (downloadStatus === "never" || Number(document.status.code) >= 30) return before;
    setStatus(document, "30", call.service.world.clock.now(), call.caller);
    return downloadStatus === "at-once" ? answer(call, document, payload) : before;
  },
};

/** A draft, by its own kind of id. */
export const getDocument: Operation = {
  needsToken: true,
  request: { fields: { DocumentId: "string" } },
  answer: DETAILS,
  handle(call) {
    const draft = call.service.drafts.byDocumentId(requiredText(call, "DocumentId"));
    if (draft === undefined) throw refusal(call, "unknownDocument");
    if (findCompany(call.caller, draft.companyId) === undefined) throw refusal(call, "foreignCompany");
    return answer(call, draft);
  },
};

function answer(call: Call, document: ListedDocument, payload?: string): string {
  const details = element("Details", detailsMarkup(document, call.profile, payload));
  return details + element("Statuses", allowedStatusesMarkup());
}

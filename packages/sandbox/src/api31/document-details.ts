import { type PlatformDocument, setStatus } from "./document.ts";
import { allowedStatusesMarkup, detailsMarkup } from "./document-markup.ts";
import { element } from "./element.ts";
import { type Call, type Operation, requestedDocument } from "./operation.ts";

export const getOutboxDocument: Operation = {
  needsToken: true,
  request: { ExternalId: "text" },
  handle: (call) => answer(call, requestedDocument(call, "outbox")),
};

/** Fetching from the inbox is a download, which the platform notes as a status. */
export const getInboxDocument: Operation = {
  needsToken: true,
  request: { ExternalId: "text" },
  handle(call) {
    const { downloadStatus } = call.service.settings;
    const document = requestedDocument(call, "inbox");
    const before = answer(call, document);
    if (downloadStatus === "never" || Number(document.status.code) >= 30) return before;
    setStatus(document, "30", call.service.world.clock.now(), call.caller);
    return downloadStatus === "at-once" ? answer(call, document) : before;
  },
};

function answer(call: Call, document: PlatformDocument): string {
  return element("Details", detailsMarkup(document, call.profile)) + element("Statuses", allowedStatusesMarkup());
}

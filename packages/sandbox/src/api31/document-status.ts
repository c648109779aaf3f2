import { type Box, setStatus } from "./document.ts";
import { statusDetailsMarkup } from "./document-markup.ts";
import { element, textElement } from "./element.ts";
import { type Operation, refusal, requestedDocument, requiredText } from "./operation.ts";
import { parseStatusCode } from "./statuses.ts";

export const getInboxDocumentStatus = statusOf("inbox");
export const getOutboxDocumentStatus = statusOf("outbox");

/** Any allowed code in any direction; the sender sees it in the outbox. */
export const setInboxDocumentStatus: Operation = {
  needsToken: true,
  request: { fields: { ExternalId: "string", StatusCode: "string" } },
  answer: { fields: { ExternalId: "string" } },
  handle(call) {
    const document = requestedDocument(call, "inbox");
    const code = parseStatusCode(requiredText(call, "StatusCode"));
    if (code === undefined) throw refusal(call, "unknownStatus");
    setStatus(document, code, call.service.world.clock.now(), call.caller);
    return textElement("ExternalId", document.externalId);
  },
};

function statusOf(box: Box): Operation {
  return {
    needsToken: true,
    request: { fields: { ExternalId: "string" } },
    answer: { fields: { Details: "StatusDetails" } },
    handle: (call) => element("Details", statusDetailsMarkup(requestedDocument(call, box))),
  };
}

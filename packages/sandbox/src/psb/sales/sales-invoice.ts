import { json } from "../../http/message.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import type { Inbox } from "../purchase/inbox.ts";
import { acceptRecognition } from "../recognition.ts";
import { notFound } from "../refusal.ts";
import { type AcceptingDeps, acceptUpload } from "./accepting.ts";
import type { Outbox, SentDocument } from "./outbox.ts";

export interface SalesInvoiceDeps extends AcceptingDeps {
  readonly outbox: Outbox;
  readonly inbox: Inbox;
}

export function createSalesInvoice(deps: SalesInvoiceDeps): readonly Endpoint[] {
  const { outbox, inbox } = deps;
  const sales = "/api/v1/{partyId}/salesInvoice";
  return [
    {
      method: "POST",
      path: `${sales}/send`,
      access: "canSendDocument",
      answer: (call) => acceptUpload(deps, call, "Invoice"),
    },
    {
      method: "POST",
      path: `${sales}/recognize`,
      access: "canSendDocument",
      answer: (call) => acceptRecognition(deps, call),
    },
    statusOf(outbox, `${sales}/{documentId}/status`),
    {
      method: "GET",
      path: `${sales}/{documentId}/response/{responseId}/download`,
      access: "canReceiveDocument",
      answer(call) {
        findSent(outbox, call);
        const body = inbox.download(call.partyId, call.responseId);
        return { status: 200, headers: { "content-type": "application/xml" }, body };
      },
    },
  ];
}

/** The history of what this party sent. */
export function statusOf(outbox: Outbox, path: string): Endpoint {
  return { method: "GET", path, access: "party", answer: (call) => json(200, findSent(outbox, call).statuses) };
}

/** @throws Refusal 404 */
export function findSent(outbox: Outbox, { partyId, documentId }: Call): SentDocument {
  const document = outbox.find(documentId);
  if (document?.partyId !== partyId) throw notFound(`Document '${documentId}' not found.`);
  return document;
}

import { json } from "../../http/message.ts";
import { normalise } from "../../world/party-id.ts";
import type { DocumentIds } from "../document/document-ids.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import { injectReceiver } from "../document/receiver-injection.ts";
import { readUpload } from "../document/upload.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { badRequest, notFound } from "../refusal.ts";
import type { Outbox, SentDocument } from "./outbox.ts";

export interface SalesInvoiceDeps {
  readonly outbox: Outbox;
  readonly documentIds: DocumentIds;
  /** Sets an accepted document on its way. */
  readonly accept: (document: SentDocument) => void;
}

export function createSalesInvoice({ outbox, documentIds, accept }: SalesInvoiceDeps): readonly Endpoint[] {
  function send({ request, partyId }: Call) {
    const upload = readUpload(request);
    const facts = readInvoiceFacts(upload);
    if (facts === undefined) throw badRequest("The file is not well-formed XML.");

    const receiver = normalise(request.url.searchParams.get("receiverId") ?? "");
    const id = documentIds.claim(request);
    accept({
      id,
      partyId,
      candidates: receiver === "" ? facts.customer : [receiver],
      channel: request.url.searchParams.get("channel") || undefined,
      facts,
      bytes: receiver === "" ? upload : injectReceiver(upload, receiver),
      statuses: [],
    });
    return json(200, { id });
  }

  return [
    { method: "POST", path: "/api/v1/{partyId}/salesInvoice/send", access: "canSendDocument", answer: send },
    {
      method: "GET",
      path: "/api/v1/{partyId}/salesInvoice/{documentId}/status",
      access: "party",
      answer({ partyId, documentId }) {
        const document = outbox.find(documentId);
        if (document?.partyId !== partyId) throw notFound(`Document '${documentId}' not found.`);
        return json(200, document.statuses);
      },
    },
  ];
}

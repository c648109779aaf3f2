import { json, type SandboxResponse } from "../../http/message.ts";
import { normalise } from "../../world/party-id.ts";
import type { DocumentIds } from "../document/document-ids.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import { readUpload } from "../document/upload.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { PsbSettings } from "../options.ts";
import { notFound } from "../refusal.ts";
import type { Inbox } from "./inbox.ts";
import { parseInvoiceResponse } from "./invoice-response.ts";
import type { Arrival } from "./receiving.ts";
import type { Responding } from "./responding.ts";

export interface PurchaseInvoiceDeps {
  readonly inbox: Inbox;
  readonly documentIds: DocumentIds;
  readonly settings: PsbSettings;
  readonly receive: (arrival: Arrival) => void;
  readonly responding: Responding;
}

/** Receiving side, and the generic calls that concern it. */
export function createPurchaseInvoice(deps: PurchaseInvoiceDeps): readonly Endpoint[] {
  const { inbox, documentIds, settings, receive, responding } = deps;
  const one = "/api/v1/{partyId}/purchaseInvoice/{documentId}";

  /** Accepts any `targetFormat` and `Accept`; the original goes out as it came, as XML. */
  const download = ({ partyId, documentId }: Call): SandboxResponse => ({
    status: 200,
    headers: { "content-type": "application/xml" },
    body: inbox.download(partyId, documentId),
  });

  function remove({ partyId, documentId }: Call): SandboxResponse {
    inbox.remove(partyId, documentId);
    return { status: 200 };
  }

  function respond({ request, partyId, documentId }: Call): SandboxResponse {
    const invoice = inbox.find(partyId, documentId);
    if (invoice.family !== "Invoice") throw notFound(`Document '${documentId}' not found.`);
    const response = parseInvoiceResponse(parseJsonBody(request), settings.responseReasons);
    const id = documentIds.claim(request);
    responding.respond(invoice, response, id);
    return json(200, { id });
  }

  /** Puts a document into the inbox of `{partyId}`, as if it came over the network. */
  function inject({ request, partyId }: Call): SandboxResponse {
    const bytes = readUpload(request);
    const sender = request.url.searchParams.get("senderId") || readInvoiceFacts(bytes)?.supplier[0] || "";
    const id = documentIds.claim(request);
    receive({ id, partyId, sender: normalise(sender), senderDocumentId: documentIds.create(), bytes });
    return json(200, { id });
  }

  return [
    { method: "GET", path: `${one}/download`, access: "canReceiveDocument", answer: download },
    { method: "DELETE", path: one, access: "canRemoveDocument", answer: remove },
    {
      method: "GET",
      path: `${one}/status`,
      access: "party",
      answer: ({ partyId, documentId }) => json(200, inbox.find(partyId, documentId).statuses),
    },
    { method: "POST", path: `${one}/response`, access: "canChangeDocumentStatus", answer: respond },
    ...["v1", "v1-beta"].flatMap((version): Endpoint[] => {
      const generic = `/api/${version}/{partyId}/generic`;
      return [
        { method: "GET", path: `${generic}/{documentId}/download`, access: "canReceiveDocument", answer: download },
        { method: "POST", path: `${generic}/receive`, access: "party", answer: inject },
      ];
    }),
  ];
}

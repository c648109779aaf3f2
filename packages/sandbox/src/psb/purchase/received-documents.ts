import { json, type SandboxResponse } from "../../http/message.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { convert } from "../generic/convert.ts";
import type { PsbSettings } from "../options.ts";
import type { Inbox } from "./inbox.ts";

export interface ReceivedDocumentsDeps {
  readonly inbox: Inbox;
  readonly settings: PsbSettings;
}

/** Download, removal and history of what a party received. @param one - path of a document */
export function createReceivedDocuments(deps: ReceivedDocumentsDeps, one: string): readonly Endpoint[] {
  const { inbox } = deps;
  return [
    { method: "GET", path: `${one}/download`, access: "canReceiveDocument", answer: (call) => download(deps, call) },
    {
      method: "DELETE",
      path: one,
      access: "canRemoveDocument",
      answer({ partyId, documentId }) {
        inbox.remove(partyId, documentId);
        return { status: 200 };
      },
    },
    {
      method: "GET",
      path: `${one}/status`,
      access: "party",
      answer: ({ partyId, documentId }) => json(200, inbox.find(partyId, documentId).statuses),
    },
  ];
}

/** The document as XML, whatever `Accept` says; in the original form unless `targetFormat` names one that it can take. */
export function download(
  { inbox, settings }: ReceivedDocumentsDeps,
  { request, partyId, documentId }: Call,
): SandboxResponse {
  const original = inbox.download(partyId, documentId);
  const wanted = request.url.searchParams.get("targetFormat") ?? "";
  const body = convert(original, wanted) ?? original;
  const fileName = settings.contentDisposition
    ? { "content-disposition": `attachment; filename="${documentId}.xml"` }
    : {};
  return { status: 200, headers: { "content-type": "application/xml", ...fileName }, body };
}

import { json, type SandboxResponse } from "../../http/message.ts";
import { normalise } from "../../world/party-id.ts";
import type { DocumentIds } from "../document/document-ids.ts";
import { type InvoiceFacts, readInvoiceFacts } from "../document/invoice-facts.ts";
import { injectReceiver } from "../document/receiver-injection.ts";
import { readUpload } from "../document/upload.ts";
import type { Call } from "../endpoint.ts";
import type { PsbSettings } from "../options.ts";
import { badRequest } from "../refusal.ts";
import type { SentDocument } from "./outbox.ts";

export interface AcceptingDeps {
  readonly documentIds: DocumentIds;
  readonly settings: PsbSettings;
  /** Sets an accepted document on its way. */
  readonly accept: (document: SentDocument) => void;
}

/**
 * Takes an upload that is to be sent. The id is claimed last: what was refused may come again under it.
 * @param family - which the document is sent as; absent, its root says so
 * @throws Refusal
 */
export function acceptUpload(deps: AcceptingDeps, call: Call, family?: string): SandboxResponse {
  const { request, partyId, writtenPartyId } = call;
  const bytes = readUpload(request);
  const facts = readInvoiceFacts(bytes);
  if (facts === undefined) throw badRequest("The file is not well-formed XML.");
  if (deps.settings.senderCheck === "strict") checkSender(facts, partyId);

  const query = request.url.searchParams;
  const receiver = normalise(query.get("receiverId") ?? "");
  const id = deps.documentIds.claim(request);
  deps.accept({
    id,
    family: family ?? facts.family,
    partyId,
    writtenPartyId,
    candidates: receiver === "" ? facts.receiver : [receiver],
    channel: query.get("channel") || undefined,
    facts,
    bytes: receiver === "" ? bytes : injectReceiver(bytes, receiver, facts.receiverRole),
    statuses: [],
  });
  return json(200, { id });
}

function checkSender({ sender }: InvoiceFacts, partyId: string): void {
  if (sender.length === 0) throw badRequest("The document has no recognisable sender.", "USRMS2");
  if (!sender.includes(partyId)) throw badRequest("The sender of the document is another party.", "USRMS1");
}

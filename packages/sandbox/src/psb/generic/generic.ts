import { json, type SandboxResponse } from "../../http/message.ts";
import { normalise } from "../../world/party-id.ts";
import type { World } from "../../world/world.ts";
import type { DocumentIds } from "../document/document-ids.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import { readMetaAttributes, readUpload } from "../document/upload.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import type { PsbSettings } from "../options.ts";
import type { Inbox } from "../purchase/inbox.ts";
import { download } from "../purchase/received-documents.ts";
import type { Arrival } from "../purchase/receiving.ts";
import { badRequest, Refusal } from "../refusal.ts";
import { acceptUpload } from "../sales/accepting.ts";
import type { SentDocument } from "../sales/outbox.ts";
import { convert } from "./convert.ts";
import { VALIDATION_OPTIONS, validate } from "./validate.ts";

export interface GenericDeps {
  readonly world: World;
  readonly inbox: Inbox;
  readonly documentIds: DocumentIds;
  readonly settings: PsbSettings;
  readonly accept: (document: SentDocument) => void;
  readonly receive: (arrival: Arrival) => void;
}

/** Calls for documents of any kind, under v1 and v1-beta alike. */
export function createGeneric(deps: GenericDeps): readonly Endpoint[] {
  const { world, documentIds, receive } = deps;

  function send(call: Call): SandboxResponse {
    readMetaAttributes(call.request);
    const topic = call.request.url.searchParams.get("topic") ?? "";
    return acceptUpload(deps, call, /^Send(\w+)$/.exec(topic)?.[1]);
  }

  /** Puts a document into the inbox of `{partyId}`, as if it came over the network. */
  function inject({ request, partyId }: Call): SandboxResponse {
    readMetaAttributes(request);
    const bytes = readUpload(request);
    const sender = request.url.searchParams.get("senderId") || readInvoiceFacts(bytes)?.sender[0] || "";
    const id = documentIds.claim(request);
    receive({ id, partyId, sender: normalise(sender), senderDocumentId: documentIds.create(), bytes });
    return json(200, { id });
  }

  function transform({ request }: Call): SandboxResponse {
    const wanted = request.url.searchParams.get("targetFormat") ?? "";
    if (wanted === "") throw badRequest("targetFormat is required.");
    const upload = readUpload(request);
    if (readInvoiceFacts(upload) === undefined) throw badRequest("The file is not well-formed XML.");
    const body = convert(upload, wanted);
    if (body === undefined) throw new Refusal(422, `The document cannot be transformed into '${wanted}'.`);
    return { status: 200, headers: { "content-type": "application/xml" }, body };
  }

  return ["v1", "v1-beta"].flatMap((version): Endpoint[] => {
    const mine = `/api/${version}/{partyId}/generic`;
    const open = `/api/${version}/generic`;
    return [
      { method: "POST", path: `${mine}/send`, access: "canSendDocument", answer: send },
      { method: "POST", path: `${mine}/receive`, access: "party", answer: inject },
      {
        method: "GET",
        path: `${mine}/{documentId}/download`,
        access: "canReceiveDocument",
        answer: (call) => download(deps, call),
      },
      {
        method: "POST",
        path: `${open}/validate`,
        access: "account",
        answer: ({ request }) => validate(world, request),
      },
      {
        method: "GET",
        path: `${open}/validate/options`,
        access: "account",
        answer: () => json(200, VALIDATION_OPTIONS),
      },
      { method: "POST", path: `${open}/transform`, access: "account", answer: transform },
    ];
  });
}

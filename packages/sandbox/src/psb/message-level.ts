import { json } from "../http/message.ts";
import type { Endpoint } from "./endpoint.ts";
import type { NewEvent, PsbEvent } from "./hook/event.ts";
import { parseJsonBody } from "./json-body.ts";
import type { PeppolConfigs } from "./peppol/config-store.ts";
import type { Inbox, ReceivedDocument } from "./purchase/inbox.ts";
import { nameOfStatus } from "./purchase/invoice-response.ts";
import { badRequest, notFound } from "./refusal.ts";
import type { Outbox, SentDocument } from "./sales/outbox.ts";

export interface MessageLevelStatus {
  /** `AP`, `AB` or `RE`. */
  readonly status: string;
  readonly description?: string;
  readonly lines?: unknown;
}

export interface MessageLevelDeps {
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly configs: PeppolConfigs;
  readonly newId: () => string;
  readonly publish: (event: NewEvent) => PsbEvent;
  readonly show: (partyId: string) => string;
}

/** What the receiving side says of a message itself, not of the invoice in it. */
export interface MessageLevel {
  /** Sends nothing unless the party has the capability `reviews`. */
  delivered(document: SentDocument): void;
  received(document: ReceivedDocument): void;
  /** Tells the sender; whatever his capabilities. @returns id of the status */
  tell(document: SentDocument, status: MessageLevelStatus): string;
  readonly endpoint: Endpoint;
}

export function createMessageLevel(deps: MessageLevelDeps): MessageLevel {
  const { outbox, inbox, configs, newId, publish, show } = deps;

  function tell({ id, partyId, candidates, facts }: SentDocument, status: MessageLevelStatus): string {
    const documentId = newId();
    publish({
      topic: "MessageLevelStatusReceived",
      partyId,
      documentId,
      refToDocumentId: id,
      message: `'MessageLevelStatus' received. Status: '${nameOfStatus(status.status)}'.`,
      details: {
        ...toDetails(status),
        id: facts.number,
        protocol: "As4",
        sender: show(candidates[0] ?? ""),
        recipient: show(partyId),
      },
    });
    return documentId;
  }

  return {
    tell,
    delivered(document) {
      if (configs.isOn(document.partyId, "reviews")) tell(document, { status: "AP" });
    },
    received({ id, partyId, sender, number, family }) {
      if (family === "MessageLevelStatus" || !configs.isOn(partyId, "reviews")) return;
      publish({
        topic: "MessageLevelStatusSent",
        partyId,
        documentId: newId(),
        refToDocumentId: id,
        message: "'MessageLevelStatus' successfully sent.",
        details: {
          ...toDetails({ status: "AP" }),
          id: number,
          protocol: "As4",
          sender: show(partyId),
          recipient: show(sender),
        },
      });
    },
    endpoint: {
      method: "POST",
      path: "/api/v1-beta/generic/{documentId}/response",
      access: "account",
      answer({ request, documentId }) {
        const document = outbox.find(documentId) ?? outbox.find(inbox.findAny(documentId)?.senderDocumentId ?? "");
        if (document === undefined) throw notFound(`Document '${documentId}' not found.`);
        return json(200, { id: tell(document, parseMessageLevelStatus(parseJsonBody(request))) });
      },
    },
  };
}

/** @throws Refusal 400 */
export function parseMessageLevelStatus(raw: unknown): MessageLevelStatus {
  const given = new Map<string, unknown>(Object.entries(typeof raw === "object" && raw !== null ? raw : {}));
  const status = given.get("status");
  if (typeof status !== "string" || !["AB", "AP", "RE"].includes(status)) throw badRequest("status is AB, AP or RE.");
  const description = given.get("description");
  const lines = given.get("lines");
  return {
    status,
    ...(typeof description === "string" ? { description } : {}),
    ...(lines === undefined || lines === null ? {} : { lines }),
  };
}

/** Strings only, so lines travel as a JSON text. */
function toDetails({ status, description, lines }: MessageLevelStatus): Record<string, string> {
  return {
    statusCode: status,
    status: nameOfStatus(status),
    ...(description === undefined ? {} : { note: description }),
    ...(lines === undefined ? {} : { lines: JSON.stringify(lines) }),
  };
}

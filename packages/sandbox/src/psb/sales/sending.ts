import { SILENCE_MS } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { NewEvent, PsbEvent } from "../hook/event.ts";
import type { PsbSettings } from "../options.ts";
import { notInPeppol } from "../refusal.ts";
import { toTimestamp } from "../timestamp.ts";
import type { Outbox, SentDocument } from "./outbox.ts";

export interface SendingDeps {
  readonly world: World;
  readonly outbox: Outbox;
  readonly settings: PsbSettings;
  readonly origin: () => string;
  readonly newId: () => string;
  readonly publish: (event: NewEvent) => PsbEvent;
  readonly show: (partyId: string) => string;
}

/** Where a document goes, or why it cannot leave at all. */
type DeliveryRoute =
  | { readonly recipient: string; readonly obstacle?: undefined }
  | { readonly recipient?: undefined; readonly obstacle: string };

const INVALID =
  "'Invoice' is not valid: [BR-CO-15]-Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) + Invoice total VAT amount (BT-110).";
const NO_ANSWER = "'Invoice' not sent: the receiving access point did not answer.";

/**
 * The way of an accepted document to its receiver. All that goes wrong from here on is told by events:
 * the caller has had his 200 already.
 * @returns the function that sets a document on its way
 */
export function createSending(deps: SendingDeps): (document: SentDocument) => void {
  const { world, outbox, settings, origin, newId, publish, show } = deps;
  const { clock, network } = world;

  function accept(document: SentDocument): void {
    outbox.add(document);
    document.statuses.push({
      id: newId(),
      name: "Pending",
      description: null,
      createdOn: toTimestamp(clock.now()),
    });
    clock.after(settings.deliveryDelayMs, () => deliver(document, 1));
  }

  function deliver(document: SentDocument, attempt: number): void {
    const { recipient, obstacle } = routeOf(document);
    if (recipient === undefined) {
      tell(document, "InvoiceSentError", obstacle, detailsOf(document, attempt, document.candidates[0]));
      return;
    }

    const details = detailsOf(document, attempt, recipient);
    const { id, partyId, bytes, facts } = document;
    switch (network.handOver({ senderDocumentId: id, sender: partyId, recipient, bytes, number: facts.number })) {
      case "delivered": {
        const returnedMessageId = `${newId()}@econnect.eu`;
        const message = `'Invoice' successfully sent: '${returnedMessageId}'.`;
        tell(document, "InvoiceSent", message, { ...details, returnedMessageId });
        break;
      }
      case "retry":
        tell(document, "InvoiceSentRetry", NO_ANSWER, details);
        clock.after(settings.deliveryRetryDelayMs, () => deliver(document, attempt + 1));
        break;
      case "silent":
        clock.after(SILENCE_MS, () => deliver(document, attempt));
        break;
      case "refused":
        tell(document, "InvoiceSentError", INVALID, details);
    }
  }

  function routeOf({ channel, candidates }: SentDocument): DeliveryRoute {
    if (channel !== undefined && channel !== "peppol") return { obstacle: `Channel '${channel}' is not configured.` };
    if (candidates.length === 0) return { obstacle: "The document names no receiver." };
    const recipient = candidates.find((candidate) => network.find(candidate) !== undefined);
    return recipient === undefined ? { obstacle: notInPeppol(candidates.map(show)) } : { recipient };
  }

  function tell(document: SentDocument, topic: string, message: string, details: Record<string, string>): void {
    const event = publish({ topic, partyId: document.partyId, documentId: document.id, message, details });
    document.statuses.push({ id: event.id, name: topic, description: message, createdOn: event.createdOn });
  }

  function detailsOf(document: SentDocument, attempt: number, recipient?: string): Record<string, string> {
    const { id, partyId, facts } = document;
    return {
      sender: show(partyId),
      id: facts.number,
      sourceDocumentTypeId: facts.documentTypeId,
      attempt: String(attempt),
      targetDocumentTypeId: facts.documentTypeId,
      ...(recipient === undefined
        ? {}
        : {
            endpoint: `${origin()}/as4/v1`,
            recipient: show(recipient),
            protocol: "As4",
            messageId: `${id}@econnect.eu`,
          }),
    };
  }

  return accept;
}

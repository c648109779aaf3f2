import { SILENCE_MS } from "../../world/network.ts";
import type { World } from "../../world/world.ts";
import type { NewEvent, PsbEvent } from "../hook/event.ts";
import type { Hook } from "../hook/hook.ts";
import type { PsbSettings } from "../options.ts";
import type { Pace } from "../pace.ts";
import { notInPeppol } from "../refusal.ts";
import { toTimestamp } from "../timestamp.ts";
import type { DeliveryPlans } from "./delivery-plans.ts";
import type { Outbox, SentDocument } from "./outbox.ts";

export interface SendingDeps {
  readonly world: World;
  readonly outbox: Outbox;
  readonly settings: PsbSettings;
  readonly pace: Pace;
  readonly plans: DeliveryPlans;
  readonly origin: () => string;
  readonly newId: () => string;
  readonly publish: (event: NewEvent) => PsbEvent;
  /** Tells an event to one hook only. */
  readonly tellHook: (event: NewEvent, hook: Hook) => void;
  /** The hook that a caller named as the channel. */
  readonly findChannel: (partyId: string, id: string) => Hook | undefined;
  /** Called once a document arrived. */
  readonly delivered: (document: SentDocument) => void;
  readonly show: (partyId: string) => string;
}

/** Where a document goes, or why it cannot leave at all. */
type DeliveryRoute =
  | { readonly recipient: string; readonly obstacle?: undefined }
  | { readonly recipient?: undefined; readonly obstacle: string };

const NO_ANSWER = "the receiving access point did not answer.";
const BROKEN_RULE =
  "[BR-CO-15]-Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) + Invoice total VAT amount (BT-110).";

/**
 * The way of an accepted document to its receiver. All that goes wrong from here on is told by events:
 * the caller has had his 200 already.
 * @returns the function that sets a document on its way
 */
export function createSending(deps: SendingDeps): (document: SentDocument) => void {
  const { world, outbox, settings, pace, plans, origin, newId, publish, show } = deps;
  const { clock, network } = world;

  function accept(document: SentDocument): void {
    outbox.add(document);
    document.statuses.push({
      id: newId(),
      name: "Pending",
      description: null,
      createdOn: toTimestamp(clock.now()),
    });
    if (pace.hooksBeforeAnswer) deliver(document, 1);
    else clock.after(settings.deliveryDelayMs, () => deliver(document, 1));
  }

  function deliver(document: SentDocument, attempt: number): void {
    const { id, family, partyId, bytes, facts } = document;
    const hook = document.channel === undefined ? undefined : deps.findChannel(partyId, document.channel);
    if (hook !== undefined) {
      deliverToHook(document, hook);
      return;
    }

    const { recipient, obstacle } = routeOf(document);
    if (recipient === undefined) {
      tell(document, "SentError", obstacle, detailsOf(document, attempt, document.candidates[0]));
      return;
    }

    const details = detailsOf(document, attempt, recipient);
    const consignment = { senderDocumentId: id, sender: partyId, recipient, bytes, number: facts.number };
    switch (plans.verdict(recipient, attempt) ?? network.handOver(consignment)) {
      case "delivered": {
        const returnedMessageId = `${newId()}@econnect.eu`;
        const message = `'${family}' successfully sent: '${returnedMessageId}'.`;
        tell(document, "Sent", message, { ...details, returnedMessageId });
        deps.delivered(document);
        break;
      }
      case "retry":
        tell(document, "SentRetry", `'${family}' not sent: ${NO_ANSWER}`, details);
        clock.after(settings.deliveryRetryDelayMs, () => deliver(document, attempt + 1));
        break;
      case "silent":
        clock.after(SILENCE_MS, () => deliver(document, attempt));
        break;
      case "fail":
        tell(document, "SentError", `'${family}' not sent, and given up: ${NO_ANSWER}`, details);
        break;
      case "refused":
        tell(document, "SentError", `'${family}' is not valid: ${BROKEN_RULE}`, details);
    }
  }

  /** A channel is a hook: it gets the work topic, such as `SendInvoice`, and the document counts as sent. */
  function deliverToHook(document: SentDocument, hook: Hook): void {
    const { id, family, partyId } = document;
    const details = { ...detailsOf(document, 1), channel: hook.id };
    deps.tellHook({ topic: `Send${family}`, partyId, documentId: id, message: null, details }, hook);
    tell(document, "Sent", `'${family}' successfully sent: '${id}@econnect.eu'.`, details);
  }

  function routeOf({ channel, candidates }: SentDocument): DeliveryRoute {
    if (channel !== undefined && channel !== "peppol") return { obstacle: `Channel '${channel}' is not configured.` };
    if (candidates.length === 0) return { obstacle: "The document names no receiver." };
    const recipient = candidates.find((candidate) => network.find(candidate) !== undefined);
    return recipient === undefined ? { obstacle: notInPeppol(candidates.map(show)) } : { recipient };
  }

  function tell(document: SentDocument, outcome: string, message: string, details: Record<string, string>): void {
    const { id, family, partyId, refToDocumentId } = document;
    const topic = `${family}${outcome}`;
    const reference = refToDocumentId === undefined ? {} : { refToDocumentId };
    const event = publish({ topic, partyId, documentId: id, ...reference, message, details });
    document.statuses.push({ id: event.id, name: topic, description: message, createdOn: event.createdOn });
  }

  function detailsOf(document: SentDocument, attempt: number, recipient?: string): Record<string, string> {
    const { id, partyId, facts, extraDetails } = document;
    return {
      sender: show(partyId),
      id: facts.number,
      sourceDocumentTypeId: facts.documentTypeId,
      attempt: String(attempt),
      targetDocumentTypeId: facts.documentTypeId,
      ...extraDetails,
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

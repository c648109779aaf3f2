import type { World } from "../../world/world.ts";
import type { NewEvent, PsbEvent } from "../hook/event.ts";
import type { PsbSettings } from "../options.ts";
import { ACCESS_POINT } from "../peppol/delivery-option.ts";
import { INVOICE_RESPONSE_TYPE } from "../peppol/document-type.ts";
import { notInPeppol } from "../refusal.ts";
import type { Outbox, SentDocument } from "../sales/outbox.ts";
import { toApplicationResponse } from "./application-response.ts";
import type { Inbox, ReceivedDocument } from "./inbox.ts";
import type { InvoiceResponse } from "./invoice-response.ts";

export interface Responding {
  /** Codes of the answers that were given to this invoice, oldest first. */
  statusesOf(invoiceId: string): readonly string[];
  /** The buyer answers an invoice he received; `id` is the documentId of his answer. */
  respond(invoice: ReceivedDocument, response: InvoiceResponse, id: string): void;
  /**
   * An answer of `buyer` reaches the seller.
   * @returns the documentId that the answer has there
   */
  arrive(invoice: SentDocument, response: InvoiceResponse, buyer: string): string;
}

export interface RespondingDeps {
  readonly world: World;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly settings: PsbSettings;
  readonly newId: () => string;
  readonly publish: (event: NewEvent) => PsbEvent;
  readonly show: (partyId: string) => string;
}

export function createResponding(deps: RespondingDeps): Responding {
  const { world, inbox, outbox, settings, newId, publish, show } = deps;

  const given = new Map<string, string[]>();

  function deliver(invoice: ReceivedDocument, response: InvoiceResponse, id: string): void {
    const { partyId, sender, number } = invoice;
    const reachable = settings.sellersTakeResponses && world.network.find(sender) !== undefined;
    const returned = reachable ? `${newId()}@econnect.eu` : undefined;
    publish({
      topic: reachable ? "InvoiceResponseSent" : "InvoiceResponseSentError",
      partyId,
      documentId: id,
      refToDocumentId: invoice.id,
      message: reachable ? `'InvoiceResponse' successfully sent: '${returned}'.` : notInPeppol([show(sender)]),
      details: {
        sender: show(partyId),
        recipient: show(sender),
        id: number,
        ...toDetails(response),
        attempt: "1",
        protocol: "As4",
        messageId: `${id}@econnect.eu`,
        ...(returned === undefined ? {} : { returnedMessageId: returned }),
      },
    });
    const sent = outbox.find(invoice.senderDocumentId);
    if (reachable && sent !== undefined) arrive(sent, response, partyId);
  }

  function arrive(invoice: SentDocument, response: InvoiceResponse, buyer: string): string {
    const id = newId();
    const { partyId, facts } = invoice;
    const message = `'InvoiceResponse' received. Status: '${response.statusName}'.`;
    const event = publish({
      topic: "InvoiceResponseReceived",
      partyId,
      documentId: id,
      refToDocumentId: invoice.id,
      message,
      details: {
        ...toDetails(response),
        id: facts.number,
        protocol: "As4",
        returnedMessageId: `${id}@econnect.eu`,
        sender: show(buyer),
        accessPoint: ACCESS_POINT,
        recipient: show(partyId),
        targetDocumentTypeId: INVOICE_RESPONSE_TYPE.id,
      },
    });
    const issuedAt = world.clock.now();
    inbox.add({
      id,
      partyId,
      family: "InvoiceResponse",
      number: facts.number,
      sender: buyer,
      senderDocumentId: id,
      bytes: toApplicationResponse(response, { id, invoiceNumber: facts.number, issuedAt }),
      receivedAt: issuedAt,
      statuses: [{ id: event.id, name: event.topic, description: message, createdOn: event.createdOn }],
    });
    return id;
  }

  return {
    statusesOf: (invoiceId) => given.get(invoiceId) ?? [],
    respond(invoice, response, id) {
      given.set(invoice.id, [...(given.get(invoice.id) ?? []), response.status]);
      world.clock.after(settings.deliveryDelayMs, () => deliver(invoice, response, id));
    },
    arrive,
  };
}

/** Strings only, so reasons and actions travel as JSON texts. */
function toDetails({ status, statusName, reasons, actions, note }: InvoiceResponse): Record<string, string> {
  return {
    ...(note === undefined ? {} : { note }),
    statusCode: status,
    status: statusName,
    ...(Object.keys(reasons).length === 0 ? {} : { reasons: JSON.stringify(reasons) }),
    ...(Object.keys(actions).length === 0 ? {} : { actions: JSON.stringify(actions) }),
  };
}

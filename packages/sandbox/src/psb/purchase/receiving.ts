import type { NetworkDocument } from "../../world/network.ts";
import { normalise } from "../../world/party-id.ts";
import type { World } from "../../world/world.ts";
import { type InvoiceFacts, readInvoiceFacts } from "../document/invoice-facts.ts";
import type { NewEvent, PsbEvent } from "../hook/event.ts";
import type { Parties } from "../parties.ts";
import { ACCESS_POINT } from "../peppol/delivery-option.ts";
import type { Outbox } from "../sales/outbox.ts";
import type { Inbox, ReceivedDocument } from "./inbox.ts";
import { nameOfStatus } from "./invoice-response.ts";

export interface ReceivingDeps {
  readonly world: World;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly publish: (event: NewEvent) => PsbEvent;
  /** Called once a document was taken in. */
  readonly received: (document: ReceivedDocument) => void;
  readonly show: (partyId: string) => string;
}

/** A document at the door of a party. */
export interface Arrival {
  readonly id: string;
  readonly partyId: string;
  readonly sender: string;
  readonly senderDocumentId: string;
  readonly bytes: Buffer;
}

/** @returns the function that takes a document in, or turns an unreadable one away; hooks hear of both */
export function createReceiving(deps: ReceivingDeps): (arrival: Arrival) => void {
  const { world, inbox, outbox, publish, received, show } = deps;

  /** The sent or received document that an answer, a change or a cancellation is about. */
  function referenceOf({ family, refersTo }: InvoiceFacts, partyId: string): string | undefined {
    if (refersTo === undefined || family === "Invoice" || family === "Order") return undefined;
    const sent = outbox
      .all()
      .findLast((document) => document.partyId === partyId && document.facts.number === refersTo);
    return family.endsWith("Response") ? sent?.id : inbox.findByNumber(partyId, refersTo)?.id;
  }

  return ({ id, partyId, sender, senderDocumentId, bytes }) => {
    const details = {
      sender: show(sender),
      recipient: show(partyId),
      protocol: "As4",
      messageId: `${senderDocumentId}@econnect.eu`,
      accessPoint: ACCESS_POINT,
    };
    const facts = readInvoiceFacts(bytes);
    if (facts === undefined) {
      const message = "'Invoice' not received: the document is not well-formed XML.";
      publish({ topic: "InvoiceReceivedError", partyId, documentId: id, message, details });
      return;
    }
    const { family, number, documentTypeId, statusCode, note } = facts;
    const status = statusCode === undefined ? undefined : nameOfStatus(statusCode);
    const message = `'${family}' received.${status === undefined ? "" : ` Status: '${status}'.`}`;
    const response =
      statusCode === undefined || status === undefined
        ? {}
        : { ...(note === undefined ? {} : { note }), statusCode, status };
    const refToDocumentId = referenceOf(facts, partyId);
    const event = publish({
      topic: `${family}Received`,
      partyId,
      documentId: id,
      ...(refToDocumentId === undefined ? {} : { refToDocumentId }),
      message,
      details: {
        ...details,
        ...response,
        id: number,
        sourceDocumentTypeId: documentTypeId,
        targetDocumentTypeId: documentTypeId,
      },
    });
    const document: ReceivedDocument = {
      id,
      partyId,
      family,
      number,
      sender,
      senderDocumentId,
      bytes,
      receivedAt: world.clock.now(),
      statuses: [{ id: event.id, name: event.topic, description: message, createdOn: event.createdOn }],
    };
    inbox.add(document);
    received(document);
  };
}

/**
 * Opens the mailbox of every party that the accounts are linked to.
 * @param idFor - id here of a document, by that of its sender
 */
export function openMailbox(
  { network }: World,
  parties: Parties,
  idFor: (senderDocumentId: string) => string,
  receive: (arrival: Arrival) => void,
): void {
  const ours = (identifiers: readonly string[]) => identifiers.find((identifier) => parties.isLinked(identifier));
  network.addMailbox(
    (participant) => ours(participant.identifiers) !== undefined,
    ({ sender, senderDocumentId, bytes, recipient }: NetworkDocument, to) => {
      const partyId = ours([recipient, ...to.identifiers]) ?? recipient;
      receive({ id: idFor(senderDocumentId), partyId: normalise(partyId), sender, senderDocumentId, bytes });
    },
  );
}

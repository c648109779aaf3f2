import type { NetworkDocument } from "../../world/network.ts";
import { normalise } from "../../world/party-id.ts";
import type { World } from "../../world/world.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import type { NewEvent, PsbEvent } from "../hook/event.ts";
import type { Parties } from "../parties.ts";
import type { Inbox } from "./inbox.ts";

export interface ReceivingDeps {
  readonly world: World;
  readonly inbox: Inbox;
  readonly publish: (event: NewEvent) => PsbEvent;
  readonly show: (partyId: string) => string;
}

/** An invoice at the door of a party. */
export interface Arrival {
  readonly id: string;
  readonly partyId: string;
  readonly sender: string;
  readonly senderDocumentId: string;
  readonly bytes: Buffer;
}

/** @returns the function that takes an invoice in, or turns an unreadable one away; hooks hear of both */
export function createReceiving({ world, inbox, publish, show }: ReceivingDeps): (arrival: Arrival) => void {
  return ({ id, partyId, sender, senderDocumentId, bytes }) => {
    const details = {
      sender: show(sender),
      recipient: show(partyId),
      protocol: "As4",
      messageId: `${senderDocumentId}@econnect.eu`,
    };
    const facts = readInvoiceFacts(bytes);
    if (facts === undefined) {
      const message = "'Invoice' not received: the document is not well-formed XML.";
      publish({ topic: "InvoiceReceivedError", partyId, documentId: id, message, details });
      return;
    }
    const { number, documentTypeId } = facts;
    const message = "'Invoice' received.";
    const event = publish({
      topic: "InvoiceReceived",
      partyId,
      documentId: id,
      message,
      details: { ...details, id: number, sourceDocumentTypeId: documentTypeId, targetDocumentTypeId: documentTypeId },
    });
    inbox.add({
      id,
      partyId,
      family: "Invoice",
      number,
      sender,
      senderDocumentId,
      bytes,
      receivedAt: world.clock.now(),
      statuses: [{ id: event.id, name: event.topic, description: message, createdOn: event.createdOn }],
    });
  };
}

/** Opens the mailbox of every party that the accounts are linked to. */
export function openMailbox(
  { network }: World,
  parties: Parties,
  newId: () => string,
  receive: (arrival: Arrival) => void,
): void {
  const ours = (identifiers: readonly string[]) => identifiers.find((identifier) => parties.isLinked(identifier));
  network.addMailbox(
    (participant) => ours(participant.identifiers) !== undefined,
    ({ sender, senderDocumentId, bytes, recipient }: NetworkDocument, to) => {
      const partyId = ours([recipient, ...to.identifiers]) ?? recipient;
      receive({ id: newId(), partyId: normalise(partyId), sender, senderDocumentId, bytes });
    },
  );
}

import type { SandboxClock } from "./clock.ts";
import { normalise } from "./party-id.ts";

/** A business document on its way through eConnect and Peppol. */
export interface NetworkDocument {
  /** Id the sender's side gave it (PSB documentId or API31 ExternalId). */
  readonly senderDocumentId: string;
  /** Numeric form, normalised: `0106:12345678`; or an eConnect company id (`XCNL…`). */
  readonly sender: string;
  readonly recipient: string;
  /** The XML bytes as sent. */
  readonly bytes: Buffer;
  /** `cbc:ID` of the document. */
  readonly number: string;
}

export interface PostalAddress {
  readonly streetName: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly residence: string;
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
}

/** Somebody who can receive through this simulated network. */
export interface Participant {
  /** All identifiers that reach this participant, numeric form, normalised. */
  readonly identifiers: readonly string[];
  /** eConnect company id, when the participant is an eConnect organisation. */
  readonly companyId?: string;
  readonly name: string;
  readonly address?: PostalAddress;
  /** `platform`: inside eConnect (API31 account or PSB party); `peppol`: another access point. */
  readonly home: "platform" | "peppol";
  /** How this receiver behaves; the magic recipients of the README differ here. */
  readonly behaviour: "deliver" | "retry-then-deliver" | "refuse" | "silent";
}

/** What became of an attempt to hand a document to its receiver. */
type Handover = "delivered" | "retry" | "refused" | "silent";

/** Registry of participants (the small Peppol directory) plus the inboxes that live in this sandbox. */
export interface Network {
  register(participant: Participant): void;
  /** Looks a participant up by any identifier in any notation, or by company id. */
  find(identifier: string): Participant | undefined;
  participants(): readonly Participant[];
  /** Called by API31 and PSB for the inboxes they host; several mailboxes may serve one participant. */
  addMailbox(
    accepts: (participant: Participant) => boolean,
    receive: (document: NetworkDocument, to: Participant) => void,
  ): void;
  /** Hands the document to its receiver and tells what happened; `retry` at most once per document. */
  handOver(document: NetworkDocument): Handover;
  /** Everything receivers outside this sandbox hold, for assertions: one entry per document that arrived. */
  arrived(): readonly NetworkDocument[];
}

/** How long a silent receiver stays silent; handed over again after that, a document arrives. */
export const SILENCE_MS = 3_600_000;

interface Mailbox {
  readonly accepts: (participant: Participant) => boolean;
  readonly receive: (document: NetworkDocument, to: Participant) => void;
}

export function createNetwork(clock: SandboxClock): Network {
  let registered: Participant[] = [];
  const mailboxes: Mailbox[] = [];
  /** When a document was first offered, by its sender's id. */
  const firstOffers = new Map<string, Date>();
  const outside = new Map<string, NetworkDocument>();

  function find(identifier: string): Participant | undefined {
    const key = normalise(identifier);
    return registered.find((participant) => addressesOf(participant).includes(key));
  }

  function answerOf(to: Participant, document: NetworkDocument): Handover {
    const key = keyOf(document);
    const firstOffer = firstOffers.get(key);
    if (firstOffer === undefined) firstOffers.set(key, clock.now());
    switch (to.behaviour) {
      case "refuse":
        return "refused";
      case "retry-then-deliver":
        return firstOffer === undefined ? "retry" : "delivered";
      case "silent":
        return clock.now().getTime() - (firstOffer ?? clock.now()).getTime() < SILENCE_MS ? "silent" : "delivered";
      case "deliver":
        return "delivered";
    }
  }

  return {
    register(participant) {
      const addresses = addressesOf(participant);
      registered = registered.filter((other) => !addressesOf(other).some((address) => addresses.includes(address)));
      registered.push(participant);
    },
    find,
    participants: () => registered,
    addMailbox(accepts, receive) {
      mailboxes.push({ accepts, receive });
    },
    handOver(document) {
      const to = find(document.recipient);
      if (to === undefined) return "refused";
      const answer = answerOf(to, document);
      if (answer !== "delivered") return answer;
      const hosted = mailboxes.filter((mailbox) => mailbox.accepts(to));
      for (const mailbox of hosted) mailbox.receive(document, to);
      if (hosted.length === 0) outside.set(keyOf(document), document);
      return answer;
    },
    arrived: () => [...outside.values()],
  };
}

function addressesOf(participant: Participant): readonly string[] {
  const identifiers = participant.identifiers.map(normalise);
  return participant.companyId === undefined ? identifiers : [...identifiers, participant.companyId];
}

/** A sender that hands over the same consignment again replaces what the receiver holds. */
function keyOf(document: NetworkDocument): string {
  return `${document.sender} ${document.senderDocumentId}`;
}

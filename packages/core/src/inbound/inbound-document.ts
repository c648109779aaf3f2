import type { BuyerResponse } from "../connector/inbox.ts";
import type { StatusStep } from "../event/event.ts";

export type InboundState = "ANNOUNCED" | "RECEIVED" | "NEEDS_ATTENTION" | "IMPORTED" | "DUPLICATE" | "UNDONE";

/** A document that came in: raw bytes first, then what became of it. */
export interface InboundDocument {
  readonly id: string;
  readonly organizationId: string;
  readonly connectionId: string;
  /** The remote's id; unique within the connection. One that was offered again carries the moment of that offer too. */
  readonly reference: string;
  /** What the remote knows it by, when that is not `reference`. */
  readonly remoteReference?: string;
  /** The remote's moment of the last offer that was taken, where it may offer a document again. */
  readonly offeredAt?: Date;
  readonly state: InboundState;
  /** When the state began; absent: when it was made. */
  readonly stateSince?: Date;
  /** Counts `reoffer`s; facts of a later run beat those of an earlier one. */
  readonly run: number;
  /** SHA-256 of the raw bytes, lower-case hex. */
  readonly contentHash?: string;
  /**
   * From the document, once read: supplier's identification, number and date, the third level of de-duplication.
   * An empty `key`: the claim went to a later document.
   */
  readonly supplier?: {
    readonly name: string;
    readonly key: string;
    readonly number: string;
    readonly issueDate: string;
  };
  /** Catalogue code of why it needs attention, with what was found. */
  readonly attention?: { readonly code: string; readonly detail: string };
  /** A PDF that the remote drew of it: SHA-256, lower-case hex. */
  readonly pdfHash?: string;
  /** What we last told, or are to tell, the sender. */
  readonly response?: InboundResponse;
  /** The first of its kind, when this one is a duplicate. */
  readonly duplicateOf?: string;
  /** What the ERP made of it. */
  readonly erp?: {
    readonly connectionId: string;
    readonly reference: string;
    readonly number?: string;
    readonly vendorName: string;
    readonly filesAttached: boolean;
  };
  readonly createdAt: Date;
}

export interface InboundResponse extends BuyerResponse {
  readonly state: "QUEUED" | "TOLD" | "REFUSED";
  readonly at: Date;
  /** Why the remote refused it. */
  readonly refusal?: { readonly code: string; readonly detail: string };
}

/** Whether a response comes too late: there is a later one, or the network refused it already. */
export const isOutdone = (response: InboundResponse, stored: InboundResponse): boolean =>
  response.at < stored.at || (response.id === stored.id && stored.state === "REFUSED");

const FACTS = {
  INBOUND_ANNOUNCED: { state: "ANNOUNCED", order: 0 },
  INBOUND_RECEIVED: { state: "RECEIVED", order: 1 },
  INBOUND_NEEDS_ATTENTION: { state: "NEEDS_ATTENTION", order: 2 },
  INBOUND_DUPLICATE: { state: "DUPLICATE", order: 3 },
  INBOUND_IMPORTED: { state: "IMPORTED", order: 4 },
  INBOUND_UNDONE: { state: "UNDONE", order: 5 },
  /** Offered again: the next run begins where the first one had the bytes. */
  INBOUND_REOFFERED: { state: "RECEIVED", order: 1 },
} as const satisfies Record<string, { state: InboundState; order: number }>;

export type InboundFact = keyof typeof FACTS;

export function inboundStep(fact: InboundFact, document: { readonly id: string; readonly run: number }): StatusStep {
  const { state, order } = FACTS[fact];
  return { holder: "InboundDocument", id: document.id, state, rank: document.run * 10 + order + 1 };
}

/** What to ask the remote for. */
export const remoteReferenceOf = ({ reference, remoteReference }: InboundDocument): string =>
  remoteReference ?? reference;

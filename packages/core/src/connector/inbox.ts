import type { BuyerStatus } from "./buyer-status.ts";

/** A document that waits at the remote. */
export interface InboundNotice {
  /** The remote's id of the document; with the connection it is the first level of de-duplication. */
  readonly reference: string;
  /** As the remote names them; for the record before the bytes are here. */
  readonly sender?: string;
  readonly number?: string;
  readonly receivedAt: Date;
  /**
   * Since when it is on offer, where the remote may offer a document again under the same reference: revised by the
   * sender, or pushed once more by a user. An offer later than the one that was taken in is looked at again.
   */
  readonly offeredAt?: Date;
}

export interface InboxPage {
  readonly notices: readonly InboundNotice[];
  /** Opaque; store it once all notices of this page are stored, and pass it to the next call, also after a restart. */
  readonly cursor: string;
  /** False when there is nothing more to read now. */
  readonly more: boolean;
}

export interface FetchedDocument {
  /** Exactly as received. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface BuyerResponse {
  /** A UUID of this response; the same on every attempt. */
  readonly id: string;
  readonly status: BuyerStatus;
  /** What was told before, if anything. */
  readonly previous?: BuyerStatus;
  /** For the seller to read; not every remote carries it on. */
  readonly note?: string;
  /** Code → text, by the code lists of a Peppol Invoice Response (OPStatusReason, OPStatusAction). */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly actions?: Readonly<Record<string, string>>;
}

export interface InboxPort {
  /** Absent where the remote only announces by hook. Pages may overlap: nothing is missed, some come again. @throws ConnectorError */
  received?(cursor: string | undefined): Promise<InboxPage>;
  /** @throws ConnectorError */
  fetch(reference: string): Promise<FetchedDocument>;
  /** Tells the remote that the bytes are durable here. Absent where the remote needs no word. Repeating it is harmless. @throws ConnectorError */
  acknowledge?(reference: string): Promise<void>;
  /**
   * A PDF of a document that has none embedded, drawn by the remote.
   * @throws ConnectorError - `NOT_READY` while it is being drawn
   */
  pdf?(reference: string): Promise<FetchedDocument>;
  /** How long the remote keeps a document that waits, and one that was fetched. Absent: for good. */
  readonly retention?: { readonly waitingMs: number; readonly fetchedMs: number };
  /** Deletes the document at the remote, for good. Harmless when it is gone already. @throws ConnectorError */
  remove?(reference: string): Promise<void>;
  /** What the remote lets us tell the sender. */
  readonly responses?: readonly BuyerStatus[];
  /**
   * Tells the sender, with one of `responses`. Repeating it is harmless.
   * @param offeredAt - of the last offer that was taken in
   * @throws ConnectorError - `NOT_READY` when there is a later offer that telling would hide
   */
  respond?(reference: string, response: BuyerResponse, offeredAt?: Date): Promise<void>;
}

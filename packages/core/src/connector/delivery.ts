import type { ParticipantId } from "../identifier/participant-id.ts";
import type { LocalDate } from "../local-date.ts";
import type { BuyerStatus } from "./buyer-status.ts";

export type DocumentType = "INVOICE" | "CREDIT_NOTE";

/** A document as the ledger keeps it: fixed before the first byte leaves. */
export interface OutgoingDocument {
  /** UUID chosen by the ledger; the same for every attempt of one delivery. */
  readonly documentId: string;
  readonly type: DocumentType;
  /** UBL, UTF-8, exactly as it must arrive. */
  readonly bytes: Uint8Array;
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly sender: ParticipantId;
  readonly recipient: ParticipantId;
}

export type RecipientLookup =
  | { readonly reachable: true; readonly recipient: ParticipantId; readonly channel: string }
  | { readonly reachable: false; readonly reason: string };

export type Submission =
  /** The remote took responsibility. `reference` is its own id for the document. */
  | { readonly outcome: "accepted"; readonly reference: string }
  /** The network's own verdict; final for this documentId. */
  | { readonly outcome: "refused"; readonly code: string; readonly message: string };

export type Reconciliation =
  | { readonly outcome: "accepted"; readonly reference: string }
  /** Proven absent: sending again cannot double it. */
  | { readonly outcome: "not-found" }
  | { readonly outcome: "undecided"; readonly reason: string };

export type Verdict =
  | { readonly state: "pending" }
  /** `buyer`: what was done with it so far, where the remote tells that too. */
  | { readonly state: "delivered"; readonly buyer?: BuyerStatement & { readonly changedAt: Date } }
  | { readonly state: "refused"; readonly code: string; readonly message: string };

/** A sent document that the other side did something with. */
export interface OutboxChange {
  /** As `submit` or `reconcile` gave it. */
  readonly reference: string;
  /** Of this status; equal when the same change is told again. */
  readonly changedAt: Date;
  readonly delivered: boolean;
  /** Absent while nobody at the other side touched it. */
  readonly buyer?: BuyerStatement;
}

export interface BuyerStatement {
  /** `undefined` when the network uses a code we do not know. */
  readonly status: BuyerStatus | undefined;
  /** In the network's own words: `40`, `Goedgekeurd`. */
  readonly code: string;
  readonly text: string;
}

export interface OutboxPage {
  readonly changes: readonly OutboxChange[];
  /** Opaque; store it once all changes of this page are stored, and pass it to the next call, also after a restart. */
  readonly cursor: string;
  readonly more: boolean;
}

export interface DeliveryPort {
  /** First candidate that can receive this type. @throws ConnectorError */
  lookupRecipient(candidates: readonly ParticipantId[], type: DocumentType): Promise<RecipientLookup>;
  /**
   * One attempt. Idempotent by `documentId` where the remote offers that.
   * @throws ConnectorError - `OUTCOME_UNKNOWN` whenever the document may have arrived
   */
  submit(document: OutgoingDocument): Promise<Submission>;
  /**
   * Finds out what became of an earlier attempt without sending anything.
   * @param firstAttemptAt - when the first byte may have left
   * @throws ConnectorError
   */
  reconcile(document: OutgoingDocument, firstAttemptAt: Date): Promise<Reconciliation>;
  /** For remotes without hooks, and as a fallback for silent ones. @throws ConnectorError */
  statusOf(reference: string, document: OutgoingDocument): Promise<Verdict>;
  /**
   * What happened to sent documents, page by page, where no hook tells it. Pages may overlap: nothing is missed, some
   * comes again, and documents that we did not send may be among it.
   * @param cursor - `undefined` reads what changed after `since`
   * @throws ConnectorError
   */
  changes?(cursor: string | undefined, since: Date): Promise<OutboxPage>;
}

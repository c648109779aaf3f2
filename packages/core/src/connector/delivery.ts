import type { ParticipantId } from "../identifier/participant-id.ts";
import type { LocalDate } from "../local-date.ts";

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
  /** `buyerStatus`: what the buyer did with it so far, in the network's words, e.g. `40 Goedgekeurd`. */
  | { readonly state: "delivered"; readonly buyerStatus?: string }
  | { readonly state: "refused"; readonly code: string; readonly message: string };

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
}

import type { DocumentType } from "../connector/delivery.ts";
import type { ParticipantId } from "../identifier/participant-id.ts";
import type { LocalDate } from "../local-date.ts";

export type DeliveryState = "QUEUED" | "SUBMITTED" | "DELIVERED" | "REFUSED" | "UNKNOWN" | "WITHDRAWN";

/** One intent to send one invoice, committed before the first byte leaves. */
export interface Delivery {
  /** The `documentId`: a UUID, the same on every attempt. */
  readonly id: string;
  readonly invoiceId: string;
  readonly organizationId: string;
  readonly connectionId: string;
  /** 1 for the first delivery of the invoice, 2 for a resend after a refusal, … */
  readonly sequence: number;
  readonly type: DocumentType;
  readonly number: string;
  readonly issueDate: LocalDate;
  readonly sender: ParticipantId;
  readonly recipient: ParticipantId;
  /** SHA-256 of the exact bytes, lower-case hex; the bytes are in the document store. */
  readonly contentHash: string;
  readonly state: DeliveryState;
  /** When the state began; absent: when it was made. */
  readonly stateSince?: Date;
  /** The network's own id, once it accepted. */
  readonly reference?: string;
  readonly attempts: readonly Attempt[];
  /** A person's word on an outcome that stayed unknown. */
  readonly settlement?: Settlement;
  readonly createdAt: Date;
}

export interface Settlement {
  readonly outcome: "ARRIVED" | "NOT_ARRIVED";
  /** Name of the token that it came with. */
  readonly by: string;
  /** How they know. */
  readonly note: string;
  readonly at: Date;
}

/** `open`: started, and no outcome was recorded, so what became of it is unknown. */
export interface Attempt {
  readonly number: number;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome: "open" | "accepted" | "refused" | "unknown" | "not-sent" | "absent";
  /** Connector or network code when it did not succeed. */
  readonly code?: string;
  readonly message?: string;
  /** When the network was last asked what became of it, how often, and what it answered. */
  readonly askedAt?: Date;
  readonly askedTimes?: number;
  readonly answer?: string;
}

import type { DocumentStatus } from "../document/document-status.ts";
import type { InvoiceFacts } from "../document/invoice-facts.ts";

/** A document that a party of ours sent. */
export interface SentDocument {
  readonly id: string;
  /** `Invoice`, `Order`, …: the first half of the topics of its events. */
  readonly family: string;
  /** Sender; numeric form, normalised. */
  readonly partyId: string;
  /** The sender as the caller wrote it. */
  readonly writtenPartyId: string;
  /** Identifiers to try, in order. */
  readonly candidates: readonly string[];
  /** Channel that the caller forced. */
  readonly channel: string | undefined;
  /** The document that this one answers, changes or cancels. */
  readonly refToDocumentId?: string;
  /** Goes into the details of its events. */
  readonly extraDetails?: Readonly<Record<string, string>>;
  readonly facts: InvoiceFacts;
  readonly bytes: Buffer;
  /** Oldest first. */
  readonly statuses: DocumentStatus[];
}

export interface Outbox {
  add(document: SentDocument): void;
  find(id: string): SentDocument | undefined;
  /** Oldest first. */
  all(): readonly SentDocument[];
}

export function createOutbox(): Outbox {
  const documents = new Map<string, SentDocument>();
  return {
    add(document) {
      documents.set(document.id, document);
    },
    find: (id) => documents.get(id),
    all: () => [...documents.values()],
  };
}

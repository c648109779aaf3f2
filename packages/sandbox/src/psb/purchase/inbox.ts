import type { DocumentStatus } from "../document/document-status.ts";
import { notFound } from "../refusal.ts";

const DAY_MS = 24 * 3_600_000;
const KEEP_MS = 90 * DAY_MS;
const KEEP_AFTER_DOWNLOAD_MS = 7 * DAY_MS;

/** A document that a party of ours received. */
export interface ReceivedDocument {
  readonly id: string;
  /** Receiver; numeric form, normalised. */
  readonly partyId: string;
  readonly family: string;
  /** Number of the invoice. */
  readonly number: string;
  /** Numeric form, normalised. */
  readonly sender: string;
  /** Id that the document has at its sender. */
  readonly senderDocumentId: string;
  readonly bytes: Buffer;
  readonly receivedAt: Date;
  /** Oldest first. */
  readonly statuses: DocumentStatus[];
}

export interface Inbox {
  add(document: ReceivedDocument): void;
  /**
   * The document and its history, also after its content went.
   * @throws Refusal 404
   */
  find(partyId: string, id: string): ReceivedDocument;
  /** The latest of a party with this number. */
  findByNumber(partyId: string, number: string): ReceivedDocument | undefined;
  /** The document of whatever party. */
  findAny(id: string): ReceivedDocument | undefined;
  /**
   * The content; reading it starts the last seven days.
   * @throws Refusal 404 once it expired or was removed
   */
  download(partyId: string, id: string): Buffer;
  /** @throws Refusal 404 */
  remove(partyId: string, id: string): void;
}

/** Content is kept for 90 days, and from its first download for seven more days. */
export function createInbox(now: () => Date): Inbox {
  const documents = new Map<string, ReceivedDocument>();
  /** When the content goes, in milliseconds of the epoch. */
  const expiries = new Map<string, number>();
  const downloaded = new Set<string>();

  function find(partyId: string, id: string): ReceivedDocument {
    const document = documents.get(id);
    if (document?.partyId !== partyId) throw notFound(`Document '${id}' not found.`);
    return document;
  }

  function findContent(partyId: string, id: string): ReceivedDocument {
    const document = find(partyId, id);
    if (now().getTime() >= (expiries.get(id) ?? 0)) throw notFound(`Document '${id}' not found.`);
    return document;
  }

  return {
    add(document) {
      documents.set(document.id, document);
      expiries.set(document.id, document.receivedAt.getTime() + KEEP_MS);
    },
    find,
    findByNumber: (partyId, number) =>
      [...documents.values()].findLast((document) => document.partyId === partyId && document.number === number),
    findAny: (id) => documents.get(id),
    download(partyId, id) {
      const document = findContent(partyId, id);
      if (!downloaded.has(id)) expiries.set(id, now().getTime() + KEEP_AFTER_DOWNLOAD_MS);
      downloaded.add(id);
      return document.bytes;
    },
    remove(partyId, id) {
      findContent(partyId, id);
      expiries.delete(id);
    },
  };
}

import { type Clock, ConnectorError, type FetchedDocument, type InboxPage, type InboxPort } from "@erp-gateway/core";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type DocumentMoment, type DocumentRow, readDocument } from "./documents.ts";
import type { Session } from "./session.ts";
import { RECEIVED, RESPONSE_CODES } from "./status.ts";
import { type DocumentList, highWater, latest, readTurn, reviveTurn, type Turn } from "./turn.ts";

/** Where documents are received. */
export interface Place {
  readonly companyId: string;
  /** Differs wherever the same company id means other documents. */
  readonly id: string;
}

/** Without `acknowledge`: fetching a document makes the platform set its status to `30`, downloaded. */
export function createInbox(session: Session, place: Place, clock: Clock): InboxPort {
  return {
    async received(cursor) {
      const state = readCursor(place, cursor);
      const read = state.reading === "created" ? readCreated : readModified;
      return read(session, place, state, clock.now());
    },

    async fetch(reference) {
      const { Details } = await readDocument(session, "GetInboxDocument", reference);
      if (Details?.Payload === undefined) {
        throw new ConnectorError("UNAVAILABLE", `document ${reference} came without payload`);
      }
      return { bytes: new TextEncoder().encode(Details.Payload), contentType: "application/xml" };
    },

    pdf: (reference) => readPdf(session, reference),

    responses: [...RESPONSE_CODES.keys()],

    async respond(reference, { status }, offeredAt) {
      const code = RESPONSE_CODES.get(status);
      if (code === undefined) throw new ConnectorError("REMOTE_REFUSED", `API31 has no status for ${status}`);
      const { Details } = await readDocument(session, "GetInboxDocumentStatus", reference);
      const changedAt = Details?.Info?.ChangedOn;
      const isOfferedAgain = changedAt !== undefined && (offeredAt === undefined || changedAt > offeredAt);
      // Another status would hide from the next reading that there is something new to fetch.
      if (Details?.Code === RECEIVED && isOfferedAgain) {
        throw new ConnectorError("NOT_READY", `document ${reference} was revised or offered again; that is read first`);
      }
      await session.call("SetInboxDocumentStatus", { ExternalId: reference, StatusCode: code });
    },
  };
}

/**
 * A turn reads what was created, then what was modified: a document that is offered again keeps its `CreatedOn`
 * (api31-soap §3.8). The first turn reads everything once, and notes from where modifications count.
 */
interface InboxCursor {
  readonly reading: "created" | "modified";
  readonly created: Turn;
  readonly modified: Turn;
}

function readCursor({ id }: Place, text: string | undefined): InboxCursor {
  const known = text === undefined ? undefined : decodeCursor(id, text);
  if (known === undefined) return { reading: "created", created: {}, modified: {} };
  // Before modifications were read, a cursor was a turn of its own.
  if (known["reading"] === undefined) return { reading: "created", created: reviveTurn(known), modified: {} };
  const { reading, created, modified } = known as Readonly<Record<string, never>>;
  return { reading: reading ?? "created", created: reviveTurn(created), modified: reviveTurn(modified) };
}

type Reading = (session: Session, place: Place, state: InboxCursor, now: Date) => Promise<InboxPage>;

const readCreated: Reading = async (session, place, state, now) => {
  const page = await readTurn(session, inboxList(place, "CreatedOn"), state.created, now);
  const isFirstTurn = state.modified.since === undefined;
  const newest = latest([state.modified.newest, ...page.rows.map(({ modifiedOn }) => modifiedOn)]);
  const begun = state.modified.begun ?? now;
  const first = page.isLast ? { since: highWater({ begun, newest }) } : { begun, newest };
  const reading = page.isLast && !isFirstTurn ? "modified" : "created";
  const next = { reading, created: page.next, modified: isFirstTurn ? first : state.modified } as const;
  return toPage(place, page.rows, next, !page.isLast || !isFirstTurn);
};

const readModified: Reading = async (session, place, state, now) => {
  const page = await readTurn(session, inboxList(place, "ModifiedOn"), state.modified, now);
  const reading = page.isLast ? "created" : "modified";
  return toPage(place, page.rows, { ...state, reading, modified: page.next }, !page.isLast);
};

const inboxList = ({ companyId }: Place, moment: DocumentMoment): DocumentList => ({
  operation: "GetInboxDocuments",
  companyId,
  moment,
});

const toPage = (place: Place, rows: readonly DocumentRow[], cursor: InboxCursor, more: boolean): InboxPage => ({
  notices: rows.map(({ externalId, sender, number, createdOn, modifiedOn, status }) => ({
    reference: externalId,
    receivedAt: createdOn,
    ...(sender !== undefined && { sender }),
    ...(number !== undefined && { number }),
    // Downloading sets 30: who stands at 10 again after that was revised or offered once more.
    ...(status.code === RECEIVED && { offeredAt: modifiedOn }),
  })),
  cursor: encodeCursor(place.id, cursor),
  more,
});

async function readPdf(session: Session, reference: string): Promise<FetchedDocument> {
  const { File } = await readDocument(session, "GetDocumentPdf", reference);
  if (File?.Contents === undefined) throw new ConnectorError("NOT_FOUND", `there is no PDF of document ${reference}`);
  return { bytes: Buffer.from(File.Contents.replaceAll(/\s/g, ""), "base64"), contentType: "application/pdf" };
}

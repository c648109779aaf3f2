import { ConnectorError, type FetchedDocument, type InboxPage, type InboxPort } from "@erp-gateway/core";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { type DocumentMoment, type DocumentRow, readDocument } from "./documents.ts";
import type { Session } from "./session.ts";
import { RECEIVED, RESPONSE_CODES } from "./status.ts";
import { type DocumentList, latest, readTurn, reviveTurn, type Turn } from "./turn.ts";

/** Without `acknowledge`: fetching a document makes the platform set its status to `30`, downloaded. */
export function createInbox(session: Session, companyId: string): InboxPort {
  return {
    async received(cursor) {
      const state = readCursor(cursor);
      return state.reading === "created"
        ? readCreated(session, companyId, state)
        : readModified(session, companyId, state);
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

    async respond(reference, { status }) {
      const code = RESPONSE_CODES.get(status);
      const { Statuses = [] } = await readDocument(session, "GetInboxDocument", reference);
      if (code === undefined || !Statuses.some(({ Code }) => Code === code)) {
        const known = Statuses.map(({ Code, Name }) => `${Code} ${Name}`).join(", ");
        throw new ConnectorError("REMOTE_REFUSED", `the document's template has no status ${code}; it has ${known}`);
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

function readCursor(text: string | undefined): InboxCursor {
  if (text === undefined) return { reading: "created", created: {}, modified: {} };
  const { reading, created, modified } = decodeCursor(text) as InboxCursor;
  return { reading, created: reviveTurn(created as never), modified: reviveTurn(modified as never) };
}

async function readCreated(session: Session, companyId: string, state: InboxCursor): Promise<InboxPage> {
  const page = await readTurn(session, inboxList(companyId, "CreatedOn"), state.created);
  const isFirstTurn = state.modified.since === undefined;
  const newest = latest([state.modified.newest, ...page.rows.map(({ modifiedOn }) => modifiedOn)]);
  const modified = !isFirstTurn ? state.modified : page.isLast ? { since: newest } : { newest };
  const reading = page.isLast && !isFirstTurn ? "modified" : "created";
  return toPage(page.rows, { reading, created: page.next, modified }, !page.isLast || !isFirstTurn);
}

async function readModified(session: Session, companyId: string, state: InboxCursor): Promise<InboxPage> {
  const page = await readTurn(session, inboxList(companyId, "ModifiedOn"), state.modified);
  const reading = page.isLast ? "created" : "modified";
  return toPage(page.rows, { ...state, reading, modified: page.next }, !page.isLast);
}

const inboxList = (companyId: string, moment: DocumentMoment): DocumentList => ({
  operation: "GetInboxDocuments",
  companyId,
  moment,
});

const toPage = (rows: readonly DocumentRow[], cursor: InboxCursor, more: boolean): InboxPage => ({
  notices: rows.map(({ externalId, sender, number, createdOn, modifiedOn, status }) => ({
    reference: externalId,
    receivedAt: createdOn,
    ...(sender !== undefined && { sender }),
    ...(number !== undefined && { number }),
    // Downloading sets 30: who stands at 10 again after that was revised or offered once more.
    ...(status.code === RECEIVED && { offeredAt: modifiedOn }),
  })),
  cursor: encodeCursor(cursor),
  more,
});

async function readPdf(session: Session, reference: string): Promise<FetchedDocument> {
  const { File } = await readDocument(session, "GetDocumentPdf", reference);
  if (File?.Contents === undefined) throw new ConnectorError("NOT_FOUND", `there is no PDF of document ${reference}`);
  return { bytes: Buffer.from(File.Contents.replaceAll(/\s/g, ""), "base64"), contentType: "application/pdf" };
}

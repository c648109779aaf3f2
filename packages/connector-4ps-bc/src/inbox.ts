import { ConnectorError, type InboxPage, type InboxPort } from "@erp-gateway/core";
import { cutElement } from "@erp-gateway/peppol/xml";
import { documentList, documentRows, payloadOf, readDocument } from "./documents.ts";
import { decodeCursor, encodeCursor, type InboxCursor } from "./inbox-cursor.ts";
import { readPage } from "./pages.ts";
import type { Session } from "./session.ts";

/** Without `acknowledge`: fetching a document makes the platform set its status to `30`, downloaded. */
export function createInbox(session: Session, companyId: string): InboxPort {
  return {
    async received(text) {
      const cursor = decodeCursor(text);
      try {
        return await readFrom(session, companyId, cursor);
      } catch (error) {
        const isRefused = error instanceof ConnectorError && error.code === "REMOTE_REFUSED";
        if (!isRefused || cursor.page === undefined) throw error;
        // A page that the remote no longer knows: this turn begins again.
        return readFrom(session, companyId, { since: cursor.since });
      }
    },
    async fetch(reference) {
      const answer = await readDocument(session, "GetInboxDocument", reference);
      const payload = payloadOf(answer);
      if (payload === undefined) throw new ConnectorError("UNAVAILABLE", `document ${reference} came without payload`);
      return { bytes: new TextEncoder().encode(cutElement(answer.document, payload)), contentType: "application/xml" };
    },
  };
}

async function readFrom(session: Session, companyId: string, cursor: InboxCursor): Promise<InboxPage> {
  const list = documentList("GetInboxDocuments", companyId, cursor.since);
  const { answer, nextPage } = await readPage(session, list, cursor.page);
  const rows = documentRows(answer);
  const newest = latest([cursor.newest, ...rows.map(({ createdOn }) => createdOn)]);
  const next: InboxCursor =
    nextPage === undefined ? { since: latest([cursor.since, newest]) } : { ...cursor, newest, page: nextPage };
  return {
    notices: rows.map(({ externalId, sender, number, createdOn }) => ({
      reference: externalId,
      receivedAt: createdOn,
      ...(sender !== undefined && { sender }),
      ...(number !== undefined && { number }),
    })),
    cursor: encodeCursor(next),
    more: nextPage !== undefined,
  };
}

const latest = (moments: readonly (Date | undefined)[]): Date | undefined =>
  moments.reduce((best, moment) => (best === undefined || (moment && moment > best) ? moment : best), undefined);

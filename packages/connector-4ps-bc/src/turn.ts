import { ConnectorError } from "@erp-gateway/core";
import {
  type DocumentListOperation,
  type DocumentMoment,
  type DocumentRow,
  documentList,
  documentRows,
} from "./documents.ts";
import { readPage } from "./pages.ts";
import type { Session } from "./session.ts";
import { parseDateTime } from "./wire/read.ts";

/**
 * Where a repeated reading of a list stands. Lists come newest first, so the high-water mark moves only when the last
 * page of a turn was stored; until then `since` stays, and with it the question that `page` belongs to.
 */
export interface Turn {
  /** High-water mark: the latest moment of all earlier turns. `undefined` reads everything. */
  readonly since?: Date | undefined;
  /** Latest moment of this turn so far. */
  readonly newest?: Date | undefined;
  /** The remote's own cursor of the next page of this turn. */
  readonly page?: string | undefined;
}

export interface TurnPage {
  readonly rows: readonly DocumentRow[];
  readonly next: Turn;
  /** Whether this page was the last of its turn. */
  readonly isLast: boolean;
}

export interface DocumentList {
  readonly operation: DocumentListOperation;
  readonly companyId: string;
  /** What the high-water mark is of. */
  readonly moment: DocumentMoment;
}

/**
 * One page of what has that moment after the high-water mark. A page that the remote no longer knows begins its turn
 * again.
 * @throws ConnectorError
 */
export async function readTurn(session: Session, list: DocumentList, turn: Turn): Promise<TurnPage> {
  try {
    return await readFrom(session, list, turn);
  } catch (error) {
    const isRefused = error instanceof ConnectorError && error.code === "REMOTE_REFUSED";
    if (!isRefused || turn.page === undefined) throw error;
    return readFrom(session, list, { since: turn.since });
  }
}

async function readFrom(session: Session, list: DocumentList, turn: Turn): Promise<TurnPage> {
  const { operation, companyId, moment } = list;
  const request = documentList(companyId, moment, turn.since);
  const { response, nextPage } = await readPage(session, operation, request, turn.page);
  const rows = documentRows(response);
  const newest = latest([turn.newest, ...rows.map((row) => (moment === "CreatedOn" ? row.createdOn : row.modifiedOn))]);
  return nextPage === undefined
    ? { rows, next: { since: latest([turn.since, newest]) }, isLast: true }
    : { rows, next: { since: turn.since, newest, page: nextPage }, isLast: false };
}

export const latest = (moments: readonly (Date | undefined)[]): Date | undefined =>
  moments.reduce((best, moment) => (best === undefined || (moment && moment > best) ? moment : best), undefined);

/** What JSON made of a turn. */
export const reviveTurn = ({ since, newest, page }: Readonly<Record<keyof Turn, string | undefined>>): Turn => ({
  since: parseDateTime(since ?? ""),
  newest: parseDateTime(newest ?? ""),
  page,
});

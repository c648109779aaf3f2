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
  /**
   * High-water mark: the latest moment of all earlier turns, but none after the last one began. What changed while that
   * one was read may have moved to a page it had passed. `undefined` reads everything.
   */
  readonly since?: Date | undefined;
  /** When this turn began; absent between turns. */
  readonly begun?: Date | undefined;
  /** Latest moment of this turn so far. */
  readonly newest?: Date | undefined;
  /** The remote's own cursor of the next page of this turn. */
  readonly page?: string | undefined;
  /** Pages read in this turn. */
  readonly read?: number | undefined;
  /** The page before the last power of two: who comes by it again goes in circles (Brent). */
  readonly mark?: string | undefined;
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

/** A page of a turn that rested longer than this may not be known any more: the turn begins again. */
const TURN_MS = 3_600_000;

/**
 * One page of what has that moment after the high-water mark. A page that the remote no longer knows begins its turn
 * again.
 * @throws ConnectorError
 */
export async function readTurn(session: Session, list: DocumentList, turn: Turn, now: Date): Promise<TurnPage> {
  const anew = { since: turn.since, begun: now };
  if (turn.begun === undefined || now.getTime() - turn.begun.getTime() > TURN_MS) return readFrom(session, list, anew);
  try {
    return await readFrom(session, list, turn);
  } catch (error) {
    const isRefused = error instanceof ConnectorError && error.code === "REMOTE_REFUSED";
    if (!isRefused || turn.page === undefined) throw error;
    return readFrom(session, list, anew);
  }
}

async function readFrom(session: Session, { operation, companyId, moment }: DocumentList, turn: Turn) {
  const request = documentList(companyId, moment, turn.since);
  const { response, nextPage } = await readPage(session, operation, request, turn.page);
  const rows = documentRows(response);
  const newest = latest([turn.newest, ...rows.map((row) => (moment === "CreatedOn" ? row.createdOn : row.modifiedOn))]);
  if (nextPage === undefined || nextPage === turn.mark) {
    return { rows, next: { since: highWater({ ...turn, newest }) }, isLast: true };
  }
  const read = (turn.read ?? 0) + 1;
  const mark = Number.isInteger(Math.log2(read)) ? nextPage : turn.mark;
  return { rows, next: { ...turn, newest, page: nextPage, read, mark }, isLast: false };
}

/** Where the next turn begins. A moment in the future would hide whatever comes before it. */
export function highWater({ since, begun, newest }: Turn): Date | undefined {
  const reached = newest !== undefined && begun !== undefined && newest > begun ? begun : newest;
  return latest([since, reached]);
}

export const latest = (moments: readonly (Date | undefined)[]): Date | undefined =>
  moments.reduce((best, moment) => (best === undefined || (moment && moment > best) ? moment : best), undefined);

/** What JSON made of a turn. */
export function reviveTurn(turn: Readonly<Record<string, unknown>> | undefined): Turn {
  const { since, begun, newest, page, read, mark } = turn ?? {};
  const moment = (text: unknown) => parseDateTime(String(text ?? ""));
  return {
    since: moment(since),
    begun: moment(begun),
    newest: moment(newest),
    ...(typeof page === "string" && { page }),
    ...(typeof read === "number" && { read }),
    ...(typeof mark === "string" && { mark }),
  };
}

import { createHash } from "node:crypto";
import { element, textElement } from "./element.ts";
import { type Call, refusal } from "./operation.ts";
import { descend, textAt } from "./xml.ts";

const DEFAULT_LIMIT = 10;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The element `PagingResponse`. */
  readonly paging: string;
}

export interface Listing<Row> {
  /** Everything there is, in order. */
  readonly rows: readonly Row[];
  /** A whole number that identifies a row and grows along `rows`. */
  rankOf(row: Row): number;
  matches(row: Row): boolean;
  /** What the listing answers, in any stable notation. */
  readonly question: readonly unknown[];
}

/**
 * The page that the request asks for. A cursor names the last row seen, so rows that come in meanwhile shift nothing,
 * and it works for the same question only.
 * @throws SoapFault for a limit or cursor that makes no sense
 */
export function pageOf<Row>(call: Call, { rows, rankOf, matches, question }: Listing<Row>): Page<Row> {
  const limit = limitOf(call);
  const seal = createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 16);
  const start = textAt(call.request, "Paging", "StartPage");
  const seenUpTo = start === undefined ? Number.NEGATIVE_INFINITY : rankIn(call, start, seal);

  const page: Row[] = [];
  for (const row of rows) {
    if (rankOf(row) <= seenUpTo || !matches(row)) continue;
    const last = page.at(-1);
    // One row too many: there is a next page, and nothing more to look for.
    if (page.length === limit && last !== undefined)
      return { rows: page, paging: pagingMarkup(toCursor(seal, rankOf(last))) };
    page.push(row);
  }
  return { rows: page, paging: pagingMarkup(undefined) };
}

function pagingMarkup(next: string | undefined): string {
  return element("PagingResponse", textElement("NextPage", next));
}

function limitOf(call: Call): number {
  // Absent, empty and nil all mean that it was not given.
  if ((descend(call.request, "Paging")?.children ?? []).length === 0) return DEFAULT_LIMIT;
  const text = textAt(call.request, "Paging", "Limit") ?? "";
  const limit = /^\+?\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw refusal(call, "badPage", "Limit");
  return Math.min(limit, call.service.settings.maxLimit);
}

function toCursor(seal: string, rank: number): string {
  return Buffer.from(`${seal}.${rank}`).toString("base64url");
}

function rankIn(call: Call, cursor: string, seal: string): number {
  const [foundSeal, rank] = Buffer.from(cursor, "base64url").toString().split(".");
  if (foundSeal !== seal || rank === undefined || !/^-?\d+$/.test(rank)) throw refusal(call, "badPage", "StartPage");
  return Number(rank);
}

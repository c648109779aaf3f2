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

/**
 * The page that the request asks for. A cursor names the last row seen, so rows that come in meanwhile shift nothing,
 * and it works for the same question only.
 * @param rows - everything that matches, in order
 * @param rankOf - whole number that identifies a row and grows along `rows`
 * @param question - what the rows answer, in any stable notation
 * @throws SoapFault for a limit or cursor that makes no sense
 */
export function pageOf<Row>(
  call: Call,
  rows: readonly Row[],
  rankOf: (row: Row) => number,
  question: readonly unknown[],
): Page<Row> {
  const limit = limitOf(call);
  const seal = createHash("sha256").update(JSON.stringify(question)).digest("base64url").slice(0, 16);
  const start = textAt(call.request, "Paging", "StartPage");
  const begin = start === undefined ? 0 : positionAfter(call, start, seal, rows.map(rankOf));
  const page = rows.slice(begin, begin + limit);
  const last = page.at(-1);
  const hasMore = begin + limit < rows.length;
  const next = hasMore && last !== undefined ? toCursor(seal, rankOf(last)) : undefined;
  return { rows: page, paging: element("PagingResponse", textElement("NextPage", next)) };
}

function limitOf(call: Call): number {
  if (descend(call.request, "Paging") === undefined) return DEFAULT_LIMIT;
  const text = textAt(call.request, "Paging", "Limit") ?? "";
  const limit = /^\+?\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw refusal(call, "badPage", "Limit");
  return Math.min(limit, call.service.settings.maxLimit);
}

function toCursor(seal: string, rank: number): string {
  return Buffer.from(`${seal}.${rank}`).toString("base64url");
}

function positionAfter(call: Call, cursor: string, seal: string, ranks: readonly number[]): number {
  const [foundSeal, rank] = Buffer.from(cursor, "base64url").toString().split(".");
  if (foundSeal !== seal || rank === undefined || !/^-?\d+$/.test(rank)) throw refusal(call, "badPage", "StartPage");
  const position = ranks.findIndex((other) => other > Number(rank));
  return position === -1 ? ranks.length : position;
}

import { parseDateTime } from "./documents.ts";

/**
 * Where a reading of the inbox stands. Lists come newest first, so the high-water mark moves only when the last page
 * of a turn was stored; until then `since` stays, and with it the question that `page` belongs to.
 */
export interface InboxCursor {
  /** High-water mark: the highest `CreatedOn` of all earlier turns. */
  readonly since?: Date | undefined;
  /** Highest `CreatedOn` of this turn so far. */
  readonly newest?: Date | undefined;
  /** The remote's own cursor of the next page of this turn. */
  readonly page?: string | undefined;
}

export const encodeCursor = (cursor: InboxCursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** @throws SyntaxError for text that `encodeCursor` did not make */
export function decodeCursor(text: string | undefined): InboxCursor {
  if (text === undefined) return {};
  const { since, newest, page } = JSON.parse(Buffer.from(text, "base64url").toString()) as Record<string, string>;
  return { since: parseDateTime(since ?? ""), newest: parseDateTime(newest ?? ""), page };
}

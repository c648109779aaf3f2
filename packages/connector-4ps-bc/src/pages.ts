import { ConnectorError } from "@erp-gateway/core";
import type { Session } from "./session.ts";
import type { Operation, RequestOf, ResponseOf } from "./wire/operations.ts";

/** Largest page that every source takes for granted; fewer rows may come (api31-soap §3.4). */
const PAGE_ROWS = 50;

export type ListOperation = Extract<Operation, "GetAccountParties" | "GetInboxDocuments" | "GetOutboxDocuments">;

export interface ListPage<O extends ListOperation> {
  readonly response: ResponseOf<O>;
  /** Opaque; `undefined` on the last page. A short or empty page may well have one. */
  readonly nextPage: string | undefined;
}

/** @throws ConnectorError */
export async function readPage<O extends ListOperation>(
  session: Session,
  operation: O,
  request: RequestOf<O>,
  startPage: string | undefined,
): Promise<ListPage<O>> {
  const paging = { Limit: PAGE_ROWS, StartPage: startPage };
  const response = await session.call(operation, { ...request, Paging: paging });
  const nextPage = response.PagingResponse?.NextPage;
  return { response, nextPage: nextPage === startPage ? undefined : nextPage };
}

/** More than any list has: 10 000 pages are half a million rows. */
const MOST_PAGES = 10_000;

/** Every page to the last; ends when the remote repeats itself. @throws ConnectorError */
export async function* readPages<O extends ListOperation>(
  session: Session,
  operation: O,
  request: RequestOf<O>,
): AsyncGenerator<ResponseOf<O>> {
  const seen = new Set<string>();
  for (let startPage: string | undefined; seen.size < MOST_PAGES; ) {
    const { response, nextPage } = await readPage(session, operation, request, startPage);
    yield response;
    if (nextPage === undefined || seen.has(nextPage)) return;
    seen.add(nextPage);
    startPage = nextPage;
  }
  throw new ConnectorError("UNAVAILABLE", `${operation}: the list does not end`);
}

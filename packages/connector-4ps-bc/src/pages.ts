import type { Operation } from "./client.ts";
import { type Answer, element, field, textAt } from "./envelope.ts";
import type { Session } from "./session.ts";

/** Largest page that every source takes for granted; fewer rows may come (api31-soap §3.4). */
const PAGE_ROWS = 50;

export interface List {
  readonly operation: Extract<Operation, "GetAccountParties" | "GetInboxDocuments" | "GetOutboxDocuments">;
  /** Markup on either side of `Paging`. */
  readonly before: string;
  readonly after: string;
}

export interface ListPage {
  readonly answer: Answer;
  /** Opaque; `undefined` on the last page. A short or empty page may well have one. */
  readonly nextPage: string | undefined;
}

/** @throws ConnectorError */
export async function readPage(session: Session, list: List, startPage: string | undefined): Promise<ListPage> {
  const paging = element("Paging", field("Limit", String(PAGE_ROWS)), field("StartPage", startPage));
  const answer = await session.call(list.operation, list.before + paging + list.after);
  const nextPage = textAt(answer.root, "PagingResponse", "NextPage");
  return { answer, nextPage: nextPage === startPage ? undefined : nextPage };
}

/** Every page to the last; ends when the remote repeats itself. @throws ConnectorError */
export async function* readPages(session: Session, list: List): AsyncGenerator<Answer> {
  const seen = new Set<string>();
  for (let startPage: string | undefined; ; ) {
    const { answer, nextPage } = await readPage(session, list, startPage);
    yield answer;
    if (nextPage === undefined || seen.has(nextPage)) return;
    seen.add(nextPage);
    startPage = nextPage;
  }
}

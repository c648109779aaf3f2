import { describe, expect, it } from "vitest";
import type { Session } from "./session.ts";
import { highWater, readTurn, reviveTurn, type Turn } from "./turn.ts";

const AT = new Date("2026-11-24T08:00:00Z");
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const LIST = { operation: "GetInboxDocuments", companyId: "XCNL10019", moment: "ModifiedOn" } as const;

/** A remote whose pages follow each other as told; an empty name is the first page. */
function remote(next: Readonly<Record<string, string | undefined>>, modifiedOn: Date = AT) {
  const asked: (string | undefined)[] = [];
  const call = async (_operation: string, request: { readonly Paging?: { readonly StartPage?: string } }) => {
    const page = request.Paging?.StartPage;
    asked.push(page);
    const row = { ExternalId: `X${page ?? ""}`, CreatedOn: AT, ModifiedOn: modifiedOn };
    return { Results: [row], PagingResponse: { NextPage: next[page ?? ""] } };
  };
  return { asked, session: { call } as unknown as Session };
}

/** The turn as it is after being stored. */
const stored = (turn: Turn): Turn => reviveTurn(JSON.parse(JSON.stringify(turn)) as Record<string, unknown>);

async function readToEnd(session: Session, from: Turn, now = AT): Promise<{ turn: Turn; pages: number }> {
  let turn = from;
  for (let pages = 1; pages < 100; pages += 1) {
    const page = await readTurn(session, LIST, turn, now);
    turn = stored(page.next);
    if (page.isLast) return { turn, pages };
  }
  throw new Error("no end");
}

describe("a turn", () => {
  it("MUST move its high-water mark with the last page only", async () => {
    const { session } = remote({ "": "a", a: "b", b: undefined });
    const first = await readTurn(session, LIST, {}, later(1));
    expect(first.next.since).toBeUndefined();
    expect((await readToEnd(session, {}, later(1))).turn).toMatchObject({ since: AT });
  });

  it("MUST NOT move it past the moment it began: what changed meanwhile may stand on a page it had passed", async () => {
    const { session } = remote({ "": "a", a: undefined }, later(30));
    const first = await readTurn(session, LIST, {}, AT);
    const second = await readTurn(session, LIST, stored(first.next), later(31));
    expect(second.next.since).toEqual(AT);
  });

  it.each([
    ["one page", { "": "a", a: "a" }],
    ["two pages", { "": "a", a: "b", b: "a" }],
    ["five pages after three", { "": "x", x: "y", y: "a", a: "b", b: "c", c: "d", d: "e", e: "a" }],
  ])("MUST end when the remote goes round in a circle of %s", async (_what, next) => {
    const { session } = remote(next);
    expect((await readToEnd(session, {})).pages).toBeLessThan(20);
  });

  it("MUST begin anew after it rested for more than an hour", async () => {
    const { session, asked } = remote({ "": "a", a: undefined });
    const { next } = await readTurn(session, LIST, { since: AT }, AT);
    await readTurn(session, LIST, stored(next), later(61));
    expect(asked).toEqual([undefined, undefined]);
  });

  it("MUST NOT be led into the future by a document that says it is there", () => {
    expect(highWater({ begun: AT, newest: later(1_000_000) })).toEqual(AT);
    expect(highWater({ since: later(-5), begun: AT, newest: later(-10) })).toEqual(later(-5));
    expect(highWater({ begun: AT })).toBeUndefined();
  });
});

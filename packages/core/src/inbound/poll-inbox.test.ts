import { expect, it } from "vitest";
import { document } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { createWorld } from "../../test/world.ts";
import { recurringJobs } from "../connection/connection-commands.ts";
import { ConnectorError } from "../connector/error.ts";
import type { InboxPage, InboxPort } from "../connector/inbox.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";

const page = (cursor: string, references: readonly string[], more = false): InboxPage => ({
  notices: references.map((reference) => ({ reference, receivedAt: new Date("2026-11-24T08:00:00Z") })),
  cursor,
  more,
});

async function polling(...pages: readonly (InboxPage | Error)[]) {
  const received = script<NonNullable<InboxPort["received"]>>(...pages);
  const world = await createWorld({ inbox: { received, fetch: async () => document() } });
  await world.stores.events.append({ jobs: recurringJobs(world.context, world.connection) });
  return {
    ...world,
    asked: () => received.calls.map(([cursor]) => cursor),
    known: async () =>
      (await world.stores.inbound.list({ limit: 100 }, {})).map(({ reference }) => reference).toSorted(),
    cursor: () => world.stores.connections.cursor(world.connection.id, "inbox"),
  };
}

it("MUST read to the end, page by page, and go on from there after the poll interval", async () => {
  const world = await polling(page("1", ["A", "B"], true), page("2", ["B", "C"]), page("3", ["D"]));
  await world.work();
  expect(await world.known()).toEqual(["A", "B", "C"]);
  expect(await world.cursor()).toBe("2");
  world.clock.advance(world.context.policy.pollInboxMs - 1);
  await world.work();
  expect(world.asked()).toEqual([undefined, "1"]);
  world.clock.advance(1);
  await world.work();
  expect(world.asked()).toEqual([undefined, "1", "2"]);
  expect(await world.known()).toEqual(["A", "B", "C", "D"]);
});

it("MUST go on where it stopped after a page that failed", async () => {
  const world = await polling(page("1", ["A"], true), new ConnectorError("RATE_LIMITED", "429"), page("2", ["B"]));
  await world.work();
  expect([await world.known(), await world.cursor()]).toEqual([["A"], "1"]);
  world.clock.advance(1000);
  await world.work();
  expect(world.asked()).toEqual([undefined, "1", "1"]);
  expect(await world.known()).toEqual(["A", "B"]);
});

it("MUST let other jobs have a turn in a long list, and go on at once", async () => {
  const { pollPages } = DEFAULT_POLICY;
  const pages = Array.from({ length: pollPages + 1 }, (_, at) => page(`${at}`, [`D-${at}`], at < pollPages));
  const world = await polling(...pages);
  await world.work();
  expect(world.asked()).toHaveLength(pollPages);
  expect(await world.stores.jobs.nextRunAt()).toEqual(world.clock.now());
  while ((await world.work()).length > 0);
  expect(world.asked()).toHaveLength(pollPages + 1);
});

it("MUST end when the cursor stands still", async () => {
  const world = await polling(page("1", ["A"], true), page("1", ["A"], true));
  await world.work();
  expect(world.asked()).toEqual([undefined, "1"]);
});

it("MUST begin its back-off anew after every reading that worked", async () => {
  const world = await polling(page("1", []), page("2", []), new ConnectorError("UNAVAILABLE", "maintenance"));
  for (let reading = 1; reading <= 3; reading += 1) {
    await world.work();
    world.clock.advance(world.context.policy.pollInboxMs);
  }
  const failedAt = world.clock.now().getTime() - world.context.policy.pollInboxMs;
  expect(await world.stores.jobs.nextRunAt()).toEqual(new Date(failedAt + 1000));
});

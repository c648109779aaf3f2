import { createEvent, type EventStore, type RecordedEvent } from "@erp-gateway/core";
import { createMemoryStores, createTestRuntime } from "@erp-gateway/core/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createEventFeed } from "./event-feed.ts";

/** @param change - replaces methods of the log */
function world(change: (log: EventStore) => Partial<EventStore> = () => ({})) {
  const { events } = createMemoryStores();
  const runtime = createTestRuntime();
  const seen = { readings: 0, watching: 0 };
  const log: EventStore = {
    ...events,
    after: (...asked) => {
      seen.readings += 1;
      return events.after(...asked);
    },
    watch: (listener) => {
      seen.watching += 1;
      const stop = events.watch(listener);
      return () => {
        seen.watching -= 1;
        stop();
      };
    },
  };
  const subject = { type: "Customer", id: "c" } as const;
  const event = () => createEvent(runtime, { type: "CUSTOMER_CHANGED", organizationId: "o", subject });
  return {
    seen,
    feed: createEventFeed({ ...log, ...change(log) }),
    append: (count = 1) => events.append({ events: Array.from({ length: count }, event) }),
  };
}

async function take(stream: AsyncIterator<RecordedEvent>, count: number): Promise<readonly number[]> {
  const positions: number[] = [];
  while (positions.length < count) {
    const { value, done } = await stream.next();
    if (done === true) throw new Error(`ended after ${positions.length}`);
    positions.push(value.position);
  }
  return positions;
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

it("MUST give every event once and in order, from wherever one begins, whoever comes and goes in between", async () => {
  const step = fc.oneof(
    fc.record({ append: fc.integer({ min: 1, max: 700 }) }),
    fc.record({ follow: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }) }),
    fc.record({ read: fc.nat(5), count: fc.integer({ min: 1, max: 400 }) }),
    fc.record({ leave: fc.nat(5) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { feed, append, seen } = world();
      let last = 0;
      const followers: { stream: AsyncIterableIterator<RecordedEvent>; next: number }[] = [];
      const read = async (follower: (typeof followers)[number], count: number) => {
        const positions = await take(follower.stream, count);
        expect(positions).toEqual(upTo(follower.next + count - 1, follower.next));
        follower.next += count;
      };
      for (const given of steps) {
        if ("append" in given) {
          await append(given.append);
          last += given.append;
        } else if ("follow" in given) {
          const stream = await feed.follow(given.follow);
          followers.push({ stream, next: Math.min(given.follow ?? last, last) + 1 });
        } else if ("read" in given) {
          const follower = followers[given.read];
          const there = follower === undefined ? 0 : Math.min(given.count, last - follower.next + 1);
          if (follower !== undefined && there > 0) await read(follower, there);
        } else {
          for (const { stream } of followers.splice(given.leave, 1)) await stream.return?.();
        }
      }
      for (const follower of followers) await read(follower, last - follower.next + 1);
      // Everybody waits now, and hears of what comes.
      const waiting = followers.map(({ stream }) => take(stream, 3));
      await append(2);
      await append();
      for (const positions of await Promise.all(waiting)) expect(positions).toEqual(upTo(last + 3, last + 1));
      for (const { stream } of followers) await stream.return?.();
      expect(seen.watching).toBe(0);
    }),
    { numRuns: 25 },
  );
});

it("MUST read the log once for a commit, however many follow", async () => {
  const { feed, append, seen } = world();
  const streams = await Promise.all(Array.from({ length: 1_000 }, () => feed.follow(undefined)));
  const first = streams.map((stream) => take(stream, 1));
  await append();
  await Promise.all(first);
  const before = seen.readings;
  const second = streams.map((stream) => take(stream, 3));
  await append(3);
  expect(await Promise.all(second)).toEqual(streams.map(() => [2, 3, 4]));
  expect(seen.readings).toBe(before + 1);
});

it("MUST NOT keep what a slow follower leaves, and lose nothing of it", async () => {
  const { feed, append, seen } = world();
  const [slow, fast] = [await feed.follow(0), await feed.follow(0)];
  const first = [take(slow, 1), take(fast, 1)];
  await append();
  await Promise.all(first);
  for (let turn = 0; turn < 5; turn += 1) {
    const taken = take(fast, 300);
    await append(300);
    await taken;
  }
  const before = seen.readings;
  expect(await take(slow, 1_500)).toEqual(upTo(1_501, 2));
  expect(seen.readings).toBeGreaterThan(before);
});

it("MUST begin now when the position is beyond the newest event", async () => {
  const { feed, append } = world();
  await append(3);
  const next = take(await feed.follow(1_000_000), 1);
  await append();
  expect(await next).toEqual([4]);
});

it("MUST end for whoever leaves, also while waiting, and for nobody else", async () => {
  const { feed, append, seen } = world();
  const [stays, leaves] = [await feed.follow(0), await feed.follow(0)];
  const [waiting, next] = [leaves.next(), take(stays, 1)];
  await append(0);
  await leaves.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(await leaves.next()).toEqual({ done: true, value: undefined });
  await append();
  expect(await next).toEqual([1]);
  await stays.return?.();
  expect(seen.watching).toBe(0);
});

it("MUST tell each follower what is wrong with the log, and go on when it is well again", async () => {
  let broken = false;
  const { feed, append } = world(({ after }) => ({
    after: async (...asked) => {
      if (broken) throw new Error("disk");
      return after(...asked);
    },
  }));
  const streams = await Promise.all([feed.follow(0), feed.follow(0)]);
  const first = streams.map((stream) => take(stream, 1));
  await append();
  await Promise.all(first);
  const second = streams.map((stream) => take(stream, 1));
  await new Promise((resolve) => setImmediate(resolve));
  broken = true;
  await append();
  expect(await Promise.allSettled(second)).toEqual(
    streams.map(() => ({ status: "rejected", reason: expect.objectContaining({ message: "disk" }) })),
  );
  broken = false;
  expect(await Promise.all(streams.map((stream) => take(stream, 1)))).toEqual([[2], [2]]);
});

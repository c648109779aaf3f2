import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTestRuntime } from "../testing/test-runtime.ts";
import { createEvent } from "./create-event.ts";
import { foldStatus, type Status, type StatusStep } from "./event.ts";

/** One state per rank, as the state tables give them. */
const step = fc
  .integer({ min: 1, max: 20 })
  .map((rank): StatusStep => ({ holder: "Invoice", id: "1", state: `STATE_${rank}`, rank }));
const fold = (steps: readonly StatusStep[], start?: Status) => steps.reduce<Status | undefined>(foldStatus, start);

describe("the status", () => {
  it("MUST be that of the highest rank, whatever the order and repetition of the facts", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (steps) => {
        const rank = Math.max(...steps.map((one) => one.rank));
        expect(fold(steps)).toEqual({ state: `STATE_${rank}`, rank });
      }),
    );
  });

  it("MUST be the same when it is folded in parts", () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (first, second) => {
        expect(fold(second, fold(first))).toEqual(fold([...first, ...second]));
      }),
    );
  });

  it("MUST have begun when the earliest of the facts that made it happened, whatever their order", () => {
    const dated = fc.tuple(step, fc.integer({ min: 0, max: 9 })).map(([one, ms]) => ({ ...one, since: new Date(ms) }));
    fc.assert(
      fc.property(fc.array(dated, { minLength: 1 }), (steps) => {
        const rank = Math.max(...steps.map((one) => one.rank));
        const times = steps.filter((one) => one.rank === rank).map(({ since }) => since.getTime());
        expect(fold(steps)?.since).toEqual(new Date(Math.min(...times)));
        expect(fold(steps.toReversed())).toEqual(fold(steps));
      }),
    );
  });

  it("MUST stay with the first of two facts of one rank", () => {
    const [one, other] = ["ONE", "OTHER"].map((state): StatusStep => ({ holder: "Invoice", id: "1", state, rank: 3 }));
    expect(one && other && fold([one, other])?.state).toBe("ONE");
  });
});

describe("an event", () => {
  const runtime = createTestRuntime();
  const said = { type: "INVOICE_REVISED", organizationId: "o", subject: { type: "Invoice", id: "1" } } as const;

  it("MUST be one of its kind, at the time of the clock, unless it is told otherwise", () => {
    const [one, other] = [createEvent(runtime, said), createEvent(runtime, said)];
    expect(one).toEqual({ ...said, id: one.id, key: one.id, at: runtime.clock.now(), data: {}, steps: [] });
    expect(other.key).not.toBe(one.key);
  });

  it("MUST have an id of its own also when another fact has its key", () => {
    const at = new Date("2026-01-01T00:00:00Z");
    const [one, other] = [createEvent(runtime, { ...said, key: "k", at }), createEvent(runtime, { ...said, key: "k" })];
    expect(one).toMatchObject({ key: "k", at });
    expect([one.id === other.id, one.key === other.key]).toEqual([false, true]);
  });
});

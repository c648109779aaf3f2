import { expect, it } from "vitest";
import { createTestRuntime } from "./test-runtime.ts";

it("MUST make the same increasing ids each time, also when the clock is set back", () => {
  const make = () => {
    const { clock, newId } = createTestRuntime();
    const ids = [newId(), newId()];
    clock.advance(1);
    ids.push(newId());
    clock.set(new Date(0));
    return [...ids, newId()];
  };
  const ids = make();
  expect(ids).toEqual(make());
  expect(ids).toEqual([...new Set(ids)].sort());
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

it("MUST let time pass only when told to", () => {
  const { clock } = createTestRuntime(new Date("2026-01-01T00:00:00Z"));
  expect(clock.now()).toEqual(new Date("2026-01-01T00:00:00Z"));
  clock.advance(1500);
  expect(clock.now()).toEqual(new Date("2026-01-01T00:00:01.500Z"));
});

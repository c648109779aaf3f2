import fc from "fast-check";
import { expect, it } from "vitest";
import { RETRY_PAUSES_MS, retryPauseMs } from "./retry-schedule.ts";

it("MUST give at least 8 attempts over at least 24 hours, the second one within seconds", () => {
  expect(RETRY_PAUSES_MS.length + 1).toBeGreaterThanOrEqual(8);
  expect(RETRY_PAUSES_MS.reduce((sum, pauseMs) => sum + pauseMs)).toBeGreaterThanOrEqual(24 * 3_600_000);
  expect(RETRY_PAUSES_MS[0]).toBeLessThan(10_000);
  expect(RETRY_PAUSES_MS).toEqual(RETRY_PAUSES_MS.toSorted((left, right) => left - right));
});

it("MUST add at most 20 % jitter, and end after the last pause", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: RETRY_PAUSES_MS.length }), random, (tries, chance) => {
      const base = RETRY_PAUSES_MS[tries - 1] ?? Number.NaN;
      const pauseMs = retryPauseMs(tries, chance) ?? Number.NaN;
      expect(Number.isInteger(pauseMs)).toBe(true);
      expect(pauseMs).toBeGreaterThanOrEqual(base);
      expect(pauseMs).toBeLessThanOrEqual(base * 1.2);
    }),
  );
  expect(retryPauseMs(RETRY_PAUSES_MS.length + 1, 0)).toBeUndefined();
});

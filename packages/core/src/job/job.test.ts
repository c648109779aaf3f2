import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./job.ts";

it("MUST double from 1 second to 10 minutes", () => {
  expect([1, 2, 3, 4, 10, 11, 12, 1e9].map((attempt) => backoffMs(attempt, 0) / 1000)).toEqual([
    1, 2, 4, 8, 512, 600, 600, 600,
  ]);
});

it("MUST add at most 20 % jitter, and stay whole milliseconds", () => {
  const attempt = fc.integer({ min: 1, max: 1_000_000 });
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(attempt, random, (count, chance) => {
      const [base, waitMs] = [backoffMs(count, 0), backoffMs(count, chance)];
      return Number.isInteger(waitMs) && waitMs >= base && waitMs <= base * 1.2;
    }),
  );
});

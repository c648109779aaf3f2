import { expect, it } from "vitest";
import { COMMIT_POINTS } from "../points/commit-points.ts";
import { createPlan } from "./plan.ts";

const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

it("MUST be the same for the same seed, and another one for another", () => {
  for (const seed of SEEDS) expect(createPlan(seed)).toEqual(createPlan(seed));
  const plans = new Set(SEEDS.map((seed) => JSON.stringify({ ...createPlan(seed), seed: 0 })));
  expect(plans.size).toBe(SEEDS.length);
});

it("MUST kill at every commit point within as many seeds in a row as there are points", () => {
  const seeds = SEEDS.slice(0, COMMIT_POINTS.length);
  const first = seeds.map((seed) => createPlan(seed).lives[0]);
  expect(new Set(first.flatMap((life) => (life !== undefined && "point" in life ? [life.point] : [])))).toEqual(
    new Set(COMMIT_POINTS.map(({ name }) => name)),
  );
});

it("MUST send on both paths and receive something in every run", () => {
  for (const seed of SEEDS) {
    const { outgoing, incoming } = createPlan(seed);
    expect(new Set(outgoing.map(({ path }) => path))).toEqual(new Set(["4ps-bc", "psb"]));
    expect(incoming.length).toBeGreaterThan(0);
  }
});

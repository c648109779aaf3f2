import { describe, expect, it } from "vitest";
import { COMMIT_POINTS } from "../points/commit-points.ts";
import { FAULT_TITLES } from "./disturbances.ts";
import { createPlan, type Plan } from "./plan.ts";

const ROUND = COMMIT_POINTS.length;
const plans = Array.from({ length: 5 * ROUND }, (_, seed) => createPlan(seed + 1));
const all = <T>(of: (plan: Plan) => readonly T[]): ReadonlySet<T> => new Set(plans.flatMap(of));

describe("the plan of a run", () => {
  it("MUST be the same for the same seed, and another for another", () => {
    expect(createPlan(17)).toEqual(createPlan(17));
    expect(createPlan(17)).not.toEqual({ ...createPlan(17 + ROUND), seed: 17 });
  });

  it("MUST begin with every point of the table in as many runs as there are points", () => {
    const first = plans.slice(0, ROUND).map(({ lives: [life] }) => life !== undefined && "point" in life && life.point);
    expect(new Set(first)).toEqual(new Set(COMMIT_POINTS.map(({ name }) => name)));
  });

  it("MUST come by every kind of fault, caller, receiver and path, and by kills at random times", () => {
    expect(all(({ disturbances }) => disturbances.map(({ title }) => title))).toEqual(new Set(FAULT_TITLES));
    expect(all(({ outgoing }) => outgoing.map(({ caller }) => caller)).size).toBe(4);
    expect(all(({ outgoing }) => outgoing.map(({ receiver }) => receiver)).size).toBe(3);
    for (const { outgoing } of plans) expect(new Set(outgoing.map(({ path }) => path)).size).toBe(2);
    expect(all(({ lives }) => lives.map((life) => "afterMs" in life))).toEqual(new Set([true, false]));
  });

  it("MUST name documents so that runs and documents do not take one another's for their own", () => {
    const numbers = plans.flatMap(({ outgoing, incoming }) => [...outgoing, ...incoming].map(({ number }) => number));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

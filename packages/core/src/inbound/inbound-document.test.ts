import fc from "fast-check";
import { expect, it } from "vitest";
import { foldStatus, type Status } from "../event/event.ts";
import { type InboundFact, inboundStep } from "./inbound-document.ts";

const fold = (...facts: readonly (readonly [InboundFact, run: number])[]) =>
  facts.map(([fact, run]) => inboundStep(fact, { id: "1", run })).reduce<Status | undefined>(foldStatus, undefined)
    ?.state;
const FACTS: readonly InboundFact[] = [
  "INBOUND_ANNOUNCED",
  "INBOUND_RECEIVED",
  "INBOUND_NEEDS_ATTENTION",
  "INBOUND_DUPLICATE",
  "INBOUND_IMPORTED",
  "INBOUND_UNDONE",
  "INBOUND_REOFFERED",
];
const fact = fc.tuple(fc.constantFrom(...FACTS), fc.integer({ min: 1, max: 5 }));

it("MUST have the same state whatever the order and repetition of its facts", () => {
  const shuffled = fc
    .array(fact, { minLength: 1, maxLength: 10 })
    .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
  fc.assert(fc.property(shuffled, ([facts, again]) => fold(...facts) === fold(...again, ...again)));
});

it("MUST let a later run beat every fact of an earlier one", () => {
  fc.assert(
    fc.property(fact, fact, (earlier, later) => {
      fc.pre(earlier[1] < later[1]);
      return fold(later, earlier) === fold(later);
    }),
  );
});

it("MUST go from announced over received to the end, and begin a run as received", () => {
  const inOrder = FACTS.slice(0, 6).map((name) => [name, 1] as const);
  expect(inOrder.map((_, index) => fold(...inOrder.slice(0, index + 1)))).toEqual([
    "ANNOUNCED",
    "RECEIVED",
    "NEEDS_ATTENTION",
    "DUPLICATE",
    "IMPORTED",
    "UNDONE",
  ]);
  expect(fold(...inOrder, ["INBOUND_REOFFERED", 2])).toBe("RECEIVED");
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldStatus, type Status, type StatusStep } from "../event/event.ts";
import {
  allows,
  type DeliveryFact,
  deliverySteps,
  INVOICE_COMMANDS,
  type InvoiceCommand,
  invoiceStep,
} from "./invoice-state.ts";

const INVOICE = "invoice";
const fact = fc.record({
  type: fc.constantFrom<DeliveryFact[]>(
    "DELIVERY_QUEUED",
    "DELIVERY_UNKNOWN",
    "DELIVERY_ABSENT",
    "DELIVERY_WITHDRAWN",
    "DELIVERY_SETTLED_AS_ARRIVED",
    "DELIVERY_SETTLED_AS_NOT_ARRIVED",
    "DELIVERY_ACCEPTED",
    "DELIVERY_REFUSED",
    "DELIVERY_DELIVERED",
  ),
  sequence: fc.integer({ min: 1, max: 50 }),
  attempt: fc.integer({ min: 0, max: 50_000 }),
});
type Fact = typeof fact extends fc.Arbitrary<infer T> ? T : never;

const steps = ({ type, sequence, attempt }: Fact): readonly StatusStep[] =>
  deliverySteps(type, { id: `delivery-${sequence}`, invoiceId: INVOICE, sequence }, attempt);
const invoiceSteps = (facts: readonly Fact[]): readonly StatusStep[] =>
  facts.flatMap(steps).filter(({ holder }) => holder === "Invoice");
const fold = (all: readonly StatusStep[]) => all.reduce<Status | undefined>(foldStatus, undefined)?.state;

describe("the ranks", () => {
  it("MUST not give one rank to two states of one holder", () => {
    fc.assert(
      fc.property(fc.array(fact, { minLength: 2, maxLength: 30 }), (facts) => {
        const seen = new Map<string, string>();
        for (const { holder, id, rank, state } of facts.flatMap(steps)) {
          const key = `${holder} ${id} ${rank}`;
          expect(seen.get(key) ?? state).toBe(state);
          seen.set(key, state);
        }
      }),
    );
  });

  it("MUST give an invoice the same state whatever the order and repetition of its facts", () => {
    const facts = fc.array(fact, { minLength: 1, maxLength: 12 });
    const shuffled = facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
    );
    fc.assert(fc.property(shuffled, ([facts, again]) => fold(invoiceSteps(again)) === fold(invoiceSteps(facts))));
  });

  it("MUST let a resend beat every fact of an earlier delivery", () => {
    fc.assert(
      fc.property(fact, fact, (earlier, later) => {
        fc.pre(earlier.sequence < later.sequence);
        expect(fold(invoiceSteps([later, earlier]))).toBe(fold(invoiceSteps([later])));
      }),
    );
  });

  it("MUST let every fact of a delivery beat DRAFT and POSTED, and none of them CANCELLED", () => {
    fc.assert(
      fc.property(fact, (one) => {
        const [own] = invoiceSteps([one]);
        const early = [invoiceStep("INVOICE_POSTED", INVOICE), invoiceStep("INVOICE_DRAFTED", INVOICE)];
        expect(fold([...invoiceSteps([one]), ...early])).toBe(own?.state);
        expect(fold([invoiceStep("INVOICE_CANCELLED", INVOICE), ...invoiceSteps([one])])).toBe("CANCELLED");
      }),
    );
  });

  const word = fact.filter(({ type }) => type.startsWith("DELIVERY_SETTLED"));
  const verdict = fact.filter(({ type }) =>
    ["DELIVERY_ACCEPTED", "DELIVERY_REFUSED", "DELIVERY_DELIVERED"].includes(type),
  );

  it("MUST let every verdict of the network beat a person's word, in any order", () => {
    fc.assert(
      fc.property(word, verdict, (said, told) => {
        const both = [said, { ...told, sequence: said.sequence }];
        for (const facts of [both, both.toReversed()]) {
          expect(fold(invoiceSteps(facts))).toBe(fold(invoiceSteps(both.slice(1))));
        }
      }),
    );
  });

  it("MUST let a person's word beat what was not known, and the absence of that attempt", () => {
    fc.assert(
      fc.property(word, (said) => {
        const doubts = (["DELIVERY_QUEUED", "DELIVERY_UNKNOWN", "DELIVERY_ABSENT"] as const).map((type) => ({
          ...said,
          type,
        }));
        expect(fold(invoiceSteps([said, ...doubts]))).toBe(fold(invoiceSteps([said])));
      }),
    );
  });

  it("MUST stay within what a database and JSON keep exactly", () => {
    fc.assert(fc.property(fact, (one) => steps(one).every(({ rank }) => Number.isSafeInteger(rank))));
  });
});

describe("one delivery", () => {
  const stateAfter = (...facts: readonly (readonly [DeliveryFact, attempt: number])[]) =>
    fold(invoiceSteps(facts.map(([type, attempt]) => ({ type, attempt, sequence: 1 }))));

  it.each<[string, string, [DeliveryFact, number][]]>([
    ["QUEUED", "before the first attempt", [["DELIVERY_QUEUED", 0]]],
    ["UNKNOWN", "after an unknown outcome", [["DELIVERY_UNKNOWN", 1]]],
    [
      "QUEUED",
      "once that proved absent",
      [
        ["DELIVERY_ABSENT", 1],
        ["DELIVERY_UNKNOWN", 1],
      ],
    ],
    [
      "UNKNOWN",
      "when the next attempt is unknown again",
      [
        ["DELIVERY_UNKNOWN", 2],
        ["DELIVERY_ABSENT", 1],
      ],
    ],
    [
      "SUBMITTED",
      "when an earlier attempt was unknown",
      [
        ["DELIVERY_ACCEPTED", 1],
        ["DELIVERY_UNKNOWN", 2],
      ],
    ],
    [
      "DELIVERED",
      "when that came before the acceptance",
      [
        ["DELIVERY_DELIVERED", 0],
        ["DELIVERY_ACCEPTED", 3],
      ],
    ],
    [
      "DELIVERED",
      "though a refusal was told as well",
      [
        ["DELIVERY_DELIVERED", 0],
        ["DELIVERY_REFUSED", 2],
      ],
    ],
    [
      "REFUSED",
      "though it was accepted",
      [
        ["DELIVERY_REFUSED", 0],
        ["DELIVERY_ACCEPTED", 1],
      ],
    ],
  ])("MUST be %s %s", (state, _when, facts) => expect(stateAfter(["DELIVERY_QUEUED", 0], ...facts)).toBe(state));
});

it.each<[InvoiceCommand, string]>([
  ["revise", "DRAFT"],
  ["post", "DRAFT"],
  ["send", "POSTED REFUSED"],
  ["cancel", "DRAFT POSTED REFUSED"],
])("MUST allow %s in %s only", (command, states) => {
  expect(INVOICE_COMMANDS[command].join(" ")).toBe(states);
  const all = ["DRAFT", "POSTED", "QUEUED", "SUBMITTED", "DELIVERED", "REFUSED", "UNKNOWN", "CANCELLED"] as const;
  expect(all.filter((state) => allows(state, command)).join(" ")).toBe(states);
});

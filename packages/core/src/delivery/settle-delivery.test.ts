import { describe, expect, it } from "vitest";
import { script } from "../../test/script.ts";
import { createSendingWorld } from "../../test/sending.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import { revokeConnection } from "../connection/connection-commands.ts";
import type { DeliveryPort, Reconciliation } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";
import { sendInvoice } from "../invoice/invoice-commands.ts";
import { raiseLate } from "../progress/raise-late.ts";
import { workFacts } from "../worklist/work-facts.ts";
import { deliveryEvent } from "./delivery-event.ts";
import { type SettleInput, settleDelivery } from "./settle-delivery.ts";

const { decidedWithinMs: DEADLINE_MS } = DEFAULT_POLICY;
const UNKNOWN = new ConnectorError("OUTCOME_UNKNOWN", "no answer in 30 s");
const UNDECIDED = { outcome: "undecided", reason: "the outbox is not complete" } as const;

/** A delivery whose outcome nobody could find out, past its deadline. `answer` is what the network says from then on. */
async function undecided() {
  let answer: Reconciliation = UNDECIDED;
  const submit = script<DeliveryPort["submit"]>(UNKNOWN);
  const world = await createSendingWorld({ submit, reconcile: async () => answer });
  await world.work();
  world.clock.advance(DEFAULT_POLICY.reconcileFirstMs);
  await world.work();
  world.clock.advance(DEADLINE_MS);
  const settle = async (input: Partial<SettleInput> = {}) =>
    settleDelivery(
      world.context,
      await world.delivery(),
      { outcome: "ARRIVED", by: "portal", note: "seen in their portal", ...input },
      world.request(),
    );
  return {
    ...world,
    submit,
    settle,
    answers: (next: Reconciliation) => {
      answer = next;
    },
    workLater: async () => {
      world.clock.advance(10 * 60_000);
      return world.work();
    },
  };
}

describe("a delivery that stayed unknown past its deadline", () => {
  it("MUST be on the worklist with all that is known: document, attempt, what the network was asked and answered", async () => {
    const world = await undecided();
    await raiseLate(world.context);
    const [item] = await world.stores.worklist.list({ limit: 9 }, {});
    expect(item).toMatchObject({ kind: "DELIVERY_UNDECIDED", subjectId: world.documentId });
    const { code, facts } = await workFacts(world.context, item as NonNullable<typeof item>);
    expect(code).toBe("DELIVERY_UNDECIDED");
    expect(Object.fromEntries(facts)).toMatchObject({
      number: "2026-1",
      recipient: "0106:40123456",
      documentId: world.documentId,
      connectionState: "LIVE",
      attempt: expect.stringMatching(/^1: unknown, began 2026-.* ended 2026-.*; OUTCOME_UNKNOWN: no answer in 30 s$/),
      asked: expect.stringMatching(/^1: 1 times, last 2026-.*; answer: the outbox is not complete$/),
    });
  });

  it("MUST count as taken when a person says that it arrived, and say who and how they know", async () => {
    const world = await undecided();
    await raiseLate(world.context);
    const settled = trusted(await world.settle({ note: " seen in their portal " }));
    const word = { outcome: "ARRIVED", by: "portal", note: "seen in their portal", at: world.clock.now() };
    expect(settled).toMatchObject({ state: "SUBMITTED", settlement: word });
    expect(await world.invoiceState()).toBe("SUBMITTED");
    expect((await world.events(world.invoice.id)).at(-1)).toMatchObject({
      type: "DELIVERY_SETTLED_AS_ARRIVED",
      data: { documentId: world.documentId, by: "portal", note: "seen in their portal" },
    });
    expect(await world.stores.worklist.list({ limit: 9 }, {})).toEqual([]);
  });

  it("MUST have the network asked for its verdict when the person knows its reference", async () => {
    const world = await undecided();
    expect(trusted(await world.settle({ reference: " R-7 " })).reference).toBe("R-7");
    const jobs = await world.stores.jobs.claim(world.clock.now(), world.clock.now(), { total: 9, perLane: () => 9 });
    expect(jobs.map(({ key }) => key)).toEqual([world.watchJob]);
  });

  it("MUST be free to be sent again when a person says that it did not arrive", async () => {
    const world = await undecided();
    expect(trusted(await world.settle({ outcome: "NOT_ARRIVED" })).state).toBe("REFUSED");
    const [item] = await world.stores.worklist.list({ limit: 9 }, {});
    expect(item).toMatchObject({ kind: "INVOICE_REFUSED", subjectId: world.invoice.id });
    expect(Object.fromEntries((await workFacts(world.context, item as NonNullable<typeof item>)).facts)).toMatchObject({
      settledBy: "portal",
      note: "seen in their portal",
    });
    const invoice = await world.stores.invoices.byId(world.invoice.id);
    if (invoice === undefined) throw new Error("no invoice");
    trusted(await sendInvoice(world.context, invoice, world.customer, world.request()));
    const [first, second] = await world.stores.deliveries.ofInvoice(invoice.id);
    expect([first?.state, second?.state]).toEqual(["REFUSED", "QUEUED"]);
    expect(second?.id).not.toBe(first?.id);
    expect(await world.stores.worklist.list({ limit: 9 }, {})).toEqual([]);
  });

  it.each(["ARRIVED", "NOT_ARRIVED"] as const)(
    "MUST be accepted by the network's word, and nothing be sent, after a person settled it as %s",
    async (outcome) => {
      const world = await undecided();
      trusted(await world.settle({ outcome }));
      world.answers({ outcome: "accepted", reference: "R-1" });
      expect(await world.workLater()).toEqual([world.deliverJob]);
      expect(await world.delivery()).toMatchObject({ state: "SUBMITTED", reference: "R-1" });
      expect(await world.invoiceState()).toBe("SUBMITTED");
      expect(world.submit.calls).toHaveLength(1);
    },
  );

  it.each([
    ["ARRIVED", "SUBMITTED"],
    ["NOT_ARRIVED", "REFUSED"],
  ] as const)(
    "MUST NOT be sent when the network has nothing of it after a person settled it as %s",
    async (outcome, state) => {
      const world = await undecided();
      trusted(await world.settle({ outcome }));
      world.answers({ outcome: "not-found" });
      expect(await world.workLater()).toEqual([world.deliverJob]);
      expect(await world.delivery()).toMatchObject({ state, attempts: [{ outcome: "absent" }] });
      expect((await world.eventTypes(world.invoice.id)).at(-1)).toBe("DELIVERY_ABSENT");
      expect(await world.workLater()).toEqual([]);
      expect(world.submit.calls).toHaveLength(1);
    },
  );

  it("MUST be asked about for as long again, and then no more", async () => {
    const world = await undecided();
    trusted(await world.settle());
    expect(await world.workLater()).toEqual([world.deliverJob]);
    world.clock.advance(DEADLINE_MS);
    expect(await world.workLater()).toEqual([world.deliverJob]);
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
    expect((await world.delivery()).state).toBe("SUBMITTED");
  });

  it("MUST be delivered by a hook's word, whatever a person said", async () => {
    const world = await undecided();
    trusted(await world.settle({ outcome: "NOT_ARRIVED" }));
    const told = deliveryEvent(world.context.runtime, await world.delivery(), "DELIVERY_DELIVERED", 0, {});
    await world.stores.events.append({ events: [told] });
    await world.workLater();
    expect(await world.delivery()).toMatchObject({ state: "DELIVERED", attempts: [{ outcome: "accepted" }] });
    expect(await world.invoiceState()).toBe("DELIVERED");
  });
});

describe("settling", () => {
  it("MUST be refused before the deadline, with the time it becomes possible", async () => {
    const world = await undecided();
    world.clock.advance(-DEADLINE_MS);
    const refused = await world.settle();
    expect(faultsOf(refused)).toEqual(["DELIVERY_TOO_EARLY $.deliveryId"]);
    expect(refused).toHaveProperty("faults.0.message", "the network may still tell until 2026-11-25T09:00:00.000Z");
    expect((await world.delivery()).state).toBe("UNKNOWN");
  });

  it("MUST be refused where nothing is unknown, also the second time", async () => {
    const queued = await createSendingWorld({});
    queued.clock.advance(2 * DEADLINE_MS);
    const input = { outcome: "ARRIVED", by: "portal", note: "by phone" } as const;
    const refusal = ["DELIVERY_STATE $.deliveryId"];
    expect(faultsOf(await settleDelivery(queued.context, await queued.delivery(), input, queued.request()))).toEqual(
      refusal,
    );
    const world = await undecided();
    const seen = await world.delivery();
    trusted(await world.settle());
    expect(faultsOf(await world.settle({ outcome: "NOT_ARRIVED" }))).toEqual(refusal);
    expect(
      faultsOf(await settleDelivery(world.context, seen, input, world.request())),
      "by one who saw it before",
    ).toEqual(refusal);
  });

  it("MUST name all that is wrong with the input", async () => {
    const world = await undecided();
    expect(faultsOf(await world.settle({ outcome: "NOT_ARRIVED", note: "  ", reference: "R-9" }))).toEqual([
      "SETTLE-NOTE-01 $.note",
      "SETTLE-REFERENCE-02 $.reference",
    ]);
    await world.stores.deliveries.recordAttempt(
      world.documentId,
      (await world.delivery()).attempts[0] as never,
      "R-9",
      {},
    );
    expect(faultsOf(await world.settle({ reference: "R-9" }))).toEqual(["SETTLE-REFERENCE-01 $.reference"]);
  });

  it("MUST be possible for what a crash cut off and whose connection was then revoked", async () => {
    const world = await createSendingWorld({});
    const startedAt = world.clock.now();
    await world.stores.deliveries.startAttempt(world.documentId, { number: 1, startedAt, outcome: "open" });
    trusted(await revokeConnection(world.context, world.connection, world.request()));
    expect(await world.invoiceState()).toBe("UNKNOWN");
    world.clock.advance(DEADLINE_MS);
    const input = { outcome: "NOT_ARRIVED", by: "portal", note: "the buyer has nothing" } as const;
    trusted(await settleDelivery(world.context, await world.delivery(), input, world.request()));
    expect(await world.invoiceState()).toBe("REFUSED");
  });
});

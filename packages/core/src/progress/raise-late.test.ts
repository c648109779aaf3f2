import { describe, expect, it } from "vitest";
import { createReceivingWorld } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { createSendingWorld } from "../../test/sending.ts";
import type { World } from "../../test/world.ts";
import type { DeliveryPort } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";
import { raiseLate } from "./raise-late.ts";

const { takenWithinMs, decidedWithinMs, verdictWithinMs, inboundStepWithinMs } = DEFAULT_POLICY;
const UNKNOWN = new ConnectorError("OUTCOME_UNKNOWN", "no answer in 30 s");
const submits = script<DeliveryPort["submit"]>;

const overdue = async ({ events }: Pick<World, "events">): Promise<readonly Readonly<Record<string, string>>[]> =>
  (await events()).filter(({ type }) => type.endsWith("_OVERDUE")).map(({ type, data }) => ({ type, ...data }));
const work = async ({ stores }: Pick<World, "stores">) =>
  (await stores.worklist.list({ limit: 100 }, {})).map(({ kind, subjectId }) => [kind, subjectId]);

describe("an invoice", () => {
  it("MUST be told late once, also while its connection is paused, and be off the list once it left", async () => {
    const world = await createSendingWorld({ submit: submits({ outcome: "accepted", reference: "R-1" }) });
    const { context, clock, documentId, connection, stores } = world;
    await stores.connections.update({ ...connection, state: "BLOCKED", revision: 2 }, {});
    const expectedBy = new Date(clock.now().getTime() + takenWithinMs).toISOString();
    clock.advance(takenWithinMs - 1);
    await raiseLate(context);
    expect(await overdue(world)).toEqual([]);
    clock.advance(1);
    for (let times = 0; times < 3; times += 1) await raiseLate(context);
    const told = { documentId, axis: "TRANSPORT", state: "QUEUED", expectedBy, code: "DELIVERY_LATE" };
    expect(await overdue(world)).toEqual([{ type: "INVOICE_OVERDUE", ...told }]);
    expect(await work(world)).toContainEqual(["DELIVERY_LATE", documentId]);

    await stores.connections.update({ ...connection, state: "LIVE", revision: 3 }, {});
    await world.work();
    expect(await world.invoiceState()).toBe("SUBMITTED");
    expect(await work(world)).toEqual([]);
  });

  it("MUST be told late once although a remote loses every document, and each try begins anew", async () => {
    const absent = { outcome: "not-found" } as const;
    const world = await createSendingWorld({
      submit: submits(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
      reconcile: script<DeliveryPort["reconcile"]>(absent, absent, absent, absent, absent),
    });
    for (let minute = 0; minute < 24; minute += 1) {
      await world.work();
      await raiseLate(world.context);
      world.clock.advance(60_000);
    }
    expect((await world.outcomes()).length).toBeGreaterThan(3);
    expect((await overdue(world)).map(({ type, code }) => [type, code])).toEqual([
      ["INVOICE_OVERDUE", "DELIVERY_LATE"],
    ]);
    expect(await work(world)).toEqual([["DELIVERY_LATE", world.documentId]]);
  });

  it("MUST be told undecided when its outcome stays unknown past the deadline", async () => {
    const undecided = { outcome: "undecided", reason: "the outbox is not complete" } as const;
    const world = await createSendingWorld({ submit: submits(UNKNOWN), reconcile: async () => undecided });
    await world.work();
    world.clock.advance(takenWithinMs);
    await world.work();
    await raiseLate(world.context);
    expect(await overdue(world)).toEqual([]);
    world.clock.advance(decidedWithinMs);
    await raiseLate(world.context);
    expect(await overdue(world)).toMatchObject([{ axis: "TRANSPORT", state: "OUTCOME_UNKNOWN" }]);
    expect(await work(world)).toEqual([["DELIVERY_UNDECIDED", world.documentId]]);
  });

  it("MUST be told late when the network gives no verdict, until it does", async () => {
    const world = await createSendingWorld({
      submit: submits({ outcome: "accepted", reference: "R-1" }),
      statusOf: script<DeliveryPort["statusOf"]>({ state: "delivered" }),
    });
    await world.work();
    world.clock.advance(verdictWithinMs);
    await raiseLate(world.context);
    expect(await overdue(world)).toMatchObject([{ axis: "MESSAGE", state: "AWAITED", code: "VERDICT_LATE" }]);
    expect(await work(world)).toEqual([["VERDICT_LATE", world.documentId]]);
    await world.work();
    expect(await world.invoiceState()).toBe("DELIVERED");
    expect(await work(world)).toEqual([]);
  });

  it("MUST be found however many are late", async () => {
    const world = await createSendingWorld({});
    const { context, stores } = world;
    const one = await world.delivery();
    for (let count = 0; count < 120; count += 1) {
      const id = context.runtime.newId();
      const delivery = { ...one, id, sequence: count + 2, stateSince: one.createdAt };
      await stores.invoices.advance(world.invoice.id, ["QUEUED"], { delivery, bytes: new Uint8Array() }, {});
    }
    world.clock.advance(takenWithinMs);
    await raiseLate(context);
    expect(await overdue(world)).toHaveLength(121);
  });
});

describe("an inbound document", () => {
  it("MUST be told late at each step that it does not make, and be off the list once it made it", async () => {
    const world = await createReceivingWorld({});
    const { context, clock, stores, connection, erpConnection } = world;
    const pause = (one: typeof connection, state: "BLOCKED" | "LIVE", revision: number) =>
      stores.connections.update({ ...one, state, revision }, {});
    await pause(connection, "BLOCKED", 2);
    await pause(erpConnection, "BLOCKED", 2);
    await world.announce("IN-1");
    clock.advance(inboundStepWithinMs);
    await raiseLate(context);
    const { id } = await world.inbound();
    const items = async () => (await work(world)).filter(([, subjectId]) => subjectId === id);
    expect(await items()).toEqual([["FETCH_LATE", id]]);
    await pause(connection, "LIVE", 3);
    await world.workOff();
    expect(await items()).toEqual([]);
    clock.advance(inboundStepWithinMs);
    await raiseLate(context);
    await raiseLate(context);
    expect(await items()).toEqual([["IMPORT_LATE", id]]);
    expect((await overdue(world)).map(({ type, state }) => [type, state])).toEqual([
      ["INBOUND_OVERDUE", "ANNOUNCED"],
      ["INBOUND_OVERDUE", "BEING_IMPORTED"],
    ]);
    await pause(erpConnection, "LIVE", 3);
    await world.workOff();
    expect([(await world.inbound()).state, await items()]).toEqual(["IMPORTED", []]);
  });
});

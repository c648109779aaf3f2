import { type Attempt, type Delivery, deliverySteps, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const DELIVERY_RULES = {
  "DLV-1": {
    title: "MUST keep each attempt from its start, and what became of it",
    async check(stores) {
      const { build, delivery } = await queue(stores);
      const { clock } = build.runtime;
      const first: Attempt = { number: 1, startedAt: clock.now(), outcome: "open" };
      const { startAttempt, recordAttempt, byId } = stores.deliveries;
      await startAttempt(delivery.id, first);
      expect((await byId(delivery.id))?.attempts).toEqual([first]);
      clock.advance(1_000);
      const unknown: Attempt = {
        ...first,
        endedAt: clock.now(),
        outcome: "unknown",
        code: "TIMEOUT",
        message: "late",
        askedAt: clock.now(),
        askedTimes: 3,
        answer: "undecided",
      };
      await recordAttempt(delivery.id, unknown, undefined, {});
      const second: Attempt = { number: 2, startedAt: clock.now(), outcome: "open" };
      await startAttempt(delivery.id, second);
      expect((await byId(delivery.id))?.attempts).toEqual([unknown, second]);
      const accepted: Attempt = { ...first, endedAt: clock.now(), outcome: "accepted" };
      await recordAttempt(delivery.id, accepted, undefined, {});
      expect((await byId(delivery.id))?.attempts).toEqual([accepted, second]);
    },
  },
  "DLV-2": {
    title: "MUST keep the network's reference once it is known",
    async check(stores) {
      const { build, delivery } = await queue(stores);
      const attempt: Attempt = { number: 1, startedAt: build.runtime.clock.now(), outcome: "open" };
      const { startAttempt, recordAttempt, byId } = stores.deliveries;
      await startAttempt(delivery.id, attempt);
      expect(await byId(delivery.id)).not.toHaveProperty("reference");
      await recordAttempt(delivery.id, { ...attempt, outcome: "accepted" }, "remote-1", {});
      await recordAttempt(delivery.id, { ...attempt, outcome: "accepted" }, undefined, {});
      expect((await byId(delivery.id))?.reference).toBe("remote-1");
    },
  },
  "DLV-3": {
    title: "MUST reject an attempt whose number was started: two workers cannot both send",
    async check(stores) {
      const { build, delivery } = await queue(stores);
      const start = () =>
        stores.deliveries.startAttempt(delivery.id, {
          number: 1,
          startedAt: build.runtime.clock.now(),
          outcome: "open",
        });
      const outcomes = await Promise.allSettled([start(), start()]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect((await stores.deliveries.byId(delivery.id))?.attempts).toHaveLength(1);
    },
  },
  "DLV-4": {
    title: "MUST list the deliveries of an invoice in their sequence, and of no other invoice",
    async check(stores) {
      const { build, connection, customer, invoice, delivery } = await queue(stores);
      const other = build.invoice(customer);
      await stores.invoices.add(other, {});
      await stores.invoices.advance(other.id, ["DRAFT"], build.queued(other, connection), {});
      const resend = build.queued(invoice, connection, { sequence: 2 });
      await stores.invoices.advance(invoice.id, ["DRAFT"], resend, {});
      expect(await stores.deliveries.ofInvoice(invoice.id)).toEqual([delivery, resend.delivery]);
    },
  },
  "DLV-5": {
    title: "MUST find deliveries by reference, also through a connection that this one replaces, and no others",
    async check(stores) {
      const { build, organization, connection, customer, delivery } = await queue(stores);
      const { startAttempt, recordAttempt, byReferences } = stores.deliveries;
      const accept = async ({ id }: Delivery, reference: string): Promise<void> => {
        const attempt: Attempt = { number: 1, startedAt: build.runtime.clock.now(), outcome: "open" };
        await startAttempt(id, attempt);
        await recordAttempt(id, { ...attempt, outcome: "accepted" }, reference, {});
      };
      await accept(delivery, "R-1");
      const through = async (given: Parameters<typeof build.connection>[1], reference: string): Promise<Delivery> => {
        const other = build.connection(organization, given);
        const invoice = build.invoice(customer);
        const queued = build.queued(invoice, other);
        await stores.connections.create(other, {});
        await stores.invoices.add(invoice, {});
        await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {});
        await accept(queued.delivery, reference);
        return queued.delivery;
      };
      const replaced = await through({ state: "REVOKED" }, "R-2");
      await through({ environment: "PRODUCTION" }, "R-1");
      await through({ connectorId: "another" }, "R-2");
      const found = await byReferences(connection.id, ["R-1", "R-2", "R-3"]);
      expect(found.map(({ id }) => id).toSorted()).toEqual([delivery.id, replaced.id].toSorted());
      expect(found.find(({ id }) => id === delivery.id)).toEqual(await stores.deliveries.byId(delivery.id));
      expect(await byReferences(connection.id, [])).toEqual([]);
    },
  },
  "DLV-6": {
    title:
      "MUST keep a person's word and the reference that comes with it while the outcome is UNKNOWN, and answer `conflict` else",
    async check(stores) {
      const { build, invoice, delivery } = await queue(stores);
      const { settle, byId } = stores.deliveries;
      const word = {
        outcome: "ARRIVED",
        by: "portal",
        note: "één telefoontje",
        at: build.runtime.clock.now(),
      } as const;
      const told = (fact: Parameters<typeof deliverySteps>[0]) =>
        build.event("Invoice", invoice, { steps: deliverySteps(fact, delivery, 1) });
      const change = { events: [told("DELIVERY_SETTLED_AS_ARRIVED")] };
      expect(await settle(delivery.id, word, "R-1", change)).toBe("conflict");
      expect(await byId(delivery.id)).toEqual(delivery);
      expect(await stores.events.lastPosition()).toBe(0);
      await stores.events.append({ events: [told("DELIVERY_UNKNOWN")] });
      expect(await settle(delivery.id, word, "R-1", change)).toBe("stored");
      expect(await byId(delivery.id)).toMatchObject({ state: "SUBMITTED", settlement: word, reference: "R-1" });
      expect(await settle(delivery.id, { ...word, outcome: "NOT_ARRIVED" }, undefined, {})).toBe("conflict");
      expect((await byId(delivery.id))?.settlement).toEqual(word);
    },
  },
  "DLV-7": {
    title: "MUST find what began to wait at a moment or before, oldest first, without an item, up to the limit",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const { late, settle } = stores.deliveries;
      const waiting: Delivery[] = [];
      for (let count = 0; count < 4; count += 1) {
        build.runtime.clock.advance(60_000);
        const invoice = build.invoice(customer);
        const queued = build.queued(invoice, connection);
        const { delivery } = queued;
        await stores.invoices.add(invoice, {});
        const steps = deliverySteps("DELIVERY_QUEUED", delivery, 0);
        await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {
          events: [build.event("Invoice", invoice, { steps })],
        });
        waiting.push({ ...delivery, stateSince: build.runtime.clock.now() });
      }
      const [first, second, third] = waiting as [Delivery, Delivery, Delivery];
      const until = third.createdAt;
      expect(await late("QUEUED", until, "DELIVERY_LATE", 9)).toEqual([first, second, third]);
      expect(await late("QUEUED", until, "DELIVERY_LATE", 2)).toEqual([first, second]);
      expect(await late("UNKNOWN", until, "DELIVERY_LATE", 9)).toEqual([]);
      const { organizationId } = first;
      await stores.events.append({
        opens: [{ organizationId, kind: "DELIVERY_LATE", subjectId: first.id, since: until }],
      });
      const ids = async (...asked: Parameters<typeof late>) => (await late(...asked)).map(({ id }) => id);
      expect(await ids("QUEUED", until, "DELIVERY_LATE", 9)).toEqual([second.id, third.id]);
      expect(await ids("QUEUED", until, "DELIVERY_UNDECIDED", 9)).toEqual([first.id, second.id, third.id]);

      const at = build.runtime.clock.now();
      const tell = (delivery: Delivery, fact: Parameters<typeof deliverySteps>[0]) => ({
        events: [
          build.event(
            "Invoice",
            { id: delivery.invoiceId, organizationId },
            { steps: deliverySteps(fact, delivery, 1) },
          ),
        ],
      });
      for (const delivery of [first, second]) await stores.events.append(tell(delivery, "DELIVERY_UNKNOWN"));
      expect(await ids("UNKNOWN", at, "DELIVERY_UNDECIDED", 9)).toEqual([first.id, second.id]);
      expect(await ids("UNKNOWN", until, "DELIVERY_UNDECIDED", 9), "waits since it is unknown").toEqual([]);
      const word = { outcome: "ARRIVED", by: "portal", note: "seen", at } as const;
      await settle(first.id, word, undefined, tell(first, "DELIVERY_SETTLED_AS_ARRIVED"));
      await settle(second.id, word, "R-2", tell(second, "DELIVERY_SETTLED_AS_ARRIVED"));
      expect(await ids("SUBMITTED", at, "VERDICT_LATE", 9), "nobody tells of the first").toEqual([second.id]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

async function queue(stores: Stores) {
  const scene = await furnish(stores);
  const invoice = scene.build.invoice(scene.customer);
  const queued = scene.build.queued(invoice, scene.connection);
  await stores.invoices.add(invoice, {});
  await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {});
  return { ...scene, invoice, delivery: queued.delivery };
}

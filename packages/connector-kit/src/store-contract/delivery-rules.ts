import type { Attempt, Delivery, Stores } from "@erp-gateway/core";
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
      const unknown: Attempt = { ...first, endedAt: clock.now(), outcome: "unknown", code: "TIMEOUT", message: "late" };
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
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

async function queue(stores: Stores) {
  const scene = await furnish(stores);
  const invoice = scene.build.invoice(scene.customer);
  const queued = scene.build.queued(invoice, scene.connection);
  await stores.invoices.add(invoice, {});
  await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {});
  return { ...scene, invoice, delivery: queued.delivery };
}

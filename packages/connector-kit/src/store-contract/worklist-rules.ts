import {
  type Delivery,
  deliverySteps,
  inboundStep,
  invoiceStep,
  type NewEvent,
  type NewWorkItem,
  type Stores,
} from "@erp-gateway/core";
import fc from "fast-check";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

const MINUTE_MS = 60_000;

export const WORKLIST_RULES = {
  "WRK-1": {
    title: "MUST open an item while an invoice is REFUSED, with the time of that, and close it when it is not",
    async check(stores) {
      const { build, invoice, delivery, tell, work } = await sent(stores);
      await tell("DELIVERY_UNKNOWN", 1);
      expect(await work()).toEqual([]);
      build.runtime.clock.advance(MINUTE_MS);
      await tell("DELIVERY_REFUSED", 1);
      const { organizationId, id: subjectId } = invoice;
      const since = build.runtime.clock.now();
      const [item, ...others] = await stores.worklist.list({ limit: 9 }, {});
      expect(item).toMatchObject({ organizationId, kind: "INVOICE_REFUSED", subjectId, since });
      expect(others).toEqual([]);
      expect(await stores.worklist.byId(item?.id ?? "")).toEqual(item);
      await tell("DELIVERY_ACCEPTED", 1);
      expect(await work()).toHaveLength(1);
      const resend = { ...delivery, id: build.runtime.newId(), sequence: 2 };
      await tell("DELIVERY_QUEUED", 0, resend);
      expect(await work()).toEqual([]);
      expect(await stores.worklist.byId(item?.id ?? "")).toBeUndefined();
    },
  },
  "WRK-2": {
    title: "MUST open what a change names, once, while its subject is in a state that allows it",
    async check(stores) {
      const { invoice, delivery, tell, work, open, build } = await sent(stores);
      await open("VERDICT_LATE", delivery.id);
      await open("DELIVERY_LATE", build.runtime.newId());
      expect(await work()).toEqual([]);
      await open("DELIVERY_LATE", delivery.id);
      build.runtime.clock.advance(MINUTE_MS);
      await open("DELIVERY_LATE", delivery.id);
      expect(await work()).toEqual([["DELIVERY_LATE", delivery.id]]);
      await tell("DELIVERY_UNKNOWN", 1);
      await open("DELIVERY_UNDECIDED", delivery.id);
      expect((await work()).map(([kind]) => kind).toSorted()).toEqual(["DELIVERY_LATE", "DELIVERY_UNDECIDED"]);
      await tell("DELIVERY_ABSENT", 1);
      expect(await work(), "it waits again, and is late still").toEqual([["DELIVERY_LATE", delivery.id]]);
      await tell("DELIVERY_ACCEPTED", 2);
      expect(await work()).toEqual([]);
      expect((await stores.invoices.byId(invoice.id))?.state).toBe("SUBMITTED");
    },
  },
  "WRK-3": {
    title: "MUST close what a change names, and no other",
    async check(stores) {
      const { delivery, work, open, tell } = await sent(stores);
      await tell("DELIVERY_UNKNOWN", 1);
      await open("DELIVERY_LATE", delivery.id);
      await open("DELIVERY_UNDECIDED", delivery.id);
      const closes = [{ kind: "DELIVERY_LATE", subjectId: delivery.id } as const];
      await stores.events.append({ closes });
      await stores.events.append({ closes });
      expect(await work()).toEqual([["DELIVERY_UNDECIDED", delivery.id]]);
    },
  },
  "WRK-4": {
    title: "MUST have an item for each connection that waits for a person, as long as it does",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const since = new Date(build.runtime.clock.now().getTime() + MINUTE_MS);
      const kinds = async () => (await stores.worklist.list({ limit: 9 }, {})).map(({ kind }) => kind);
      const states = [
        "BLOCKED",
        "REAUTHORIZATION_REQUIRED",
        "WAITING_FOR_PARTY_LINK",
        "LIVE",
        "BLOCKED",
        "REVOKED",
      ] as const;
      const seen: (readonly string[])[] = [];
      for (const [index, state] of states.entries()) {
        await stores.connections.update({ ...connection, state, stateSince: since, revision: index + 2 }, {});
        seen.push(await kinds());
      }
      expect(seen).toEqual([
        ["CONNECTION_BLOCKED"],
        ["REAUTHORIZATION_REQUIRED"],
        ["PARTY_NOT_LINKED"],
        [],
        ["CONNECTION_BLOCKED"],
        [],
      ]);
      const waiting = build.connection(organization, { state: "WAITING_FOR_PARTY_LINK" });
      await stores.connections.create(waiting, {});
      expect(await stores.worklist.list({ limit: 9 }, {})).toMatchObject([
        { kind: "PARTY_NOT_LINKED", subjectId: waiting.id, since: waiting.createdAt },
      ]);
      const next = { ...waiting, state: "LIVE", revision: 9 } as const;
      expect(await stores.connections.update(next, {})).toBe("stale");
      expect(await kinds()).toEqual(["PARTY_NOT_LINKED"]);
    },
  },
  "WRK-5": {
    title: "MUST have the same items whatever the order and repetition of the facts",
    async check(stores) {
      const scene = await furnish(stores);
      const { build, connection } = scene;
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
          const document = build.inbound(connection);
          await stores.inbound.announce([{ document, change: {} }], undefined, {});
          const again = { ...document, run: 2 };
          const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));
          const facts = [
            { at: at(0), steps: [inboundStep("INBOUND_RECEIVED", document)] },
            { at: at(1), steps: [inboundStep("INBOUND_NEEDS_ATTENTION", document)] },
            { at: at(2), steps: [inboundStep("INBOUND_REOFFERED", again)] },
            { at: at(3), steps: [inboundStep("INBOUND_NEEDS_ATTENTION", again)] },
            { at: at(4), steps: [inboundStep("INBOUND_NEEDS_ATTENTION", again)] },
          ];
          const all = [...order, ...facts.keys()];
          for (const index of all) {
            await stores.events.append({ events: [build.event("InboundDocument", document, facts[index])] });
          }
          const { organizationId } = document;
          const items = await stores.worklist.list({ limit: 101 }, { organizationId });
          const own = items.filter(({ subjectId }) => subjectId === document.id);
          expect(own).toMatchObject([{ kind: "INBOUND_NEEDS_ATTENTION", since: at(3) }]);
          expect((await stores.inbound.byId(document.id))?.stateSince).toEqual(at(3));
          await stores.events.append({ closes: own });
        }),
        { numRuns: 20 },
      );
    },
  },
  "WRK-6": {
    title: "MUST roll back the items of a change that is refused",
    async check(stores) {
      const { build, delivery, connection, work } = await sent(stores);
      const change = build.change(connection);
      await stores.events.append(change);
      const { organizationId, id: subjectId } = delivery;
      const opens = [{ organizationId, kind: "DELIVERY_LATE", subjectId, since: new Date() } as const];
      await expect(stores.events.append({ ...change, opens })).rejects.toThrow();
      expect(await work()).toEqual([]);
    },
  },
  "WRK-7": {
    title: "MUST list what waits since lately first, of one organization and of one kind, page by page",
    async check(stores) {
      const first = await sent(stores);
      const { build } = first;
      build.runtime.clock.advance(MINUTE_MS);
      const other = await sent(stores, build);
      const kinds = ["DELIVERY_LATE", "DELIVERY_UNDECIDED"] as const;
      for (const one of [first, other]) {
        await one.tell("DELIVERY_UNKNOWN", 1);
        for (const kind of kinds) {
          build.runtime.clock.advance(MINUTE_MS);
          await one.open(kind, one.delivery.id);
        }
      }
      const { list } = stores.worklist;
      const all = await list({ limit: 9 }, {});
      const newest = all.toSorted((left, right) => right.since.getTime() - left.since.getTime());
      expect(all).toEqual(newest);
      expect(all).toHaveLength(4);
      expect(await list({ limit: 2, before: all[1]?.id ?? "" }, {})).toEqual(all.slice(2));
      expect(await list({ limit: 2, after: all[2]?.id ?? "" }, {})).toEqual(all.slice(0, 2));
      expect(await list({ limit: 9 }, { organizationId: first.organization.id })).toEqual(all.slice(2));
      expect(await list({ limit: 9 }, { kind: "DELIVERY_LATE" })).toEqual([all[1], all[3]]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

/** An invoice that was queued, and its delivery. */
async function sent(stores: Stores, given?: Parameters<typeof furnish>[1]) {
  const scene = await furnish(stores, given);
  const { build, customer, connection } = scene;
  const invoice = build.invoice(customer);
  const queued = build.queued(invoice, connection);
  const append = (event: NewEvent) => stores.events.append({ events: [event] });
  const tell = (fact: Parameters<typeof deliverySteps>[0], attempt: number, of: Delivery = queued.delivery) =>
    append(build.event("Invoice", invoice, { steps: deliverySteps(fact, of, attempt) }));
  await stores.invoices.add(invoice, {});
  await append(build.event("Invoice", invoice, { steps: [invoiceStep("INVOICE_POSTED", invoice.id)] }));
  await stores.invoices.advance(invoice.id, ["POSTED"], queued, {});
  await tell("DELIVERY_QUEUED", 0);
  return {
    ...scene,
    invoice,
    delivery: queued.delivery,
    tell,
    work: async () => (await stores.worklist.list({ limit: 9 }, {})).map(({ kind, subjectId }) => [kind, subjectId]),
    open: (kind: NewWorkItem["kind"], subjectId: string) => {
      const since = build.runtime.clock.now();
      return stores.events.append({ opens: [{ organizationId: invoice.organizationId, kind, subjectId, since }] });
    },
  };
}

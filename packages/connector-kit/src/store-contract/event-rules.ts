import { CommandTaken, invoiceStep, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const EVENT_RULES = {
  "EVT-1": {
    title: "MUST give events back in commit order, at positions that strictly increase",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const subject = { ...organization, organizationId: organization.id };
      const events = [
        build.event("Organization", subject, { data: { reason: 'proof "given"', by: "één" } }),
        build.event("Connection", connection),
        build.event("Connection", connection, { at: new Date(0) }),
      ];
      expect(await stores.events.lastPosition()).toBe(0);
      await stores.events.append({ events: events.slice(0, 2) });
      await stores.events.append({ events: events.slice(2) });
      const recorded = await stores.events.after(0, 10, {});
      expect(recorded.map(({ position: _, ...event }) => event)).toEqual(events.map(({ steps: _, ...event }) => event));
      const positions = recorded.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].toSorted((left, right) => left - right));
      expect(positions[0]).toBeGreaterThan(0);
      expect(await stores.events.lastPosition()).toBe(positions.at(-1));
    },
  },
  "EVT-2": {
    title: "MUST keep the first event of a key and leave the later ones out, status steps included",
    async check(stores) {
      const { build, customer } = await furnish(stores);
      const draft = build.invoice(customer);
      await stores.invoices.add(draft, {});
      const told = build.event("Invoice", draft, { key: "told" });
      const again = build.event("Invoice", draft, { key: "told", steps: [invoiceStep("INVOICE_CANCELLED", draft.id)] });
      await stores.events.append({ events: [told, again] });
      await stores.events.append({ events: [again, build.event("Invoice", draft, { key: "new" })] });
      expect((await stores.events.after(0, 10, {})).map(({ id, key }) => [id, key])).toEqual([
        [told.id, "told"],
        [expect.any(String), "new"],
      ]);
      expect((await stores.invoices.byId(draft.id))?.state).toBe("DRAFT");
    },
  },
  "EVT-3": {
    title: "MUST read on after a position, within a limit, of one organization or subject",
    async check(stores) {
      const { build, organization, connection, customer } = await furnish(stores);
      const other = await furnish(stores, build);
      const subjects = [connection, other.connection, connection, other.connection, connection];
      const ours = subjects.map((subject) => build.event("Connection", subject));
      await stores.events.append({ events: [...ours, build.event("Customer", customer)] });
      const all = await stores.events.after(0, 10, {});
      const ids = (events: typeof all) => events.map(({ id }) => id);
      const second = all[1]?.position ?? 0;
      expect(ids(await stores.events.after(second, 2, {}))).toEqual(ids(all.slice(2, 4)));
      const { after } = stores.events;
      expect(ids(await after(second, 10, { organizationId: organization.id }))).toEqual(
        ids([all[2], all[4], all[5]].flatMap((event) => event ?? [])),
      );
      expect(ids(await after(0, 10, { subject: { type: "Connection", id: connection.id } }))).toEqual(
        ids([all[0], all[2], all[4]].flatMap((event) => event ?? [])),
      );
      expect(await after(0, 10, { subject: { type: "Invoice", id: connection.id } })).toEqual([]);
      expect(await after(await stores.events.lastPosition(), 10, {})).toEqual([]);
    },
  },
  "EVT-4": {
    title: "MUST call a watcher after a commit that appended, with the event readable, until it stops",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const seen: Promise<number>[] = [];
      const stop = stores.events.watch(() => seen.push(stores.events.lastPosition()));
      const append = () => stores.events.append({ events: [build.event("Connection", connection)] });
      await append();
      const first = await stores.events.lastPosition();
      expect(await Promise.all(seen)).toEqual([first]);
      stop();
      await append();
      expect(seen).toHaveLength(1);
    },
  },
  "EVT-5": {
    title: "MUST NOT call a watcher for what was rolled back, or for a commit that appended nothing",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const { clock } = build.runtime;
      const change = build.change(connection);
      await stores.events.append(change);
      let calls = 0;
      stores.events.watch(() => {
        calls += 1;
      });
      const again = { ...change, events: [build.event("Connection", connection)] };
      await expect(stores.events.append(again)).rejects.toBeInstanceOf(CommandTaken);
      await stores.events.append({ ...(change.events && { events: change.events }) });
      await stores.customers.save(customer, {});
      await stores.jobs.claim(clock.now(), clock.now(), { total: 1, perLane: () => 1 });
      expect(calls).toBe(0);
      await stores.customers.save(customer, { events: [build.event("Customer", customer)] });
      expect(calls).toBe(1);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

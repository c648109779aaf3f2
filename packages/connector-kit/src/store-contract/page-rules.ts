import { type InvoiceFilter, inboundStep, invoiceStep, type PageRequest, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const PAGE_RULES = {
  "PAG-1": {
    title: "MUST list newest first, before and after an id, up to the limit",
    async check(stores) {
      for (const [name, list] of Object.entries((await fill(stores)).lists)) {
        const ids = async (page: PageRequest) => (await list(page, {})).map(({ id }) => id);
        const all = await ids({ limit: 100 });
        const [a = "", b = "", c = "", d = ""] = all;
        expect(all.length, name).toBeGreaterThanOrEqual(4);
        expect(all, name).toEqual(all.toSorted().toReversed());
        expect(await ids({ limit: 2 }), name).toEqual([a, b]);
        expect(await ids({ limit: 2, before: b }), name).toEqual([c, d]);
        expect(await ids({ limit: 2, after: d }), name).toEqual([b, c]);
        expect(await ids({ limit: 9, after: d, before: a }), name).toEqual([b, c]);
        expect(await ids({ limit: 9, after: a }), name).toEqual([]);
      }
    },
  },
  "PAG-2": {
    title: "MUST list what one organization has, whole pages of it",
    async check(stores) {
      const { owners, lists } = await fill(stores);
      const { organizations: _, ...owned } = lists;
      for (const [name, list] of Object.entries(owned)) {
        for (const organizationId of owners) {
          const rows = await list({ limit: 2 }, { organizationId });
          expect(rows, name).toHaveLength(2);
          for (const row of rows) expect(row, name).toMatchObject({ organizationId });
        }
      }
    },
  },
  "PAG-3": {
    title: "MUST list invoices by state, customer and having a source record, inbound documents by state",
    async check(stores) {
      const { build, organization, connection, customer } = await furnish(stores);
      const buyer = build.customer(organization);
      await stores.customers.save(buyer, {});
      const [draft, posted] = [build.invoice(customer), build.invoice(customer)];
      const bought = build.invoice(buyer);
      const sampled = build.invoice(buyer, { source: { connectorId: "kit", record: { kind: "INVOICE", lines: [] } } });
      for (const invoice of [draft, posted, bought, sampled]) await stores.invoices.add(invoice, {});
      const [announced, received] = [build.inbound(connection), build.inbound(connection)];
      const both = [announced, received].map((document) => ({ document, change: {} }));
      await stores.inbound.announce(both, undefined, {});
      await stores.events.append({
        events: [
          build.event("Invoice", posted, { steps: [invoiceStep("INVOICE_POSTED", posted.id)] }),
          build.event("InboundDocument", received, { steps: [inboundStep("INBOUND_RECEIVED", received)] }),
        ],
      });
      const invoices = async (filter: InvoiceFilter) =>
        (await stores.invoices.list({ limit: 9 }, filter)).map(({ id }) => id);
      expect(await invoices({ state: "POSTED" })).toEqual([posted.id]);
      expect(await invoices({ state: "DRAFT" })).toEqual([sampled.id, bought.id, draft.id]);
      expect(await invoices({ withSource: true })).toEqual([sampled.id]);
      expect(await invoices({ customerId: customer.id })).toEqual([posted.id, draft.id]);
      expect(await invoices({ customerId: customer.id, state: "DRAFT" })).toEqual([draft.id]);
      expect((await stores.inbound.list({ limit: 9 }, { state: "RECEIVED" })).map(({ id }) => id)).toEqual([
        received.id,
      ]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

/** Two organizations that own two or more of everything each, in turns. */
async function fill(stores: Stores) {
  const first = await furnish(stores);
  const second = await furnish(stores, first.build);
  const { build } = first;
  for (const _ of [1, 2]) await stores.organizations.save(build.organization(), {});
  for (const { organization, connection, customer } of [first, second, first, second]) {
    await stores.connections.create(build.connection(organization), {});
    await stores.profiles.save(build.profile(connection), {});
    const invoice = build.invoice(customer);
    await stores.invoices.add(invoice, {});
    await stores.invoices.advance(invoice.id, ["DRAFT"], build.queued(invoice, connection), {});
    await stores.customers.save(build.customer(organization), {});
    await stores.inbound.announce([{ document: build.inbound(connection), change: {} }], undefined, {});
    const source = build.connection(organization);
    await stores.connections.create(source, {});
    await stores.autopilots.save(build.autopilot(source, connection), {});
    await stores.webhooks.create(build.webhook(organization), {});
  }
  const { organizations, connections, profiles, customers, invoices, deliveries, inbound, autopilots, webhooks } =
    stores;
  return {
    owners: [first.organization.id, second.organization.id],
    lists: {
      organizations: organizations.list,
      connections: connections.list,
      profiles: profiles.list,
      customers: customers.list,
      invoices: invoices.list,
      deliveries: deliveries.list,
      inbound: inbound.list,
      autopilots: autopilots.list,
      webhooks: webhooks.list,
    },
  };
}

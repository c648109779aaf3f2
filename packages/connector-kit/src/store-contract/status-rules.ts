import { deliverySteps, inboundStep, invoiceStep, type StatusStep, type Stores } from "@erp-gateway/core";
import fc from "fast-check";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish, type Scene } from "./builders.ts";

export const STATUS_RULES = {
  "STS-1": {
    title: "MUST fold the same facts to one state of the invoice, in any order and any repetition",
    async check(stores) {
      const scene = await furnish(stores);
      await foldsAlike(stores, scene, async () => {
        const { invoice, first, resend } = await sendTwice(stores, scene);
        const facts = [
          [invoiceStep("INVOICE_DRAFTED", invoice.id)],
          [invoiceStep("INVOICE_POSTED", invoice.id)],
          deliverySteps("DELIVERY_QUEUED", first, 0),
          deliverySteps("DELIVERY_UNKNOWN", first, 1),
          deliverySteps("DELIVERY_REFUSED", first, 1),
          deliverySteps("DELIVERY_QUEUED", resend, 0),
          deliverySteps("DELIVERY_ACCEPTED", resend, 1),
          deliverySteps("DELIVERY_DELIVERED", resend, 0),
        ];
        return { facts, holder: invoice, state: async () => (await stores.invoices.byId(invoice.id))?.state };
      });
    },
  },
  "STS-2": {
    title: "MUST fold the same facts to one state of the delivery, in any order and any repetition",
    async check(stores) {
      const scene = await furnish(stores);
      await foldsAlike(stores, scene, async () => {
        const { first, resend } = await sendTwice(stores, scene);
        const facts = [
          deliverySteps("DELIVERY_QUEUED", first, 0),
          deliverySteps("DELIVERY_UNKNOWN", first, 1),
          deliverySteps("DELIVERY_ABSENT", first, 1),
          deliverySteps("DELIVERY_ACCEPTED", first, 2),
          deliverySteps("DELIVERY_REFUSED", first, 0),
          deliverySteps("DELIVERY_DELIVERED", resend, 0),
        ];
        return { facts, holder: first, state: async () => (await stores.deliveries.byId(first.id))?.state };
      });
    },
  },
  "STS-3": {
    title: "MUST fold the same facts to one state of the inbound document, in any order and any repetition",
    async check(stores) {
      const scene = await furnish(stores);
      await foldsAlike(stores, scene, async () => {
        const document = scene.build.inbound(scene.connection);
        await stores.inbound.announce([{ document, change: {} }], undefined, {});
        const again = { ...document, run: 2 };
        const facts = [
          inboundStep("INBOUND_ANNOUNCED", document),
          inboundStep("INBOUND_RECEIVED", document),
          inboundStep("INBOUND_IMPORTED", document),
          inboundStep("INBOUND_UNDONE", document),
          inboundStep("INBOUND_REOFFERED", again),
          inboundStep("INBOUND_NEEDS_ATTENTION", again),
        ].map((step) => [step]);
        return { facts, holder: document, state: async () => (await stores.inbound.byId(document.id))?.state };
      });
    },
  },
  "STS-4": {
    title: "MUST fold the facts of organizations and connections too",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const to = (state: string, rank: number) =>
        build.event("Connection", connection, {
          steps: [
            { holder: "Connection", id: connection.id, state, rank },
            { holder: "Organization", id: organization.id, state, rank },
          ],
        });
      await stores.events.append({ events: [to("BLOCKED", 9), to("REVOKED", 8)] });
      expect((await stores.connections.byId(connection.id))?.state).toBe("BLOCKED");
      expect((await stores.organizations.byId(organization.id))?.state).toBe("BLOCKED");
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

interface Case {
  /** Steps of each fact. */
  readonly facts: readonly (readonly StatusStep[])[];
  readonly holder: { readonly id: string; readonly organizationId: string };
  state(): Promise<string | undefined>;
}

/** A repetition is the same fact under another key, as when hook and poll both tell it. */
async function foldsAlike(stores: Stores, { build }: Scene, begin: () => Promise<Case>): Promise<void> {
  const { facts, state: untouched } = await begin();
  const indexes = facts.map((_, index) => index);
  const orders = fc
    .tuple(fc.subarray(indexes, { minLength: 1 }), fc.array(fc.nat()))
    .map(([told, more]) => [...told, ...more.flatMap((pick) => told[pick % told.length] ?? [])])
    .chain((told) => fc.shuffledSubarray(told, { minLength: told.length }));
  const initial = await untouched();
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const { facts, holder, state } = await begin();
      const told = order.flatMap((index) => facts[index] ?? []);
      for (const index of order) {
        await stores.events.append({ events: [build.event("Invoice", holder, { steps: facts[index] ?? [] })] });
      }
      expect(await state()).toBe(highest(told.filter(({ id }) => id === holder.id)) ?? initial);
    }),
    { numRuns: 20 },
  );
}

const highest = (steps: readonly StatusStep[]): string | undefined =>
  steps.toSorted((left, right) => right.rank - left.rank)[0]?.state;

async function sendTwice(stores: Stores, { build, connection, customer }: Scene) {
  const invoice = build.invoice(customer);
  const first = build.queued(invoice, connection);
  const resend = build.queued(invoice, connection, { sequence: 2 });
  await stores.invoices.add(invoice, {});
  for (const queued of [first, resend]) await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {});
  return { invoice, first: first.delivery, resend: resend.delivery };
}

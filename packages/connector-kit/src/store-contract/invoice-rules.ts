import { type Change, deliverySteps, type InvoiceRecord, invoiceStep, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { type Builders, furnish, invoiceContent } from "./builders.ts";

export const INVOICE_RULES = {
  "INV-1": {
    title: "MUST give an invoice back exactly, the digits of its decimals included",
    async check(stores) {
      const { build, organization, customer } = await furnish(stores);
      const record = { kind: "INVOICE", number: "1", lines: [{ quantity: "2.00", computed: { list: [{}] } }] } as const;
      const source = { connectorId: "kit", record };
      const invoice = build.invoice(customer, { origin: "ERP", erpReference: "erp-1", state: "POSTED", source });
      expect(await stores.invoices.add(invoice, {})).toBe("stored");
      expect(await stores.invoices.byId(invoice.id)).toEqual(invoice);
      expect(await stores.invoices.byErpReference(organization.id, "erp-1")).toEqual(invoice);
      expect(await stores.invoices.byId(build.runtime.newId())).toBeUndefined();
      expect(await stores.invoices.byErpReference(organization.id, "erp-2")).toBeUndefined();
    },
  },
  "INV-2": {
    title: "MUST refuse a number the organization has on an invoice that was not cancelled",
    async check(stores) {
      const { build, customer } = await furnish(stores);
      const other = await furnish(stores, build);
      const first = build.invoice(customer);
      const { content } = first;
      await stores.invoices.add(first, {});
      const again = build.invoice(customer, { content });
      expect(await stores.invoices.add(again, {})).toBe("taken");
      expect(await stores.invoices.byId(again.id)).toBeUndefined();
      expect(await stores.invoices.add(build.invoice(other.customer, { content }), {})).toBe("stored");
      await stores.invoices.advance(first.id, ["DRAFT"], undefined, cancelling(build, first));
      expect(await stores.invoices.add(again, {})).toBe("stored");
    },
  },
  "INV-3": {
    title: "MUST refuse an ERP reference the organization has, on a cancelled invoice too",
    async check(stores) {
      const { build, organization, customer } = await furnish(stores);
      const other = await furnish(stores, build);
      const first = build.invoice(customer, { erpReference: "erp-1" });
      await stores.invoices.add(first, {});
      await stores.invoices.advance(first.id, ["DRAFT"], undefined, cancelling(build, first));
      expect(await stores.invoices.add(build.invoice(customer, { erpReference: "erp-1" }), {})).toBe("taken");
      const foreign = build.invoice(other.customer, { erpReference: "erp-1" });
      expect(await stores.invoices.add(foreign, {})).toBe("stored");
      expect((await stores.invoices.byErpReference(organization.id, "erp-1"))?.id).toBe(first.id);
    },
  },
  "INV-4": {
    title: "MUST revise the content of a draft, to a number that is free",
    async check(stores) {
      const { build, organization, customer } = await furnish(stores);
      const [draft, other] = [build.invoice(customer), build.invoice(customer)];
      const buyer = build.customer(organization);
      await stores.customers.save(buyer, {});
      for (const invoice of [draft, other]) await stores.invoices.add(invoice, {});
      const { invoices } = stores;
      expect(await invoices.revise(draft.id, customer.id, other.content, {})).toBe("taken");
      expect(await invoices.byId(draft.id)).toEqual(draft);
      const content = { ...invoiceContent("2026-revised"), buyerReference: "PO 7" };
      expect(await invoices.revise(draft.id, buyer.id, content, {})).toBe("stored");
      expect(await invoices.byId(draft.id)).toEqual({
        ...draft,
        customerId: buyer.id,
        number: content.number,
        content,
      });
      expect(await invoices.add(build.invoice(customer, { content: draft.content }), {})).toBe("stored");
      expect(await invoices.add(build.invoice(customer, { content }), {})).toBe("taken");
    },
  },
  "INV-5": {
    title: "MUST answer `frozen` when the invoice to revise is a draft no more, or unknown",
    async check(stores) {
      const { build, customer } = await furnish(stores);
      const posted = build.invoice(customer, { state: "POSTED" });
      await stores.invoices.add(posted, {});
      for (const id of [posted.id, build.runtime.newId()]) {
        expect(await stores.invoices.revise(id, customer.id, invoiceContent("late"), {})).toBe("frozen");
      }
      expect(await stores.invoices.byId(posted.id)).toEqual(posted);
    },
  },
  "INV-6": {
    title: "MUST advance an invoice with delivery, bytes, job and events in one go",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const draft = build.invoice(customer);
      await stores.invoices.add(draft, {});
      const queued = build.queued(draft, connection);
      const job = build.job(connection, { subjectId: queued.delivery.id });
      const at = build.runtime.clock.now();
      expect(
        await stores.invoices.advance(draft.id, ["POSTED", "DRAFT"], queued, {
          events: [build.event("Invoice", draft, { steps: deliverySteps("DELIVERY_QUEUED", queued.delivery, 0) })],
          jobs: [job],
        }),
      ).toBe("stored");
      expect(await stores.invoices.byId(draft.id)).toEqual({ ...draft, state: "QUEUED", stateSince: at });
      expect(await stores.deliveries.byId(queued.delivery.id)).toEqual({ ...queued.delivery, stateSince: at });
      const bytes = await stores.documents.bytes(queued.delivery.contentHash);
      expect(new TextDecoder().decode(bytes)).toBe(new TextDecoder().decode(queued.bytes));
      expect(await stores.events.lastPosition()).toBe(1);
      expect(await stores.jobs.nextRunAt()).toEqual(job.runAt);
    },
  },
  "INV-7": {
    title: "MUST answer `conflict` in any other state and leave nothing: no delivery, no bytes",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const draft = build.invoice(customer);
      await stores.invoices.add(draft, {});
      const queued = build.queued(draft, connection);
      for (const id of [draft.id, build.runtime.newId()]) {
        expect(await stores.invoices.advance(id, ["POSTED", "REFUSED"], queued, {})).toBe("conflict");
      }
      expect(await stores.deliveries.byId(queued.delivery.id)).toBeUndefined();
      expect(await stores.documents.bytes(queued.delivery.contentHash)).toBeUndefined();
    },
  },
  "INV-8": {
    title: "MUST let one of two simultaneous sendings through",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const draft = build.invoice(customer);
      await stores.invoices.add(draft, {});
      const send = () => {
        const queued = build.queued(draft, connection);
        const steps = deliverySteps("DELIVERY_QUEUED", queued.delivery, 0);
        return stores.invoices.advance(draft.id, ["DRAFT"], queued, {
          events: [build.event("Invoice", draft, { steps })],
        });
      };
      expect((await Promise.all([send(), send()])).toSorted()).toEqual(["conflict", "stored"]);
      expect(await stores.deliveries.ofInvoice(draft.id)).toHaveLength(1);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

const cancelling = (build: Builders, invoice: InvoiceRecord): Change => ({
  events: [build.event("Invoice", invoice, { steps: [invoiceStep("INVOICE_CANCELLED", invoice.id)] })],
});

import type { InvoiceRecord } from "../../invoice/invoice-record.ts";
import type { InvoiceStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export function createInvoiceStore(memory: Memory): InvoiceStore {
  /** An invoice number counts once per organization, cancelled ones apart; so does an ERP reference. */
  const isTaken = ({ id, organizationId, number, erpReference }: Omit<InvoiceRecord, "state">): boolean =>
    [...memory.invoices.values()].some(
      (other) =>
        other.id !== id &&
        other.organizationId === organizationId &&
        ((other.number === number && other.state !== "CANCELLED") ||
          (erpReference !== undefined && other.erpReference === erpReference)),
    );
  return {
    async add(invoice, change) {
      refuseRepetition(memory, change);
      if (isTaken(invoice)) return "taken";
      memory.invoices.set(invoice.id, invoice);
      applyChange(memory, change);
      return "stored";
    },
    async revise(id, customerId, content, change) {
      refuseRepetition(memory, change);
      const invoice = memory.invoices.get(id);
      if (invoice?.state !== "DRAFT") return "frozen";
      const revised = { ...invoice, customerId, number: content.number, content };
      if (isTaken(revised)) return "taken";
      memory.invoices.set(id, revised);
      applyChange(memory, change);
      return "stored";
    },
    async advance(id, from, queued, change) {
      refuseRepetition(memory, change);
      const invoice = memory.invoices.get(id);
      if (invoice === undefined || !from.includes(invoice.state)) return "conflict";
      if (queued !== undefined) {
        memory.deliveries.set(queued.delivery.id, queued.delivery);
        memory.documents.set(queued.delivery.contentHash, queued.bytes.slice());
      }
      applyChange(memory, change);
      return "stored";
    },
    async byId(id) {
      return memory.invoices.get(id);
    },
    async byErpReference(organizationId, reference) {
      return [...memory.invoices.values()].find(
        (invoice) => invoice.organizationId === organizationId && invoice.erpReference === reference,
      );
    },
    async list(page, filter) {
      return pageOf(
        memory.invoices,
        page,
        ({ organizationId, state, customerId, source }) =>
          (filter.withSource === undefined || source !== undefined) &&
          fits(filter.organizationId, organizationId) &&
          fits(filter.state, state) &&
          fits(filter.customerId, customerId),
      );
    },
  };
}

import type { ErpSource, Invoice, InvoiceRecord, InvoiceState, InvoiceStore } from "@erp-gateway/core";
import { and, eq, isNotNull, ne, or } from "drizzle-orm";
import { fromJson, toJson } from "../json.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Reader, SqliteDatabase } from "./database.ts";
import { putDocument } from "./document-store.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { present } from "./present.ts";
import { deliveries, invoices } from "./tables.ts";

function fromRow(row: typeof invoices.$inferSelect): InvoiceRecord {
  const { number: _number, stateRank: _rank, source, ...fields } = present(row);
  return {
    ...fields,
    ...(source !== undefined && { source: JSON.parse(source) as ErpSource }),
    content: fromJson<Invoice>(row.content),
    origin: row.origin as InvoiceRecord["origin"],
    state: row.state as InvoiceState,
  };
}

/** An invoice number counts once per organization, cancelled ones apart; so does an ERP reference. */
function isTaken(
  reader: Reader,
  invoice: Pick<InvoiceRecord, "id" | "organizationId" | "content" | "erpReference">,
): boolean {
  const sameNumber = and(eq(invoices.number, invoice.content.number), ne(invoices.state, "CANCELLED"));
  const sameReference = optionally(invoices.erpReference, invoice.erpReference);
  const clash = and(
    eq(invoices.organizationId, invoice.organizationId),
    ne(invoices.id, invoice.id),
    or(sameNumber, sameReference),
  );
  return reader.select({ id: invoices.id }).from(invoices).where(clash).get() !== undefined;
}

export const createInvoiceStore = ({ tables, transaction }: SqliteDatabase): InvoiceStore => ({
  async add(invoice, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      if (isTaken(writer, invoice)) return "taken";
      const { content, source, ...fields } = invoice;
      const texts = { content: toJson(content), source: source && JSON.stringify(source) };
      writer
        .insert(invoices)
        .values({ ...fields, ...texts, number: content.number, stateRank: 0 })
        .run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async revise(id, customerId, content, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const row = writer.select().from(invoices).where(eq(invoices.id, id)).get();
      if (row?.state !== "DRAFT") return "frozen";
      if (isTaken(writer, { id, organizationId: row.organizationId, content })) return "taken";
      const changed = { customerId, number: content.number, content: toJson(content) };
      writer.update(invoices).set(changed).where(eq(invoices.id, id)).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async advance(id, from, queued, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const row = writer.select({ state: invoices.state }).from(invoices).where(eq(invoices.id, id)).get();
      if (row === undefined || !from.includes(row.state as InvoiceState)) return "conflict";
      if (queued !== undefined) {
        const { attempts: _, settlement: _none, ...delivery } = queued.delivery;
        putDocument(writer, delivery.contentHash, queued.bytes);
        writer
          .insert(deliveries)
          .values({ ...delivery, stateRank: 0 })
          .run();
      }
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = tables.select().from(invoices).where(eq(invoices.id, id)).get();
    return row && fromRow(row);
  },
  async byErpReference(organizationId, reference) {
    const key = and(eq(invoices.organizationId, organizationId), eq(invoices.erpReference, reference));
    const row = tables.select().from(invoices).where(key).get();
    return row && fromRow(row);
  },
  async list(page, { organizationId, state, customerId, withSource }) {
    const { where, orderBy, limit } = keyset(invoices.id, page, [
      optionally(invoices.organizationId, organizationId),
      optionally(invoices.state, state),
      optionally(invoices.customerId, customerId),
      withSource && isNotNull(invoices.source),
    ]);
    const rows = tables.select().from(invoices).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});

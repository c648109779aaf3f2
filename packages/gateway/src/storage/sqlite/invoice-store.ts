import type { ErpSource, Invoice, InvoiceRecord, InvoiceState, InvoiceStore } from "@erp-gateway/core";
import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import { fromJson, toJson } from "../json.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { compress, putDocument } from "./document-store.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { placeholders, prepared, rowBy } from "./prepared.ts";
import { present } from "./present.ts";
import { deliveries, invoices } from "./tables.ts";

const byId = rowBy(invoices, invoices.id);

function fromRow(row: typeof invoices.$inferSelect): InvoiceRecord {
  const { stateRank: _rank, source, content, ...fields } = present(row);
  let read: Invoice | undefined;
  return {
    ...fields,
    ...(source !== undefined && { source: JSON.parse(source) as ErpSource }),
    // Read when somebody asks: a list of invoices is shown without.
    get content() {
      read ??= fromJson<Invoice>(content);
      return read;
    },
    origin: row.origin as InvoiceRecord["origin"],
    state: row.state as InvoiceState,
  };
}

const { placeholder } = sql;

const statements = prepared((tables) => ({
  add: tables
    .insert(invoices)
    .values({ ...placeholders(invoices), stateSince: null })
    .prepare(),
  addDelivery: tables
    .insert(deliveries)
    .values({ ...placeholders(deliveries), stateSince: null })
    .prepare(),
  stateOf: tables
    .select({ state: invoices.state })
    .from(invoices)
    .where(eq(invoices.id, placeholder("id")))
    .prepare(),
  /** An invoice number counts once per organization, cancelled ones apart; so does an ERP reference. */
  clash: tables
    .select({ id: invoices.id })
    .from(invoices)
    .where(
      and(
        eq(invoices.organizationId, placeholder("organizationId")),
        ne(invoices.id, placeholder("id")),
        or(
          and(eq(invoices.number, placeholder("number")), ne(invoices.state, "CANCELLED")),
          eq(invoices.erpReference, placeholder("erpReference")),
        ),
      ),
    )
    .prepare(),
}));

function isTaken(
  writer: Writer,
  invoice: Pick<InvoiceRecord, "id" | "organizationId" | "number" | "erpReference">,
): boolean {
  const { id, organizationId, number, erpReference = null } = invoice;
  return statements(writer).clash.get({ id, organizationId, number, erpReference }) !== undefined;
}

export const createInvoiceStore = ({ tables, transaction }: SqliteDatabase): InvoiceStore => ({
  async add(invoice, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      if (isTaken(writer, invoice)) return "taken";
      const { content, source, ...fields } = invoice;
      const texts = { content: toJson(content), source: source === undefined ? null : JSON.stringify(source) };
      const row = { erpReference: null, ...fields, ...texts, stateRank: 0 };
      statements(writer).add.run(row);
      applyChange(writer, change);
      return "stored";
    });
  },
  async revise(id, customerId, content, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const row = writer.select().from(invoices).where(eq(invoices.id, id)).get();
      if (row?.state !== "DRAFT") return "frozen";
      if (isTaken(writer, { id, organizationId: row.organizationId, number: content.number })) return "taken";
      const changed = { customerId, number: content.number, content: toJson(content) };
      writer.update(invoices).set(changed).where(eq(invoices.id, id)).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async advance(id, from, queued, change) {
    const compressed = queued && (await compress(queued.bytes));
    return transaction((writer) => {
      const { addDelivery, stateOf } = statements(writer);
      refuseRepetition(writer, change);
      const row = stateOf.get({ id });
      if (row === undefined || !from.includes(row.state as InvoiceState)) return "conflict";
      if (queued !== undefined && compressed !== undefined) {
        const { attempts: _, settlement: _none, ...delivery } = queued.delivery;
        putDocument(writer, delivery.contentHash, compressed);
        addDelivery.run({ reference: null, settlement: null, ...delivery, stateRank: 0 });
      }
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = byId(tables)(id);
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

import type { InboundChange, InboundDocument, InboundState, InboundStore } from "@erp-gateway/core";
import { and, asc, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
import { applyChange } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { putDocument } from "./document-store.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { cursors, inboundDocuments } from "./tables.ts";

type Row = typeof inboundDocuments.$inferSelect;

const EMPTY = {
  stateRank: 0,
  contentHash: null,
  supplierName: null,
  supplierKey: null,
  supplierNumber: null,
  supplierDate: null,
  attentionCode: null,
  attentionDetail: null,
  duplicateOf: null,
  erp: null,
};

/** Not in the books, so the supplier's next try may be. */
const GIVES_UP: ReadonlySet<string> = new Set(["NEEDS_ATTENTION", "UNDONE"] satisfies InboundState[]);

export const createInboundStore = ({ tables, transaction }: SqliteDatabase): InboundStore => ({
  async announce(announced, cursor, change) {
    return transaction((writer) => {
      let fresh = 0;
      for (const { document, change: own } of announced) {
        const { id, organizationId, connectionId, reference, state, run, createdAt } = document;
        const row = { ...EMPTY, id, organizationId, connectionId, reference, state, run, createdAt };
        if (writer.insert(inboundDocuments).values(row).onConflictDoNothing().run().changes === 0) continue;
        applyChange(writer, own);
        fresh += 1;
      }
      if (cursor !== undefined) {
        writer
          .insert(cursors)
          .values({ ...cursor, name: "inbox" })
          .onConflictDoUpdate({ target: [cursors.connectionId, cursors.name], set: { value: cursor.value } })
          .run();
      }
      applyChange(writer, change);
      return fresh;
    });
  },
  async receive(id, bytes, contentHash, received, ifDuplicate) {
    return transaction((writer) => {
      const own = eq(inboundDocuments.id, id);
      const row = writer.select().from(inboundDocuments).where(own).get();
      if (row === undefined) throw new Error(`no inbound document ${id}`);
      const first = writer
        .select({ id: inboundDocuments.id })
        .from(inboundDocuments)
        .where(
          and(
            eq(inboundDocuments.organizationId, row.organizationId),
            eq(inboundDocuments.contentHash, contentHash),
            isNull(inboundDocuments.duplicateOf),
            ne(inboundDocuments.id, id),
            or(eq(inboundDocuments.connectionId, row.connectionId), isNotNull(inboundDocuments.supplierKey)),
          ),
        )
        .orderBy(asc(inboundDocuments.id))
        .get();
      putDocument(writer, contentHash, bytes);
      writer
        .update(inboundDocuments)
        .set({ contentHash, ...(first && { duplicateOf: first.id }) })
        .where(own)
        .run();
      applyChange(writer, first === undefined ? received : ifDuplicate(first.id));
      return first?.id;
    });
  },
  async identify(id, supplier) {
    return transaction((writer) => {
      const own = eq(inboundDocuments.id, id);
      const row = writer.select().from(inboundDocuments).where(own).get();
      if (row === undefined) throw new Error(`no inbound document ${id}`);
      const same = and(
        eq(inboundDocuments.organizationId, row.organizationId),
        eq(inboundDocuments.supplierKey, supplier.key),
        eq(inboundDocuments.supplierNumber, supplier.number),
        eq(inboundDocuments.supplierDate, supplier.issueDate),
        ne(inboundDocuments.id, id),
      );
      const first = writer.select().from(inboundDocuments).where(same).get();
      if (first !== undefined && !GIVES_UP.has(first.state)) return first.id;
      writer.update(inboundDocuments).set({ supplierKey: null }).where(same).run();
      const { name, key, number, issueDate } = supplier;
      const identity = { supplierName: name, supplierKey: key, supplierNumber: number, supplierDate: issueDate };
      writer.update(inboundDocuments).set(identity).where(own).run();
      return undefined;
    });
  },
  async record(id, changed, change) {
    transaction((writer) => {
      const columns = toColumns(changed);
      if (Object.keys(columns).length > 0) {
        writer.update(inboundDocuments).set(columns).where(eq(inboundDocuments.id, id)).run();
      }
      applyChange(writer, change);
    });
  },
  async byId(id) {
    const row = tables.select().from(inboundDocuments).where(eq(inboundDocuments.id, id)).get();
    return row && fromRow(row);
  },
  async list(page, { organizationId, state }) {
    const { where, orderBy, limit } = keyset(inboundDocuments.id, page, [
      optionally(inboundDocuments.organizationId, organizationId),
      optionally(inboundDocuments.state, state),
    ]);
    const rows = tables.select().from(inboundDocuments).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});

/** A key that is present and `undefined` clears its column. */
const toColumns = (changed: InboundChange): Partial<Row> => ({
  ...("run" in changed && { run: changed.run }),
  ...("duplicateOf" in changed && { duplicateOf: changed.duplicateOf ?? null }),
  ...("erp" in changed && { erp: changed.erp === undefined ? null : JSON.stringify(changed.erp) }),
  ...("attention" in changed && {
    attentionCode: changed.attention?.code ?? null,
    attentionDetail: changed.attention?.detail ?? null,
  }),
});

function fromRow(row: Row): InboundDocument {
  const { supplierName, supplierKey, supplierNumber, supplierDate, attentionCode, attentionDetail } = row;
  return {
    id: row.id,
    organizationId: row.organizationId,
    connectionId: row.connectionId,
    reference: row.reference,
    state: row.state as InboundState,
    run: row.run,
    ...(row.contentHash !== null && { contentHash: row.contentHash }),
    ...(supplierName !== null &&
      supplierNumber !== null &&
      supplierDate !== null && {
        supplier: { name: supplierName, key: supplierKey ?? "", number: supplierNumber, issueDate: supplierDate },
      }),
    ...(attentionCode !== null && { attention: { code: attentionCode, detail: attentionDetail ?? "" } }),
    ...(row.duplicateOf !== null && { duplicateOf: row.duplicateOf }),
    ...(row.erp !== null && { erp: JSON.parse(row.erp) as NonNullable<InboundDocument["erp"]> }),
    createdAt: row.createdAt,
  };
}

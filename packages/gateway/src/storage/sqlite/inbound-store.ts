import {
  type Announcement,
  type Change,
  type InboundChange,
  type InboundDocument,
  type InboundResponse,
  type InboundState,
  type InboundStore,
  isOutdone,
} from "@erp-gateway/core";
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, notExists, or, sql } from "drizzle-orm";
import { applyChange } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { compress, putDocument } from "./document-store.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { rowBy } from "./prepared.ts";
import { autopilots, cursors, inboundDocuments, worklist } from "./tables.ts";

const byId = rowBy(inboundDocuments, inboundDocuments.id);

type Row = typeof inboundDocuments.$inferSelect;

const EMPTY = {
  stateRank: 0,
  stateSince: null,
  contentHash: null,
  supplierName: null,
  supplierKey: null,
  supplierNumber: null,
  supplierDate: null,
  attentionCode: null,
  attentionDetail: null,
  duplicateOf: null,
  erp: null,
  remoteReference: null,
  offeredAt: null,
  pdfHash: null,
  response: null,
  responseAt: null,
};

/** Not in the books, so the supplier's next try may be. */
const GIVES_UP: ReadonlySet<string> = new Set(["NEEDS_ATTENTION", "UNDONE"] satisfies InboundState[]);

export const createInboundStore = ({ tables, transaction }: SqliteDatabase): InboundStore => ({
  async announce(announced, cursor, change) {
    return transaction((writer) => {
      let fresh = 0;
      for (const announcement of announced) {
        const added = newIn(writer, announcement);
        if (added === undefined) continue;
        applyChange(writer, added);
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
    const compressed = await compress(bytes);
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
      putDocument(writer, contentHash, compressed);
      writer
        .update(inboundDocuments)
        .set({ contentHash, ...(first && { duplicateOf: first.id }) })
        .where(own)
        .run();
      applyChange(writer, first === undefined ? received : ifDuplicate(first.id));
      return first?.id;
    });
  },
  async keepPdf(id, bytes, pdfHash, change) {
    const compressed = await compress(bytes);
    await transaction((writer) => {
      putDocument(writer, pdfHash, compressed);
      writer.update(inboundDocuments).set({ pdfHash }).where(eq(inboundDocuments.id, id)).run();
      applyChange(writer, change);
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
    await transaction((writer) => {
      const columns = toColumns(changed);
      if (Object.keys(columns).length > 0) {
        writer.update(inboundDocuments).set(columns).where(eq(inboundDocuments.id, id)).run();
      }
      if (changed.response !== undefined) putResponse(writer, id, changed.response);
      applyChange(writer, change);
    });
  },
  async byId(id) {
    const row = byId(tables)(id);
    return row && fromRow(row);
  },
  async byRemoteReference(connectionId, reference) {
    const known = or(eq(inboundDocuments.reference, reference), eq(inboundDocuments.remoteReference, reference));
    const row = tables
      .select()
      .from(inboundDocuments)
      .where(and(eq(inboundDocuments.connectionId, connectionId), known))
      .orderBy(desc(inboundDocuments.id))
      .get();
    return row && fromRow(row);
  },
  async late(state, since, kind, limit) {
    const { id, connectionId, state: own, stateSince } = inboundDocuments;
    const fed = tables.select({ id: autopilots.connectionId }).from(autopilots);
    // Without statistics the planner prefers the index by state, and reads everything that ever rested.
    const [index, waiting] =
      state === "ANNOUNCED"
        ? [sql`inbound_announced`, sql`${own} = 'ANNOUNCED'`]
        : [sql`inbound_received`, and(sql`${own} = 'RECEIVED'`, inArray(connectionId, fed))];
    const told = and(eq(worklist.subjectId, id), eq(worklist.kind, kind));
    const found = tables
      .select({ id: sql<string>`${id}` })
      .from(sql`${inboundDocuments} INDEXED BY ${index}`)
      .where(and(waiting, lte(stateSince, since), notExists(tables.select().from(worklist).where(told))))
      .orderBy(asc(stateSince))
      .limit(limit)
      .all();
    const rows = found.map((one) => tables.select().from(inboundDocuments).where(eq(id, one.id)).get());
    return rows.flatMap((row) => (row === undefined ? [] : [fromRow(row)]));
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

/** Stores what is new in an announcement, and returns what comes with it. */
function newIn(writer: Writer, { document, change, again }: Announcement): Change | undefined {
  if (insert(writer, document)) return change;
  if (again?.document.offeredAt === undefined) return undefined;
  const { offeredAt, connectionId } = again.document;
  const known = and(
    eq(inboundDocuments.connectionId, connectionId),
    eq(inboundDocuments.reference, document.reference),
    or(isNotNull(inboundDocuments.contentHash), eq(inboundDocuments.state, "NEEDS_ATTENTION")),
    or(isNull(inboundDocuments.offeredAt), lt(inboundDocuments.offeredAt, offeredAt)),
  );
  if (writer.update(inboundDocuments).set({ offeredAt }).where(known).run().changes === 0) return undefined;
  return insert(writer, again.document) ? again.change : undefined;
}

/** Whether the reference is new. */
function insert(writer: Writer, document: InboundDocument): boolean {
  const { id, organizationId, connectionId, reference, remoteReference, offeredAt, state, run, createdAt } = document;
  const own = { id, organizationId, connectionId, reference, state, run, createdAt };
  const offer = { ...(remoteReference !== undefined && { remoteReference }), ...(offeredAt && { offeredAt }) };
  const row = { ...EMPTY, ...own, ...offer };
  return writer.insert(inboundDocuments).values(row).onConflictDoNothing().run().changes > 0;
}

/** Unless a later one is there, or the network refused this one already. */
function putResponse(writer: Writer, id: string, response: InboundResponse): void {
  const own = eq(inboundDocuments.id, id);
  const row = writer.select({ text: inboundDocuments.response }).from(inboundDocuments).where(own).get();
  if (row?.text != null && isOutdone(response, readResponse(row.text))) return;
  writer
    .update(inboundDocuments)
    .set({ response: JSON.stringify(response), responseAt: response.at })
    .where(own)
    .run();
}

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
    ...(row.stateSince !== null && { stateSince: row.stateSince }),
    ...(row.remoteReference !== null && { remoteReference: row.remoteReference }),
    ...(row.offeredAt !== null && { offeredAt: row.offeredAt }),
    ...(row.contentHash !== null && { contentHash: row.contentHash }),
    ...(row.pdfHash !== null && { pdfHash: row.pdfHash }),
    ...(row.response !== null && { response: readResponse(row.response) }),
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

function readResponse(text: string): InboundResponse {
  const { at, ...response } = JSON.parse(text) as Omit<InboundResponse, "at"> & { readonly at: string };
  return { ...response, at: new Date(at) };
}

import type {
  Attempt,
  Delivery,
  DeliveryState,
  DeliveryStore,
  DocumentType,
  LocalDate,
  ParticipantId,
  Settlement,
} from "@erp-gateway/core";
import { and, asc, eq, inArray, isNotNull, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { placeholders, prepared, rowBy, rowsBy } from "./prepared.ts";
import { present } from "./present.ts";
import { attempts, connections, deliveries, worklist } from "./tables.ts";

const byId = rowBy(deliveries, deliveries.id);
const ofInvoice = rowsBy(deliveries, deliveries.invoiceId, deliveries.sequence);
const attemptsOf = rowsBy(attempts, attempts.deliveryId, attempts.number);

const { placeholder } = sql;

const statements = prepared((tables) => ({
  start: tables
    .insert(attempts)
    .values({ ...placeholders(attempts), endedAt: null, askedAt: null })
    .prepare(),
  end: tables
    .update(attempts)
    .set({
      endedAt: sql`${placeholder("endedAt")}`,
      outcome: sql`${placeholder("outcome")}`,
      code: sql`${placeholder("code")}`,
      message: sql`${placeholder("message")}`,
      askedAt: sql`${placeholder("askedAt")}`,
      askedTimes: sql`${placeholder("askedTimes")}`,
      answer: sql`${placeholder("answer")}`,
    })
    .where(and(eq(attempts.deliveryId, placeholder("deliveryId")), eq(attempts.number, placeholder("number"))))
    .prepare(),
  refer: tables
    .update(deliveries)
    .set({ reference: sql`${placeholder("reference")}` })
    .where(eq(deliveries.id, placeholder("id")))
    .prepare(),
}));

const OPEN_ENDED = { endedAt: null, code: null, message: null, askedAt: null, askedTimes: null, answer: null };

export const createDeliveryStore = ({ tables, transaction }: SqliteDatabase): DeliveryStore => ({
  async startAttempt(deliveryId, attempt) {
    await transaction((writer) => statements(writer).start.run({ deliveryId, ...OPEN_ENDED, ...attempt }));
  },
  async recordAttempt(deliveryId, attempt, reference, change) {
    await transaction((writer) => {
      const { end, refer } = statements(writer);
      const moments = { endedAt: attempt.endedAt?.getTime() ?? null, askedAt: attempt.askedAt?.getTime() ?? null };
      end.run({ deliveryId, ...OPEN_ENDED, ...attempt, ...moments });
      if (reference !== undefined) refer.run({ id: deliveryId, reference });
      applyChange(writer, change);
    });
  },
  async settle(deliveryId, settlement, reference, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const written = { settlement: JSON.stringify(settlement), ...(reference !== undefined && { reference }) };
      const undecided = and(eq(deliveries.id, deliveryId), eq(deliveries.state, "UNKNOWN"));
      if (writer.update(deliveries).set(written).where(undecided).run().changes === 0) return "conflict";
      applyChange(writer, change);
      return "stored";
    });
  },
  async late(state, since, kind, limit) {
    const told = and(eq(worklist.subjectId, deliveries.id), eq(worklist.kind, kind));
    const rows = tables
      .select()
      .from(deliveries)
      .where(
        and(
          sql`${deliveries.state} IN ('QUEUED', 'UNKNOWN', 'SUBMITTED')`,
          eq(deliveries.state, state),
          lte(deliveries.stateSince, since),
          or(isNull(deliveries.settlement), isNotNull(deliveries.reference)),
          notExists(tables.select().from(worklist).where(told)),
        ),
      )
      .orderBy(asc(deliveries.stateSince))
      .limit(limit)
      .all();
    return rows.map((row) => fromRow(tables, row));
  },
  async queuedThrough(connectionId) {
    const queued = and(eq(deliveries.connectionId, connectionId), eq(deliveries.state, "QUEUED"));
    const rows = tables.select().from(deliveries).where(queued).orderBy(asc(deliveries.id)).all();
    return rows.map((row) => fromRow(tables, row));
  },
  async byId(id) {
    const row = byId(tables)(id);
    return row && fromRow(tables, row);
  },
  async byReferences(connectionId, references) {
    const own = tables.select().from(connections).where(eq(connections.id, connectionId)).get();
    if (own === undefined || references.length === 0) return [];
    const rows = tables
      .select({ delivery: deliveries })
      .from(deliveries)
      .innerJoin(connections, eq(connections.id, deliveries.connectionId))
      .where(
        and(
          eq(deliveries.organizationId, own.organizationId),
          inArray(deliveries.reference, [...references]),
          eq(connections.connectorId, own.connectorId),
          eq(connections.environment, own.environment),
        ),
      )
      .all();
    return rows.map(({ delivery }) => fromRow(tables, delivery));
  },
  async ofInvoice(invoiceId) {
    return ofInvoice(tables)(invoiceId).map((row) => fromRow(tables, row));
  },
  async list(page, { organizationId }) {
    const filters = [optionally(deliveries.organizationId, organizationId)];
    const { where, orderBy, limit } = keyset(deliveries.id, page, filters);
    const rows = tables.select().from(deliveries).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map((row) => fromRow(tables, row));
  },
});

function fromRow(reader: Writer, row: typeof deliveries.$inferSelect): Delivery {
  const made = attemptsOf(reader)(row.id);
  const { stateRank: _, settlement, ...fields } = present(row);
  return {
    ...fields,
    ...(settlement !== undefined && { settlement: readSettlement(settlement) }),
    type: row.type as DocumentType,
    issueDate: row.issueDate as LocalDate,
    sender: row.sender as ParticipantId,
    recipient: row.recipient as ParticipantId,
    state: row.state as DeliveryState,
    attempts: made.map((attempt) => {
      const { deliveryId: _id, ...kept } = present(attempt);
      return { ...kept, outcome: attempt.outcome as Attempt["outcome"] };
    }),
  };
}

function readSettlement(text: string): Settlement {
  const { at, ...word } = JSON.parse(text) as Omit<Settlement, "at"> & { readonly at: string };
  return { ...word, at: new Date(at) };
}

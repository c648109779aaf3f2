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
import type { Reader, SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { present } from "./present.ts";
import { attempts, connections, deliveries, worklist } from "./tables.ts";

const OPEN_ENDED = { endedAt: null, code: null, message: null, askedAt: null, askedTimes: null, answer: null };

export const createDeliveryStore = ({ tables, transaction }: SqliteDatabase): DeliveryStore => ({
  async startAttempt(deliveryId, attempt) {
    await transaction((writer) =>
      writer
        .insert(attempts)
        .values({ deliveryId, ...attempt })
        .run(),
    );
  },
  async recordAttempt(deliveryId, attempt, reference, change) {
    await transaction((writer) => {
      const { number, ...outcome } = attempt;
      const key = and(eq(attempts.deliveryId, deliveryId), eq(attempts.number, number));
      writer
        .update(attempts)
        .set({ ...OPEN_ENDED, ...outcome })
        .where(key)
        .run();
      if (reference !== undefined)
        writer.update(deliveries).set({ reference }).where(eq(deliveries.id, deliveryId)).run();
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
    const row = tables.select().from(deliveries).where(eq(deliveries.id, id)).get();
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
    const own = eq(deliveries.invoiceId, invoiceId);
    const rows = tables.select().from(deliveries).where(own).orderBy(asc(deliveries.sequence)).all();
    return rows.map((row) => fromRow(tables, row));
  },
  async list(page, { organizationId }) {
    const filters = [optionally(deliveries.organizationId, organizationId)];
    const { where, orderBy, limit } = keyset(deliveries.id, page, filters);
    const rows = tables.select().from(deliveries).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map((row) => fromRow(tables, row));
  },
});

function fromRow(reader: Reader, row: typeof deliveries.$inferSelect): Delivery {
  const own = eq(attempts.deliveryId, row.id);
  const made = reader.select().from(attempts).where(own).orderBy(asc(attempts.number)).all();
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

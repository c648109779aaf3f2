import type {
  Attempt,
  Delivery,
  DeliveryState,
  DeliveryStore,
  DocumentType,
  LocalDate,
  ParticipantId,
} from "@erp-gateway/core";
import { and, asc, eq, inArray } from "drizzle-orm";
import { applyChange } from "./apply-change.ts";
import type { Reader, SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { present } from "./present.ts";
import { attempts, connections, deliveries } from "./tables.ts";

const OPEN_ENDED = { endedAt: null, code: null, message: null };

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
  const { stateRank: _, ...fields } = present(row);
  return {
    ...fields,
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

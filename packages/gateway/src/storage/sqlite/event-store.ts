import type { EventStore, RecordedEvent, SubjectType } from "@erp-gateway/core";
import { and, asc, desc, eq, gt, max } from "drizzle-orm";
import { applyChange } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { optionally } from "./keyset.ts";
import { events } from "./tables.ts";

const fromRow = ({ subjectType, subjectId, data, ...row }: typeof events.$inferSelect): RecordedEvent => ({
  ...row,
  subject: { type: subjectType as SubjectType, id: subjectId },
  data: JSON.parse(data) as Record<string, string>,
});

export const createEventStore = ({ tables, transaction, onAppend }: SqliteDatabase): EventStore => ({
  async append(change) {
    await transaction((writer) => applyChange(writer, change));
  },
  async after(position, limit, { organizationId, subject }) {
    const where = and(
      gt(events.position, position),
      optionally(events.organizationId, organizationId),
      subject && and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id)),
    );
    return tables.select().from(events).where(where).orderBy(asc(events.position)).limit(limit).all().map(fromRow);
  },
  async newest(limit, { organizationId, subject }) {
    const where = and(
      optionally(events.organizationId, organizationId),
      subject && and(eq(events.subjectType, subject.type), eq(events.subjectId, subject.id)),
    );
    const rows = tables.select().from(events).where(where).orderBy(desc(events.position)).limit(limit).all();
    return rows.toReversed().map(fromRow);
  },
  async lastPosition() {
    return (
      tables
        .select({ position: max(events.position) })
        .from(events)
        .get()?.position ?? 0
    );
  },
  watch: (listener) => onAppend(listener),
});

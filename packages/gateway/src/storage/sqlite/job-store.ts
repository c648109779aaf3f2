import type { ClaimedJob, JobKind, JobStore } from "@erp-gateway/core";
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { applyChange } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { connections, jobs } from "./tables.ts";

const fromRow = ({ leaseUntil: _, ...row }: typeof jobs.$inferSelect): ClaimedJob => ({
  ...row,
  kind: row.kind as JobKind,
});

export const createJobStore = ({ tables, transaction }: SqliteDatabase): JobStore => ({
  async claim(now, leaseUntil, limit) {
    return transaction((writer) => {
      const due = and(
        lte(jobs.runAt, now),
        or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, now)),
        eq(connections.state, "LIVE"),
      );
      const rows = writer
        .select({ job: jobs })
        .from(jobs)
        .innerJoin(connections, eq(connections.id, jobs.connectionId))
        .where(due)
        .orderBy(asc(jobs.runAt), asc(jobs.key))
        .limit(limit)
        .all();
      const keys = rows.map(({ job }) => job.key);
      const claimed = { leaseUntil, attempt: sql`${jobs.attempt} + 1` };
      if (keys.length > 0) writer.update(jobs).set(claimed).where(inArray(jobs.key, keys)).run();
      return rows.map(({ job }) => fromRow({ ...job, attempt: job.attempt + 1 }));
    });
  },
  async extend(keys, leaseUntil) {
    if (keys.length === 0) return;
    const held = and(inArray(jobs.key, [...keys]), isNotNull(jobs.leaseUntil));
    await transaction((writer) => writer.update(jobs).set({ leaseUntil }).where(held).run());
  },
  async finish(key, change) {
    await transaction((writer) => applyChange(writer, { ...change, finishes: key }));
  },
  async postpone(key, runAt, options) {
    const later = { runAt, leaseUntil: null, ...(options?.fresh === true && { attempt: 0 }) };
    await transaction((writer) => writer.update(jobs).set(later).where(eq(jobs.key, key)).run());
  },
  async nextRunAt() {
    const next = sql<number | null>`min(max(${jobs.runAt}, coalesce(${jobs.leaseUntil}, 0)))`;
    const live = and(eq(connections.id, jobs.connectionId), eq(connections.state, "LIVE"));
    const row = tables.select({ at: next }).from(jobs).innerJoin(connections, live).get();
    return row?.at == null ? undefined : new Date(row.at);
  },
});

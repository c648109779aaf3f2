import type { DeliveryState, FigureStore, JobFigure, JobKind } from "@erp-gateway/core";
import { count, sql } from "drizzle-orm";
import type { SqliteDatabase } from "./database.ts";
import { isPausedLane } from "./paused-lane.ts";
import { deliveries, jobs } from "./tables.ts";

export const createFigureStore = ({ tables }: SqliteDatabase): FigureStore => ({
  async count(now) {
    const nowMs = now.getTime();
    const state = sql<JobFigure>`CASE
      WHEN ${jobs.deadAt} IS NOT NULL THEN 'dead'
      WHEN ${jobs.leaseUntil} > ${nowMs} THEN 'leased'
      WHEN ${jobs.runAt} <= ${nowMs} AND NOT ${isPausedLane(jobs.lane)} THEN 'due'
      ELSE 'waiting' END`;
    const jobRows = tables
      .select({ kind: jobs.kind, state, count: count() })
      .from(jobs)
      .groupBy(jobs.kind, state)
      .all();
    // As the partial index has it: those that were delivered are too many to be counted one by one.
    const undelivered = tables
      .select({ state: deliveries.state, count: count() })
      .from(deliveries)
      .where(sql`${deliveries.state} <> 'DELIVERED'`)
      .groupBy(deliveries.state)
      .all();
    const total = tables.select({ count: count() }).from(deliveries).get()?.count ?? 0;
    const delivered = undelivered.reduce((left, row) => left - row.count, total);
    return {
      jobs: jobRows.map((row) => ({ ...row, kind: row.kind as JobKind })),
      deliveries: [
        ...undelivered.map((row) => ({ ...row, state: row.state as DeliveryState })),
        ...(delivered === 0 ? [] : [{ state: "DELIVERED" as const, count: delivered }]),
      ],
    };
  },
});

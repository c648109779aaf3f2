import type { ClaimedJob, ClaimLimits, DeadJob, JobKind, JobStore } from "@erp-gateway/core";
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { keyset, newestFirst } from "./keyset.ts";
import { isPausedLane } from "./paused-lane.ts";
import { prepared } from "./prepared.ts";
import { jobs } from "./tables.ts";

type Row = typeof jobs.$inferSelect;

const claimed = ({ leaseUntil: _lease, deadAt: _deadAt, reason: _reason, ...row }: Row): ClaimedJob => ({
  ...row,
  kind: row.kind as JobKind,
  attempt: row.attempt + 1,
});

const dead = ({ key, kind, subjectId, lane, runAt, deadAt, reason }: Row): DeadJob => ({
  ...{ key, kind: kind as JobKind, subjectId, lane, runAt },
  deadAt: deadAt ?? runAt,
  reason: reason ?? "",
});

const { placeholder } = sql;

const statements = prepared((tables) => ({
  underWay: tables
    .select({ number: count() })
    .from(jobs)
    .where(and(eq(jobs.lane, placeholder("lane")), gt(jobs.leaseUntil, placeholder("now"))))
    .prepare(),
  due: tables
    .select()
    .from(jobs)
    .where(
      and(
        eq(jobs.lane, placeholder("lane")),
        lte(jobs.runAt, placeholder("now")),
        or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, placeholder("now"))),
        isNull(jobs.deadAt),
      ),
    )
    .orderBy(asc(jobs.runAt), asc(jobs.key))
    .limit(placeholder("free"))
    .prepare(),
  claim: tables
    .update(jobs)
    .set({ leaseUntil: sql`${placeholder("leaseUntil")}`, attempt: sql`${jobs.attempt} + 1` })
    .where(eq(jobs.key, placeholder("key")))
    .prepare(),
}));

export const createJobStore = ({ tables, transaction }: SqliteDatabase): JobStore => ({
  async claim(now, leaseUntil, limits) {
    return transaction((writer) => {
      const rows = takingTurns(lanesWithWork(writer, now).map((lane) => dueIn(writer, lane, now, limits)));
      const taken = rows.slice(0, limits.total);
      const { claim } = statements(writer);
      for (const { key } of taken) claim.run({ key, leaseUntil: leaseUntil.getTime() });
      return taken.map(claimed);
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
  async postpone(key, runAt, { fresh = false, defect = false } = {}) {
    const counts = fresh ? { attempt: 0, defects: 0 } : defect ? { defects: sql`${jobs.defects} + 1` } : {};
    const later = { runAt, leaseUntil: null, ...counts };
    await transaction((writer) => writer.update(jobs).set(later).where(eq(jobs.key, key)).run());
  },
  async bury(key, deadAt, reason, change) {
    await transaction((writer) => {
      writer.update(jobs).set({ deadAt, reason, leaseUntil: null }).where(eq(jobs.key, key)).run();
      applyChange(writer, change);
    });
  },
  async dead(page) {
    const { where, orderBy, limit } = keyset(jobs.key, page, [isNotNull(jobs.deadAt)]);
    const rows = tables.select().from(jobs).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(dead);
  },
  async deadByKey(key) {
    const row = tables
      .select()
      .from(jobs)
      .where(and(eq(jobs.key, key), isNotNull(jobs.deadAt)))
      .get();
    return row && dead(row);
  },
  async redrive(key, runAt, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const anew = { runAt, deadAt: null, reason: null, attempt: 0, defects: 0 };
      const { changes } = writer
        .update(jobs)
        .set(anew)
        .where(and(eq(jobs.key, key), isNotNull(jobs.deadAt)))
        .run();
      if (changes === 0) return "absent";
      applyChange(writer, change);
      return "stored";
    });
  },
  async nextRunAt(after = new Date(-1)) {
    const next = (at: typeof jobs.runAt | typeof jobs.leaseUntil, ...conditions: Parameters<typeof and>) =>
      tables
        .select({ at })
        .from(jobs)
        .where(and(gt(at, after), isNull(jobs.deadAt), not(isPausedLane(jobs.lane)), ...conditions))
        .orderBy(asc(at))
        .limit(1)
        .get()?.at;
    const moments = [next(jobs.runAt, isNull(jobs.leaseUntil)), next(jobs.leaseUntil, isNotNull(jobs.leaseUntil))];
    const known = moments.filter((at) => at != null).map(Number);
    return known.length === 0 ? undefined : new Date(Math.min(...known));
  },
});

/** Steps from lane to lane through the index: what waits in a long lane costs the others nothing. */
function lanesWithWork(reader: Writer, now: Date): readonly string[] {
  const found = reader.all<{ readonly lane: string }>(sql`
    WITH RECURSIVE lanes (lane) AS (
      SELECT min(lane) FROM jobs WHERE dead_at IS NULL
      UNION ALL
      SELECT (SELECT min(lane) FROM jobs WHERE dead_at IS NULL AND lane > lanes.lane) FROM lanes WHERE lane IS NOT NULL
    )
    SELECT lane FROM lanes
    WHERE (SELECT min(run_at) FROM jobs WHERE dead_at IS NULL AND jobs.lane = lanes.lane) <= ${now.getTime()}
      AND NOT ${isPausedLane(sql`lanes.lane`)}`);
  return found.map(({ lane }) => lane);
}

function dueIn(writer: Writer, lane: string, now: Date, { total, perLane }: ClaimLimits): readonly Row[] {
  const { underWay, due } = statements(writer);
  const at = { lane, now: now.getTime() };
  const free = Math.min(total, perLane(lane) - (underWay.get(at)?.number ?? 0));
  return free > 0 ? due.all({ ...at, free }) : [];
}

/** The first of each lane, oldest first, then the second of each, … */
const takingTurns = (lanes: readonly (readonly Row[])[]): readonly Row[] =>
  lanes
    .flatMap((rows) => rows.map((row, turn) => ({ row, turn })))
    .sort(
      (left, right) =>
        left.turn - right.turn ||
        left.row.runAt.getTime() - right.row.runAt.getTime() ||
        (left.row.key < right.row.key ? -1 : 1),
    )
    .map(({ row }) => row);

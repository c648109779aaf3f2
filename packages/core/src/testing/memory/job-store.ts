import type { DeadJob } from "../../job/job.ts";
import type { ClaimLimits, JobStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { HeldJob, Memory } from "./memory.ts";
import { pageOf } from "./page-of.ts";
import { isPausedLane } from "./paused-lane.ts";

export function createJobStore(memory: Memory): JobStore {
  /** Neither dead nor paused. */
  const claimable = (): readonly HeldJob[] =>
    [...memory.jobs.values()].filter(({ job, dead }) => dead === undefined && !isPausedLane(memory, job.lane));
  const isLeased = ({ leaseUntil }: HeldJob, now: Date): boolean => leaseUntil !== undefined && leaseUntil > now;
  return {
    async claim(now, leaseUntil, limits) {
      const held = claimable();
      const jobs = [...new Set(held.map(({ job }) => job.lane))]
        .flatMap((lane) => dueIn(lane, held, now, limits).map((job, turn) => ({ job, turn })))
        .sort((left, right) => left.turn - right.turn || oldestFirst(left.job, right.job))
        .slice(0, limits.total);
      const claimed = jobs.map(({ job }) => ({ ...job, attempt: job.attempt + 1 }));
      for (const job of claimed) memory.jobs.set(job.key, { job, leaseUntil });
      return claimed;
    },
    async extend(keys, leaseUntil) {
      for (const key of keys) {
        const held = memory.jobs.get(key);
        if (held?.leaseUntil !== undefined) memory.jobs.set(key, { ...held, leaseUntil });
      }
    },
    async finish(key, change) {
      refuseRepetition(memory, change);
      applyChange(memory, { ...change, finishes: key });
    },
    async postpone(key, runAt, { fresh = false, defect = false } = {}) {
      const job = memory.jobs.get(key)?.job;
      if (job === undefined) return;
      const counts = fresh ? { attempt: 0, defects: 0 } : { defects: job.defects + (defect ? 1 : 0) };
      memory.jobs.set(key, { job: { ...job, runAt, ...counts } });
    },
    async bury(key, deadAt, reason, change) {
      refuseRepetition(memory, change);
      const job = memory.jobs.get(key)?.job;
      if (job !== undefined) memory.jobs.set(key, { job, dead: { deadAt, reason } });
      applyChange(memory, change);
    },
    async dead(page) {
      const rows = [...memory.jobs.values()].flatMap((held) => deadJob(held) ?? []);
      return pageOf(new Map(rows.map((row) => [row.key, { ...row, id: row.key }])), page).map(
        ({ id: _, ...row }) => row,
      );
    },
    async deadByKey(key) {
      const held = memory.jobs.get(key);
      return held && deadJob(held);
    },
    async redrive(key, runAt, change) {
      refuseRepetition(memory, change);
      const held = memory.jobs.get(key);
      if (held?.dead === undefined) return "absent";
      memory.jobs.set(key, { job: { ...held.job, runAt, attempt: 0, defects: 0 } });
      applyChange(memory, change);
      return "stored";
    },
    async nextRunAt(after = new Date(-1)) {
      const moments = claimable().map(({ job, leaseUntil }) => (leaseUntil ?? job.runAt).getTime());
      const next = Math.min(...moments.filter((moment) => moment > after.getTime()));
      return Number.isFinite(next) ? new Date(next) : undefined;
    },
  };

  function dueIn(lane: string, claimable: readonly HeldJob[], now: Date, { total, perLane }: ClaimLimits) {
    const held = claimable.filter(({ job }) => job.lane === lane);
    const leased = held.filter((each) => isLeased(each, now)).length;
    const free = Math.max(0, Math.min(total, perLane(lane) - leased));
    return held
      .filter((each) => each.job.runAt <= now && !isLeased(each, now))
      .map(({ job }) => job)
      .sort(oldestFirst)
      .slice(0, free);
  }
}

function deadJob({ job: { attempt: _, defects: _defects, ...job }, dead }: HeldJob): DeadJob | undefined {
  return dead && { ...job, ...dead };
}

const oldestFirst = (left: HeldJob["job"], right: HeldJob["job"]): number =>
  left.runAt.getTime() - right.runAt.getTime() || (left.key < right.key ? -1 : 1);

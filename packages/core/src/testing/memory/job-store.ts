import type { JobStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { HeldJob, Memory } from "./memory.ts";

export function createJobStore(memory: Memory): JobStore {
  /** Jobs whose connection is not paused, with the time they can be claimed from. */
  const claimable = () =>
    [...memory.jobs.values()]
      .filter(({ job }) => memory.connections.get(job.connectionId)?.state === "LIVE")
      .map((held) => ({ held, freeAtMs: Math.max(held.job.runAt.getTime(), held.leaseUntil?.getTime() ?? 0) }));
  return {
    async claim(now, leaseUntil, limit) {
      const due = claimable()
        .filter(({ freeAtMs }) => freeAtMs <= now.getTime())
        .map(({ held }) => held.job)
        .sort(oldestFirst)
        .slice(0, limit);
      const claimed = due.map((job) => ({ ...job, attempt: job.attempt + 1 }));
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
    async postpone(key, runAt, options) {
      const job = memory.jobs.get(key)?.job;
      if (job === undefined) return;
      memory.jobs.set(key, { job: { ...job, runAt, attempt: options?.fresh === true ? 0 : job.attempt } });
    },
    async nextRunAt() {
      const next = Math.min(...claimable().map(({ freeAtMs }) => freeAtMs));
      return Number.isFinite(next) ? new Date(next) : undefined;
    },
  };
}

const oldestFirst = (left: HeldJob["job"], right: HeldJob["job"]): number =>
  left.runAt.getTime() - right.runAt.getTime() || (left.key < right.key ? -1 : 1);

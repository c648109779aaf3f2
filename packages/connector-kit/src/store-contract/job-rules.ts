import type { Connection, NewJob, Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

const MINUTE_MS = 60_000;

export const JOB_RULES = {
  "JOB-1": {
    title: "MUST claim what is due, oldest first, as many as asked for",
    async check(stores) {
      const { build, connection, at, claim } = await queue(stores);
      const jobs = [3, 1, 2, 0, 9].map((minute) => build.job(connection, { runAt: at(minute) }));
      const [third, first, second, zeroth] = jobs;
      await stores.events.append({ jobs });
      expect(await claim(3, 2)).toEqual([zeroth, first].map((job) => ({ ...job, attempt: 1 })));
      expect(await claim(3)).toEqual([second, third].map((job) => ({ ...job, attempt: 1 })));
      expect(await claim(3)).toEqual([]);
    },
  },
  "JOB-2": {
    title: "MUST give no job to two callers",
    async check(stores) {
      const { build, connection, at, claim } = await queue(stores);
      const jobs = Array.from({ length: 20 }, () => build.job(connection, { runAt: at(0) }));
      await stores.events.append({ jobs });
      const claims = await Promise.all(Array.from({ length: 6 }, () => claim(0, 4)));
      const keys = claims.flat().map(({ key }) => key);
      expect(keys.toSorted()).toEqual(jobs.map(({ key }) => key).toSorted());
    },
  },
  "JOB-3": {
    title: "MUST give a job out again when its lease ends, and count the attempt",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim } = stores.jobs;
      expect(await claim(at(0), at(5), 9)).toHaveLength(1);
      expect(await claim(new Date(at(5).getTime() - 1), at(9), 9)).toEqual([]);
      expect(await claim(at(5), at(9), 9)).toEqual([{ ...job, attempt: 2 }]);
    },
  },
  "JOB-4": {
    title: "MUST keep the lease of the jobs that are extended, and of no other",
    async check(stores) {
      const { build, connection, job, at } = await queueOne(stores);
      const other = build.job(connection, { runAt: at(0) });
      await stores.events.append({ jobs: [other] });
      const { claim, extend } = stores.jobs;
      await claim(at(0), at(5), 9);
      await extend([], at(9));
      await extend([job.key, "unknown"], at(9));
      expect(await claim(at(8), at(9), 9)).toEqual([{ ...other, attempt: 2 }]);
      expect(await claim(at(9), at(10), 1)).toHaveLength(1);
    },
  },
  "JOB-11": {
    title: "MUST NOT lease a job that was postponed since",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim, extend, postpone } = stores.jobs;
      await claim(at(0), at(5), 9);
      await postpone(job.key, at(1));
      await extend([job.key], at(9));
      expect(await claim(at(1), at(9), 9)).toHaveLength(1);
    },
  },
  "JOB-5": {
    title: "MUST finish a job together with what it led to, the same key included",
    async check(stores) {
      const { build, connection, job, at, claim } = await queueOne(stores);
      const next = build.job(connection, { runAt: at(1) });
      const again = { ...job, runAt: at(2) };
      await claim(0);
      await stores.jobs.finish(job.key, { jobs: [next, again], events: [build.event("Connection", connection)] });
      expect(await claim(0)).toEqual([]);
      expect(await claim(2)).toEqual([next, again].map((each) => ({ ...each, attempt: 1 })));
      expect(await stores.events.lastPosition()).toBeGreaterThan(0);
    },
  },
  "JOB-6": {
    title: "MUST complete the job that a change of another store finishes",
    async check(stores) {
      const { build, connection, customer, job, at } = await queueOne(stores);
      const next = build.job(connection, { runAt: at(1) });
      await stores.customers.save(customer, { finishes: job.key, jobs: [next] });
      expect((await stores.jobs.claim(at(9), at(10), 9)).map(({ key }) => key)).toEqual([next.key]);
    },
  },
  "JOB-7": {
    title: "MUST run a postponed job later, attempts counting on unless it starts fresh",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim, postpone } = stores.jobs;
      await claim(at(0), at(9), 9);
      await postpone(job.key, at(2));
      expect(await claim(at(1), at(9), 9)).toEqual([]);
      expect(await claim(at(2), at(9), 9)).toEqual([{ ...job, runAt: at(2), attempt: 2 }]);
      await postpone(job.key, at(3), { fresh: true });
      expect(await claim(at(3), at(9), 9)).toEqual([{ ...job, runAt: at(3), attempt: 1 }]);
    },
  },
  "JOB-8": {
    title: "MUST hold jobs back while their connection is not LIVE",
    async check(stores) {
      const { connection, job, at, claim } = await queueOne(stores);
      const move = (state: Connection["state"], revision: number) =>
        stores.connections.update({ ...connection, state, revision }, {});
      const states = ["BLOCKED", "REVOKED", "REAUTHORIZATION_REQUIRED", "DRAFT", "TESTED"] as const;
      for (const [index, state] of states.entries()) {
        await move(state, index + 2);
        expect(await claim(9), state).toEqual([]);
        expect(await stores.jobs.nextRunAt(), state).toBeUndefined();
      }
      await move("LIVE", states.length + 2);
      expect(await stores.jobs.nextRunAt()).toEqual(at(0));
      expect(await claim(9)).toEqual([{ ...job, attempt: 1 }]);
    },
  },
  "JOB-9": {
    title: "MUST change nothing when the key that is enqueued waits or runs already",
    async check(stores) {
      const { job, at, claim } = await queueOne(stores);
      const other: NewJob = { ...job, kind: "poll-inbox", subjectId: "other", runAt: at(5) };
      await stores.events.append({ jobs: [other] });
      expect(await claim(0)).toEqual([{ ...job, attempt: 1 }]);
      await stores.events.append({ jobs: [other] });
      expect(await claim(9)).toEqual([]);
      await stores.jobs.finish(job.key, {});
      expect(await stores.jobs.nextRunAt()).toBeUndefined();
    },
  },
  "JOB-10": {
    title: "MUST tell when the next job can be claimed: a running one when its lease ends",
    async check(stores) {
      const { build, connection, at } = await queue(stores);
      const { jobs } = stores;
      expect(await jobs.nextRunAt()).toBeUndefined();
      const [soon, later] = [build.job(connection, { runAt: at(1) }), build.job(connection, { runAt: at(7) })];
      await stores.events.append({ jobs: [later, soon] });
      expect(await jobs.nextRunAt()).toEqual(at(1));
      await jobs.claim(at(1), at(5), 1);
      expect(await jobs.nextRunAt()).toEqual(at(5));
      await jobs.extend([soon.key], at(8));
      expect(await jobs.nextRunAt()).toEqual(at(7));
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

async function queue(stores: Stores) {
  const scene = await furnish(stores);
  const startMs = scene.build.runtime.clock.now().getTime();
  const at = (minutes: number) => new Date(startMs + minutes * MINUTE_MS);
  const claim = (minutes: number, limit = 100) => stores.jobs.claim(at(minutes), at(1_000), limit);
  return { ...scene, at, claim };
}

async function queueOne(stores: Stores) {
  const scene = await queue(stores);
  const job = scene.build.job(scene.connection, { runAt: scene.at(0) });
  await stores.events.append({ jobs: [job] });
  return { ...scene, job };
}

import type { ClaimLimits, Connection, NewJob, Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

const MINUTE_MS = 60_000;

const ONE: ClaimLimits = { total: 1, perLane: () => 1 };
const NINE: ClaimLimits = { total: 9, perLane: () => 9 };

export const JOB_RULES = {
  "JOB-1": {
    title: "MUST claim what is due, oldest first, as many as asked for",
    async check(stores) {
      const { build, connection, at, claim } = await queue(stores);
      const jobs = [3, 1, 2, 0, 9].map((minute) => build.job(connection, { runAt: at(minute) }));
      const [third, first, second, zeroth] = jobs;
      await stores.events.append({ jobs });
      expect(await claim(3, 2)).toEqual([zeroth, first].map((job) => ({ ...job, attempt: 1, defects: 0 })));
      expect(await claim(3)).toEqual([second, third].map((job) => ({ ...job, attempt: 1, defects: 0 })));
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
      expect(await claim(at(0), at(5), NINE)).toHaveLength(1);
      expect(await claim(new Date(at(5).getTime() - 1), at(9), NINE)).toEqual([]);
      expect(await claim(at(5), at(9), NINE)).toEqual([{ ...job, attempt: 2, defects: 0 }]);
    },
  },
  "JOB-4": {
    title: "MUST keep the lease of the jobs that are extended, and of no other",
    async check(stores) {
      const { build, connection, job, at } = await queueOne(stores);
      const other = build.job(connection, { runAt: at(0) });
      await stores.events.append({ jobs: [other] });
      const { claim, extend } = stores.jobs;
      await claim(at(0), at(5), NINE);
      await extend([], at(9));
      await extend([job.key, "unknown"], at(9));
      expect(await claim(at(8), at(9), NINE)).toEqual([{ ...other, attempt: 2, defects: 0 }]);
      expect(await claim(at(9), at(10), ONE)).toHaveLength(1);
    },
  },
  "JOB-11": {
    title: "MUST NOT lease a job that was postponed since",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim, extend, postpone } = stores.jobs;
      await claim(at(0), at(5), NINE);
      await postpone(job.key, at(1));
      await extend([job.key], at(9));
      expect(await claim(at(1), at(9), NINE)).toHaveLength(1);
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
      expect(await claim(2)).toEqual([next, again].map((each) => ({ ...each, attempt: 1, defects: 0 })));
      expect(await stores.events.lastPosition()).toBeGreaterThan(0);
    },
  },
  "JOB-6": {
    title: "MUST complete the job that a change of another store finishes",
    async check(stores) {
      const { build, connection, customer, job, at } = await queueOne(stores);
      const next = build.job(connection, { runAt: at(1) });
      await stores.customers.save(customer, { finishes: job.key, jobs: [next] });
      expect((await stores.jobs.claim(at(9), at(10), NINE)).map(({ key }) => key)).toEqual([next.key]);
    },
  },
  "JOB-7": {
    title: "MUST run a postponed job later, attempts counting on unless it starts fresh",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim, postpone } = stores.jobs;
      await claim(at(0), at(9), NINE);
      await postpone(job.key, at(2));
      expect(await claim(at(1), at(9), NINE)).toEqual([]);
      expect(await claim(at(2), at(9), NINE)).toEqual([{ ...job, runAt: at(2), attempt: 2, defects: 0 }]);
      await postpone(job.key, at(3), { fresh: true });
      expect(await claim(at(3), at(9), NINE)).toEqual([{ ...job, runAt: at(3), attempt: 1, defects: 0 }]);
    },
  },
  "JOB-8": {
    title: "MUST hold jobs back while their connection is not LIVE",
    async check(stores) {
      const { connection, job, at, claim } = await queueOne(stores);
      const move = (state: Connection["state"], revision: number) =>
        stores.connections.update({ ...connection, state, revision }, {});
      const before = at(-1);
      const states = ["BLOCKED", "REVOKED", "REAUTHORIZATION_REQUIRED", "DRAFT", "TESTED"] as const;
      for (const [index, state] of states.entries()) {
        await move(state, index + 2);
        expect(await claim(9), state).toEqual([]);
        expect(await stores.jobs.nextRunAt(before), state).toBeUndefined();
      }
      await move("LIVE", states.length + 2);
      expect(await stores.jobs.nextRunAt(before)).toEqual(at(0));
      expect(await claim(9)).toEqual([{ ...job, attempt: 1, defects: 0 }]);
    },
  },
  "JOB-9": {
    title: "MUST change nothing when the key that is enqueued waits or runs already",
    async check(stores) {
      const { job, at, claim } = await queueOne(stores);
      const other: NewJob = { ...job, kind: "poll-inbox", subjectId: "other", runAt: at(5) };
      await stores.events.append({ jobs: [other] });
      expect(await claim(0)).toEqual([{ ...job, attempt: 1, defects: 0 }]);
      await stores.events.append({ jobs: [other] });
      expect(await claim(9)).toEqual([]);
      await stores.jobs.finish(job.key, {});
      expect(await stores.jobs.nextRunAt(at(0))).toBeUndefined();
    },
  },
  "JOB-10": {
    title: "MUST tell when the next job falls due, or the next lease ends, and of nothing that is due already",
    async check(stores) {
      const { build, connection, at } = await queue(stores);
      const { jobs } = stores;
      expect(await jobs.nextRunAt(at(0))).toBeUndefined();
      const [soon, later] = [build.job(connection, { runAt: at(1) }), build.job(connection, { runAt: at(7) })];
      await stores.events.append({ jobs: [later, soon] });
      expect(await jobs.nextRunAt(at(0))).toEqual(at(1));
      expect(await jobs.nextRunAt(at(1))).toEqual(at(7));
      await jobs.claim(at(1), at(5), ONE);
      expect(await jobs.nextRunAt(at(1))).toEqual(at(5));
      await jobs.extend([soon.key], at(8));
      expect(await jobs.nextRunAt(at(1))).toEqual(at(7));
    },
  },
  "JOB-12": {
    title: "MUST have no more jobs of one lane under way than asked for",
    async check(stores) {
      const { build, connection, at, claim } = await queue(stores);
      const jobs = [0, 1, 2, 3].map((minute) => build.job(connection, { runAt: at(minute) }));
      const [first, second, third] = jobs;
      await stores.events.append({ jobs });
      const keys = async (minutes: number, total: number, perLane: number) =>
        (await claim(minutes, total, perLane)).map(({ key }) => key);
      expect(await keys(9, 9, 2)).toEqual([first?.key, second?.key]);
      expect(await keys(9, 9, 2)).toEqual([]);
      await stores.jobs.finish(first?.key ?? "", {});
      expect(await keys(9, 9, 2)).toEqual([third?.key]);
    },
  },
  "JOB-13": {
    title: "MUST let lanes take turns, so that a long one keeps no other waiting",
    async check(stores) {
      const { build, connection, at, claim } = await queue(stores);
      const long = [0, 1, 2, 3].map((minute) => build.job(connection, { runAt: at(minute) }));
      const other = [4, 5].map((minute) => build.job(connection, { lane: "another receiver", runAt: at(minute) }));
      await stores.events.append({ jobs: [...long, ...other] });
      const taken = (await claim(9, 5)).map(({ key }) => key);
      expect(taken).toEqual([long[0], other[0], long[1], other[1], long[2]].map((job) => job?.key));
    },
  },
  "JOB-14": {
    title: "MUST count failures by defect, and forget them when it starts fresh",
    async check(stores) {
      const { job, at } = await queueOne(stores);
      const { claim, postpone } = stores.jobs;
      const claimed = async () => (await claim(at(9), at(10), ONE))[0];
      expect(await claimed()).toMatchObject({ attempt: 1, defects: 0 });
      await postpone(job.key, at(0), { defect: true });
      expect(await claimed()).toMatchObject({ attempt: 2, defects: 1 });
      await postpone(job.key, at(0));
      expect(await claimed()).toMatchObject({ attempt: 3, defects: 1 });
      await postpone(job.key, at(0), { fresh: true });
      expect(await claimed()).toMatchObject({ attempt: 1, defects: 0 });
    },
  },
  "JOB-15": {
    title: "MUST keep a dead job out of the queue, with its key, until it is redriven as if it were new",
    async check(stores) {
      const { build, connection, job, at, claim } = await queueOne(stores);
      const { bury, dead, deadByKey, nextRunAt, redrive } = stores.jobs;
      const whole = { limit: 9 };
      await claim(0);
      await stores.jobs.postpone(job.key, at(0), { defect: true });
      await claim(0);
      await bury(job.key, at(1), "TypeError: x", { events: [build.event("Connection", connection)] });
      expect(await stores.events.lastPosition()).toBeGreaterThan(0);
      await stores.events.append({ jobs: [job] });
      expect(await claim(9)).toEqual([]);
      expect(await nextRunAt(at(-1))).toBeUndefined();
      const buried = { ...job, deadAt: at(1), reason: "TypeError: x" };
      expect(await dead(whole)).toEqual([buried]);
      expect(await deadByKey(job.key)).toEqual(buried);
      expect(await redrive(job.key, at(5), {})).toBe("stored");
      expect(await redrive(job.key, at(6), {})).toBe("absent");
      expect([await dead(whole), await deadByKey(job.key)]).toEqual([[], undefined]);
      expect(await claim(4)).toEqual([]);
      expect(await claim(5)).toEqual([{ ...job, runAt: at(5), attempt: 1, defects: 0 }]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

async function queue(stores: Stores) {
  const scene = await furnish(stores);
  const startMs = scene.build.runtime.clock.now().getTime();
  const at = (minutes: number) => new Date(startMs + minutes * MINUTE_MS);
  const claim = (minutes: number, total = 100, perLane = 100) =>
    stores.jobs.claim(at(minutes), at(1_000), { total, perLane: () => perLane });
  return { ...scene, at, claim };
}

async function queueOne(stores: Stores) {
  const scene = await queue(stores);
  const job = scene.build.job(scene.connection, { runAt: scene.at(0) });
  await stores.events.append({ jobs: [job] });
  return { ...scene, job };
}

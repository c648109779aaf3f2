import { furnish } from "@erp-gateway/connector-kit";
import { type Context, createConnectorRegistry, DEFAULT_POLICY, type JobStore, type Log } from "@erp-gateway/core";
import { createMemoryStores } from "@erp-gateway/core/testing";
import { peppolFormat } from "@erp-gateway/peppol";
import { afterEach, describe, expect, it } from "vitest";
import { createRuntime } from "../runtime.ts";
import { startWorker, type Worker, type WorkerOptions } from "./worker.ts";

const OPTIONS: WorkerOptions = { concurrency: 2, leaseMs: 10_000, idleMs: 10_000, random: () => 0 };

const workers: Worker[] = [];
const openers: (() => void)[] = [];
afterEach(async () => {
  for (const open of openers.splice(0)) open();
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

/** A remote that answers when told to: what the jobs of these tests wait for. */
function createInbox() {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const seen = { started: 0, now: 0, most: 0 };
  const lastStart = { atMs: 0 };
  const inbox = {
    seen,
    lastStart,
    /** Lets those through that wait now. */
    release: () => waiting.splice(0).map((go) => go()),
    open: () => {
      isOpen = true;
      inbox.release();
    },
    async received() {
      seen.started += 1;
      lastStart.atMs = Date.now();
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
      seen.now -= 1;
      return { notices: [], cursor: "end", more: false };
    },
  };
  openers.push(inbox.open);
  return inbox;
}

/** @param jobs - replaces methods of the job store */
async function world(jobs: (store: JobStore) => Partial<JobStore> = () => ({})) {
  const inner = createMemoryStores();
  const { build, connection } = await furnish(inner);
  const stores = { ...inner, jobs: { ...inner.jobs, ...jobs(inner.jobs) } };
  const errors: string[] = [];
  const silent = () => undefined;
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_fields, message) => void errors.push(message),
  };
  const inbox = createInbox();
  const account = { test: async () => ({ checks: [] }), parties: async () => [] };
  const fetch = async () => ({ bytes: new Uint8Array(), contentType: "application/xml" });
  const context: Context = {
    stores,
    runtime: createRuntime(log),
    connectors: createConnectorRegistry([]),
    format: peppolFormat,
    policy: DEFAULT_POLICY,
    open: () => ({ account, inbox: { received: inbox.received, fetch } }),
    publicUrl: "http://x.test",
  };
  return {
    inbox,
    errors,
    stores: inner,
    start: (options: Partial<WorkerOptions> = {}): Worker => {
      const worker = startWorker(context, { ...OPTIONS, ...options });
      workers.push(worker);
      return worker;
    },
    /** Committed with an event, as the use cases do. */
    enqueue: async (count: number, inMs = 0): Promise<readonly string[]> => {
      const runAt = new Date(Date.now() + inMs);
      const added = Array.from({ length: count }, () =>
        build.job(connection, { kind: "poll-inbox", subjectId: connection.id, runAt }),
      );
      await inner.events.append({ events: [build.event("Connection", connection)], jobs: added });
      return added.map(({ key }) => key);
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a worker", () => {
  it("MUST run what waits already, and no more at once than it may", async () => {
    const { start, enqueue, inbox } = await world();
    await enqueue(5);
    start({ concurrency: 2 });
    await expect.poll(() => inbox.seen.started).toBe(2);
    await pause(50);
    expect(inbox.seen).toMatchObject({ started: 2, most: 2 });
    inbox.release();
    await expect.poll(() => inbox.seen.started).toBe(4);
    inbox.open();
    await expect.poll(() => inbox.seen).toEqual({ started: 5, now: 0, most: 2 });
  });

  it("MUST be woken by a commit, long before its idle time is over", async () => {
    const { start, enqueue, inbox } = await world();
    start();
    await pause(50);
    await enqueue(1);
    await expect.poll(() => inbox.seen.started, { timeout: 2_000 }).toBe(1);
  });

  it("MUST run a job when it is due, and not before", async () => {
    const { start, enqueue, inbox } = await world();
    start();
    const dueMs = Date.now() + 300;
    await enqueue(1, 300);
    await expect.poll(() => inbox.seen.started, { timeout: 2_000 }).toBe(1);
    expect(inbox.lastStart.atMs).toBeGreaterThanOrEqual(dueMs);
  });

  it("MUST take over from a worker that died, after its lease and not before", async () => {
    const { start, enqueue, inbox, stores } = await world();
    await enqueue(1);
    const now = new Date();
    expect(await stores.jobs.claim(now, new Date(now.getTime() + 300), 1)).toHaveLength(1);
    start();
    await expect.poll(() => inbox.seen.started, { timeout: 2_000 }).toBe(1);
    expect(inbox.lastStart.atMs).toBeGreaterThanOrEqual(now.getTime() + 300);
  });

  it("MUST keep the lease of a job that takes longer", async () => {
    const { start, enqueue, inbox } = await world();
    await enqueue(1);
    start({ leaseMs: 300, idleMs: 20 });
    start({ leaseMs: 300, idleMs: 20 });
    await pause(900);
    expect(inbox.seen).toMatchObject({ started: 1, now: 1 });
  });

  it("MUST not run a job twice at a time although its lease ran out in the commit that kept it", async () => {
    let stalls = 1;
    const { start, enqueue, inbox } = await world((store) => ({
      extend: (...args) => {
        const kept = store.extend(...args);
        // A slow disk holds up the whole process.
        if (stalls > 0) for (const until = Date.now() + 300; Date.now() < until; );
        stalls -= 1;
        return kept;
      },
    }));
    await enqueue(1);
    start({ leaseMs: 200, idleMs: 20 });
    await pause(600);
    expect(inbox.seen).toMatchObject({ started: 1, most: 1 });
  });

  it.each([
    ["nothing waits", 0, 0],
    ["all that waits is due later", 3, 60_000],
  ])("MUST rest while %s", async (_name, count, inMs) => {
    let claims = 0;
    const { start, enqueue } = await world((store) => ({
      claim: (...args) => {
        claims += 1;
        return store.claim(...args);
      },
    }));
    await enqueue(count, inMs);
    start({ idleMs: 200 });
    await pause(1_000);
    expect(claims).toBeGreaterThanOrEqual(3);
    expect(claims).toBeLessThanOrEqual(7);
  });

  it("MUST rest while all hands are full, however much waits", async () => {
    let claims = 0;
    const { start, enqueue, inbox } = await world((store) => ({
      claim: (...args) => {
        claims += 1;
        return store.claim(...args);
      },
    }));
    await enqueue(5);
    start({ concurrency: 1, idleMs: 100 });
    await pause(500);
    expect(inbox.seen.started).toBe(1);
    expect(claims).toBeLessThanOrEqual(3);
  });

  it("MUST try again after a claim that failed, without haste", async () => {
    let claims = 0;
    const { start, enqueue, inbox, errors } = await world((store) => ({
      claim: async (...args) => {
        claims += 1;
        if (claims <= 3) throw new Error("database is locked");
        return store.claim(...args);
      },
    }));
    await enqueue(1);
    start({ idleMs: 50 });
    await expect.poll(() => inbox.seen.started).toBe(1);
    expect(errors).toEqual(Array.from({ length: 3 }, () => "could not claim jobs"));
    expect(claims).toBeLessThanOrEqual(6);
  });

  it("MUST go on after a job that could not even be postponed", async () => {
    const { start, enqueue, inbox, errors } = await world(() => ({
      postpone: async () => {
        throw new Error("disk full");
      },
    }));
    inbox.open();
    await enqueue(3);
    start({ concurrency: 1 });
    await expect.poll(() => inbox.seen.started).toBe(3);
    expect(errors.filter((message) => message === "job left to its lease")).toHaveLength(3);
  });
});

describe("stopping", () => {
  it("MUST wait for what is under way, keep its lease meanwhile, and claim nothing more", async () => {
    const { start, enqueue, inbox, stores } = await world();
    await enqueue(1);
    const worker = start({ concurrency: 1, leaseMs: 300 });
    await expect.poll(() => inbox.seen.started).toBe(1);
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    await enqueue(1);
    await pause(700);
    const now = new Date();
    expect(await stores.jobs.claim(now, now, 10)).toHaveLength(1);
    expect([stopped, inbox.seen.started]).toEqual([false, 1]);
    inbox.release();
    await stopping;
    await pause(50);
    expect(inbox.seen).toMatchObject({ started: 1, now: 0 });
  });

  it("MUST wait for a claim under way, and for the jobs that it brings", async () => {
    let claimed = (): void => undefined;
    const { start, enqueue, inbox } = await world((store) => ({
      claim: async (...args) => {
        await new Promise<void>((resolve) => {
          claimed = resolve;
        });
        return store.claim(...args);
      },
    }));
    await enqueue(1);
    const worker = start();
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    claimed();
    await expect.poll(() => inbox.seen.started).toBe(1);
    await pause(50);
    expect(stopped).toBe(false);
    inbox.open();
    await stopping;
    expect(inbox.seen.now).toBe(0);
  });
});

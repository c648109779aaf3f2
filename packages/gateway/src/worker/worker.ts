import { type ClaimedJob, type Context, endpointOfLane, runJob } from "@erp-gateway/core";

export interface WorkerOptions {
  /** Jobs under way at once, of all connections together. */
  readonly concurrency: number;
  /** A job of a dead worker is free again after this long; a living one keeps its lease. */
  readonly leaseMs: number;
  /** Longest sleep when nothing is due. */
  readonly idleMs: number;
  readonly random: () => number;
}

export interface Worker {
  /** Looks for jobs: a commit without events may have brought some. */
  wake(): void;
  /** Claims nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Runs jobs as they come due: woken by commits, by the clock of the next job, and at least every `idleMs`. */
export function startWorker(context: Context, options: WorkerOptions): Worker {
  const { stores, runtime } = context;
  const running = new Map<string, Promise<void>>();
  let stopped = false;
  let claiming: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  /** Messages of one webhook go out one after the other. */
  const jobsOfLane = (lane: string): number =>
    endpointOfLane(lane) === undefined ? context.policy.jobsPerConnection : 1;

  const leaseUntil = () => new Date(runtime.clock.now().getTime() + options.leaseMs);

  const run = (job: ClaimedJob): void => {
    const done = runJob(context, job, options.random)
      .catch((error: unknown) => runtime.log.error({ job: job.key, err: error }, "job left to its lease"))
      .finally(() => {
        // A job of the same key may have been claimed since this one ended.
        if (running.get(job.key) === done) running.delete(job.key);
        wake();
      });
    running.set(job.key, done);
  };

  const claim = async (): Promise<void> => {
    do {
      again = false;
      const free = options.concurrency - running.size;
      if (stopped || free <= 0) return;
      const limits = { total: free, perLane: jobsOfLane };
      const jobs = await stores.jobs.claim(runtime.clock.now(), leaseUntil(), limits);
      // After a stall of this process its own leases may have run out: what runs here already is not run twice.
      for (const job of jobs) if (!running.has(job.key)) run(job);
      again ||= jobs.length === free;
    } while (again);
    const next = await stores.jobs.nextRunAt(runtime.clock.now());
    sleep(next === undefined ? options.idleMs : next.getTime() - runtime.clock.now().getTime());
  };

  function sleep(waitMs: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(wake, Math.min(options.idleMs, Math.max(10, waitMs)));
  }

  function wake(): void {
    again = true;
    if (stopped || claiming !== undefined) return;
    claiming = claim()
      .catch((error: unknown) => {
        runtime.log.error({ err: error }, "could not claim jobs");
        sleep(options.idleMs);
      })
      .finally(() => {
        claiming = undefined;
        if (again && running.size < options.concurrency) setImmediate(wake);
      });
  }

  const unwatch = stores.events.watch(() => {
    // A commit may have enqueued something; claiming inside the commit's own call stack would nest transactions.
    if (claiming === undefined) setImmediate(wake);
    else again = true;
  });
  const heartbeat = setInterval(() => {
    stores.jobs
      .extend([...running.keys()], leaseUntil())
      .catch((error: unknown) => runtime.log.error({ err: error }, "could not extend leases"));
  }, options.leaseMs / 3);
  wake();

  return {
    wake,
    async stop() {
      stopped = true;
      unwatch();
      clearTimeout(timer);
      await claiming;
      await Promise.allSettled(running.values());
      clearInterval(heartbeat);
    },
  };
}

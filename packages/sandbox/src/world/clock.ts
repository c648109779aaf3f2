/**
 * A clock one can set. It runs with real time plus an offset; timers of the sandbox are due by this
 * clock, so that travelling forward an hour fires an hour's worth of deliveries, retries and expiries.
 */
export interface SandboxClock {
  now(): Date;
  /** Moves the clock forward and runs what became due, in order; what real time had started is over then, too. */
  advance(ms: number): Promise<void>;
  /** Runs `task` once the clock has passed `delayMs` from now. The returned function cancels it. */
  after(delayMs: number, task: () => void | Promise<void>): () => void;
  /** Cancels everything; nothing runs afterwards. */
  close(): void;
}

/** Longest wait that `setTimeout` takes, in milliseconds. */
const MAX_WAIT_MS = 2 ** 31 - 1;

interface Timer {
  readonly dueAtMs: number;
  readonly task: () => void | Promise<void>;
}

/** @param startAt - what the clock shows at first; real time when absent */
export function createClock(startAt?: Date): SandboxClock {
  let offsetMs = startAt === undefined ? 0 : startAt.getTime() - Date.now();
  let wake: NodeJS.Timeout | undefined;
  let isClosed = false;
  /** Sorted by due time; equal ones in the order they were set. */
  let timers: Timer[] = [];
  const underWay = new Set<Promise<void>>();

  const nowMs = () => Date.now() + offsetMs;

  function takeDue(limitMs: number): Timer | undefined {
    const first = timers[0];
    return first !== undefined && first.dueAtMs <= limitMs ? timers.shift() : undefined;
  }

  /** Real time starts what is due without waiting for it: a slow task must not hold the others up. */
  function runDue(): void {
    for (let timer = takeDue(nowMs()); timer !== undefined; timer = takeDue(nowMs())) start(timer);
    arm();
  }

  function start({ task }: Timer): void {
    const run = Promise.resolve(task()).finally(() => underWay.delete(run));
    underWay.add(run);
  }

  function arm(): void {
    clearTimeout(wake);
    const first = timers[0];
    if (first === undefined) return;
    wake = setTimeout(runDue, Math.min(Math.max(first.dueAtMs - nowMs(), 1), MAX_WAIT_MS));
    wake.unref();
  }

  return {
    now: () => new Date(nowMs()),
    async advance(ms) {
      const targetMs = nowMs() + ms;
      await Promise.all(underWay);
      for (let timer = takeDue(targetMs); timer !== undefined; timer = takeDue(targetMs)) {
        offsetMs += Math.max(timer.dueAtMs - nowMs(), 0);
        await timer.task();
      }
      offsetMs += Math.max(targetMs - nowMs(), 0);
      await Promise.all(underWay);
      arm();
    },
    after(delayMs, task) {
      if (isClosed) return () => {};
      const timer: Timer = { dueAtMs: nowMs() + delayMs, task };
      // From the end: most timers are due later than all before them.
      timers.splice(timers.findLastIndex((other) => other.dueAtMs <= timer.dueAtMs) + 1, 0, timer);
      arm();
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    close() {
      isClosed = true;
      clearTimeout(wake);
      timers = [];
    },
  };
}

import type { Clock, Log, Runtime } from "../runtime.ts";
import { Secret } from "../secret.ts";

export interface TestRuntime extends Runtime {
  readonly clock: SettableClock;
}

export interface SettableClock extends Clock {
  set(now: Date): void;
  advance(byMs: number): void;
}

/** A clock that stands still until it is set, ids that count up, and a log that keeps silent. */
export function createTestRuntime(start: Date = new Date("2026-11-24T09:00:00Z")): TestRuntime {
  const clock = createClock(start);
  const newId = createIds(clock);
  return { clock, newId, newSecret: () => new Secret(`secret-${newId()}`), log: SILENT };
}

function createClock(start: Date): SettableClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    set: (now) => {
      nowMs = now.getTime();
    },
    advance: (byMs) => {
      nowMs += byMs;
    },
  };
}

/** Shaped like UUID version 7; each is above the one before, also when the clock is set back. */
function createIds(clock: Clock): () => string {
  let latestMs = 0;
  let count = 0;
  return () => {
    latestMs = Math.max(latestMs, clock.now().getTime());
    count += 1;
    const time = latestMs.toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${count.toString(16).padStart(12, "0")}`;
  };
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

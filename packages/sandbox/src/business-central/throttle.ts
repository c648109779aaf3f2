import { Refusal } from "./refusal.ts";

const WINDOW_MS = 5 * 60_000;

export interface Throttle {
  /** The next requests are turned away. @param retryAfterSeconds - absent: the answer does not say how long to wait */
  turnAway(times: number, retryAfterSeconds?: number): void;
  /** Counts a request. @throws Refusal when it comes too soon */
  admit(principal: string): void;
}

/** @param limit - requests of one principal per sliding five minutes */
export function createThrottle(now: () => Date, limit: number): Throttle {
  const admitted = new Map<string, readonly number[]>();
  let turned: { times: number; readonly retryAfterSeconds: number | undefined } = {
    times: 0,
    retryAfterSeconds: undefined,
  };
  return {
    turnAway: (times, retryAfterSeconds) => {
      turned = { times, retryAfterSeconds };
    },
    admit: (principal) => {
      if (turned.times > 0) {
        turned.times--;
        throw tooMany(turned.retryAfterSeconds);
      }
      const at = now().getTime();
      const recent = (admitted.get(principal) ?? []).filter((earlier) => earlier > at - WINDOW_MS);
      const [first] = recent;
      if (first !== undefined && recent.length >= limit) throw tooMany(Math.ceil((first + WINDOW_MS - at) / 1000));
      admitted.set(principal, [...recent, at]);
    },
  };
}

const tooMany = (retryAfterSeconds: number | undefined): Refusal =>
  new Refusal(
    429,
    "Unknown",
    "Too many requests. Try again later.",
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) },
  );

import { ConnectorError } from "@erp-gateway/core";

export interface BreakerLimits {
  /** Calls in a row that found nobody at work. */
  readonly failures: number;
  /** How long nobody is asked then; milliseconds. */
  readonly restMs: number;
}

/**
 * Leaves a host alone that is down: after so many failures in a row nothing is sent to it for a while; then one call
 * finds out, and opens the door again when it succeeds.
 */
export interface Breaker {
  /** @throws ConnectorError `UNAVAILABLE` while the host is left alone: nothing was sent */
  admit(): void;
  succeeded(): void;
  failed(): void;
}

export function createBreaker(host: string, { failures, restMs }: BreakerLimits, now: () => number): Breaker {
  let inARow = 0;
  let closedUntil = 0;
  return {
    admit() {
      if (inARow < failures) return;
      const waitMs = closedUntil - now();
      if (waitMs > 0) {
        const message = `${host} did not answer ${inARow} times in a row; it is left alone for a moment`;
        throw new ConnectorError("UNAVAILABLE", message, { retryAfterMs: Math.ceil(waitMs), remoteCode: "LINK-REST" });
      }
      // This call is the one that finds out.
      closedUntil = now() + restMs;
    },
    succeeded() {
      inARow = 0;
    },
    failed() {
      inARow += 1;
      closedUntil = now() + restMs;
    },
  };
}

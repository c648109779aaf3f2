const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Pause after each failed attempt; after the last one the message is dead: 9 attempts over 51 hours or more. */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
];

/**
 * The pause of the schedule, plus up to 20 % jitter.
 * @param tries - attempts that failed, at least 1
 * @returns `undefined` when that was the last one
 */
export function retryPauseMs(tries: number, random: number): number | undefined {
  const pauseMs = RETRY_PAUSES_MS[tries - 1];
  return pauseMs === undefined ? undefined : Math.round(pauseMs * (1 + 0.2 * random));
}

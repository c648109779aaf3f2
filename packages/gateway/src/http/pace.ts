/**
 * Waits so that no more than `perSecond` calls begin in the long run; as many may begin at once after a pause.
 * @param now - milliseconds, monotonic
 */
export function createPace(perSecond: number, now: () => number): () => Promise<void> {
  const intervalMs = 1_000 / perSecond;
  let nextMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const atMs = now();
    nextMs = Math.max(nextMs, atMs - 1_000) + intervalMs;
    const waitMs = nextMs - atMs;
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  };
}

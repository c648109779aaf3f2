import { type Context, raiseLate } from "@erp-gateway/core";

/** Looks for what is late, now and then, from now on. Whatever was missed while no gateway ran is found the first time. */
export function startLateSweep(core: Context): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const sweep = (): Promise<void> =>
    raiseLate(core)
      .catch((error: unknown) => core.runtime.log.error({ err: error }, "could not look for what is late"))
      .then(() => {
        if (stopped) return;
        timer = setTimeout(() => {
          sweeping = sweep();
        }, core.policy.lateSweepMs);
      });
  let sweeping = sweep();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}

import { type Context, fanOut } from "@erp-gateway/core";

const RETRY_MS = 1_000;

export interface FanOut {
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Turns events into webhook messages: at the start those that a process before this one left, then after each commit.
 * @param onMessages - there is something to send
 */
export function startFanOut({ stores, runtime }: Pick<Context, "stores" | "runtime">, onMessages: () => void): FanOut {
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  const run = async (): Promise<void> => {
    do {
      again = false;
      const { messages, more } = await fanOut({ stores, runtime });
      again ||= more;
      if (messages > 0) onMessages();
    } while (again && !stopped);
  };

  function wake(): void {
    clearTimeout(timer);
    again = true;
    if (stopped || running !== undefined) return;
    running = run()
      .catch((error: unknown) => {
        runtime.log.error({ err: error }, "could not make webhook messages");
        again = false;
        if (!stopped) timer = setTimeout(wake, RETRY_MS);
      })
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  }

  const unwatch = stores.events.watch(wake);
  wake();
  return {
    async stop() {
      stopped = true;
      unwatch();
      clearTimeout(timer);
      await running;
    },
  };
}

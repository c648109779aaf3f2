import type { Life } from "../plan/plan.ts";
import { type GatewaySettings, startGateway } from "./gateway-process.ts";

/** Keeps a gateway running: when one dies, the next is started at once. */
export interface Keeper {
  /** How those died that died so far. */
  readonly deaths: readonly string[];
  /** Kills the last one and starts no other. */
  end(): Promise<void>;
}

/** @param note - is told what happens */
export function keepGateway(settings: GatewaySettings, lives: readonly Life[], note: (what: string) => void): Keeper {
  const deaths: string[] = [];
  let current: ReturnType<typeof startGateway> | undefined;
  let ended = false;

  const live = async (life: Life | undefined): Promise<void> => {
    const gateway = startGateway(settings, life !== undefined && "point" in life ? life : undefined);
    current = gateway;
    note(`gateway starts${life === undefined ? "" : `, to die ${describe(life)}`}`);
    const isReady = await gateway.ready;
    if (isReady) note("gateway is ready");
    let timer: NodeJS.Timeout | undefined;
    if (isReady && life !== undefined && "afterMs" in life) timer = setTimeout(gateway.kill, life.afterMs);
    const point = await gateway.dead;
    clearTimeout(timer);
    if (ended) return;
    const death = point ?? (timer === undefined ? "by itself" : "at a random time");
    note(`gateway died: ${death}`);
    if (death === "by itself") throw new Error("the gateway ended by itself");
    deaths.push(death);
  };

  const all = (async () => {
    for (const life of [...lives, undefined]) if (!ended) await live(life);
  })();
  // Told by `end`; until then nobody waits for it.
  all.catch(() => undefined);

  return {
    deaths,
    async end() {
      ended = true;
      current?.kill();
      await all;
    },
  };
}

const describe = (life: Life): string =>
  "point" in life ? `at ${life.point}, passage ${life.passage}` : `${life.afterMs} ms after it is ready`;

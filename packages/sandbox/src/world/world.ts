import { createClock, type SandboxClock } from "./clock.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createNetwork, type Network } from "./network.ts";

/** What every part of the sandbox shares. All state is in memory and gone with the process. */
export interface World {
  readonly clock: SandboxClock;
  readonly faults: Faults;
  readonly network: Network;
}

/** An empty world: nobody is registered at its network yet. */
export function createWorld(options: { readonly startAt?: Date } = {}): World {
  const clock = createClock(options.startAt);
  return { clock, faults: createFaults(), network: createNetwork(clock) };
}

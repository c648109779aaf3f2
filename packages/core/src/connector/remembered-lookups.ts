import type { Clock } from "../runtime.ts";
import type { DeliveryPort, RecipientLookup } from "./delivery.ts";

const MOST = 10_000;

/**
 * Asks the network again only when what it said is older than `freshMs`. Only that a recipient can be reached is
 * remembered: who has just been registered is found at once, and who has just been removed is refused by the network.
 */
export function rememberLookups(port: DeliveryPort, clock: Clock, freshMs: number): DeliveryPort {
  const known = new Map<string, { readonly lookup: RecipientLookup; readonly untilMs: number }>();
  return {
    ...port,
    async lookupRecipient(candidates, type) {
      const nowMs = clock.now().getTime();
      const key = [type, ...candidates].join(" ");
      const remembered = known.get(key);
      if (remembered !== undefined && nowMs < remembered.untilMs) return remembered.lookup;
      const lookup = await port.lookupRecipient(candidates, type);
      known.delete(key);
      if (known.size >= MOST) known.clear();
      if (lookup.reachable && freshMs > 0) known.set(key, { lookup, untilMs: nowMs + freshMs });
      return lookup;
    },
  };
}

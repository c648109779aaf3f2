import type { NewEvent } from "../event/event.ts";
import type { Runtime } from "../runtime.ts";
import type { Delivery } from "./delivery.ts";
import { deliveryEvent } from "./delivery-event.ts";

/**
 * Gives back what was queued through a revoked connection and never left, so that it can be sent another way. What may be
 * leaving now is unknown until its attempt ends: nobody comes back to one that a crash cut off.
 */
export function withdrawal(runtime: Runtime, delivery: Delivery): readonly NewEvent[] {
  const { number: attempt = 0, outcome: last } = delivery.attempts.at(-1) ?? {};
  if (last === "open") {
    return [deliveryEvent(runtime, delivery, "DELIVERY_UNKNOWN", attempt, { code: "OUTCOME_UNKNOWN" })];
  }
  const neverLeft = delivery.attempts.every(({ outcome }) => outcome === "not-sent" || outcome === "absent");
  if (!neverLeft) return [];
  return [deliveryEvent(runtime, delivery, "DELIVERY_WITHDRAWN", attempt, { code: "CONNECTION_REVOKED" })];
}

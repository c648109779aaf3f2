import type { NewEvent } from "../event/event.ts";
import type { Runtime } from "../runtime.ts";
import type { Delivery } from "./delivery.ts";
import { deliveryEvent } from "./delivery-event.ts";

/** Gives back what was queued through a revoked connection and never left, so that it can be sent another way. */
export function withdrawal(runtime: Runtime, delivery: Delivery): readonly NewEvent[] {
  const neverLeft = delivery.attempts.every(({ outcome }) => outcome === "not-sent" || outcome === "absent");
  if (!neverLeft) return [];
  const attempt = delivery.attempts.at(-1)?.number ?? 0;
  return [deliveryEvent(runtime, delivery, "DELIVERY_WITHDRAWN", attempt, { code: "CONNECTION_REVOKED" })];
}

/**
 * What may be leaving through a connection that was revoked is unknown until its attempt ends: nobody comes back to one
 * that a crash cut off, and then a person can settle it.
 */
export function cutOff(runtime: Runtime, delivery: Delivery): readonly NewEvent[] {
  const { number = 0, outcome } = delivery.attempts.at(-1) ?? {};
  if (outcome !== "open") return [];
  return [deliveryEvent(runtime, delivery, "DELIVERY_UNKNOWN", number, { code: "OUTCOME_UNKNOWN" })];
}

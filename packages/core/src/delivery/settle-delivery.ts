import type { Context, Request } from "../context/context.ts";
import { accept, type Fault, fault, type Result, reject } from "../fault.ts";
import { deadline } from "../progress/deadlines.ts";
import type { Change } from "../store/change.ts";
import type { Delivery, Settlement } from "./delivery.ts";
import { deliveryEvent } from "./delivery-event.ts";
import { watchJob } from "./watch-job.ts";

export const SETTLE_FAULTS = {
  "SETTLE-NOTE-01": "say in a few words how you know",
  "SETTLE-REFERENCE-01": "another delivery has this reference of the network already",
  "SETTLE-REFERENCE-02": "what did not arrive has no reference of the network",
  DELIVERY_STATE: "only a delivery whose outcome is unknown can be settled",
  DELIVERY_TOO_EARLY: "the network may still tell",
} as const;

export interface SettleInput extends Pick<Settlement, "outcome" | "by" | "note"> {
  /** The network's own id, when the person found it there. */
  readonly reference?: string | undefined;
}

/**
 * A person's word on what stayed unknown past its deadline. It ends the waiting, and whatever the network still tells
 * beats it. What did not arrive can be sent again.
 */
export async function settleDelivery(
  context: Context,
  delivery: Delivery,
  input: SettleInput,
  request: Request,
): Promise<Result<Delivery>> {
  const { stores, runtime } = context;
  const faults = await faultsOf(context, delivery, input);
  if (faults.length > 0) return { ok: false, faults };
  const { outcome, by } = input;
  const note = input.note.trim();
  const reference = referenceIn(input);
  const attempt = delivery.attempts.at(-1)?.number ?? 0;
  const fact = outcome === "ARRIVED" ? "DELIVERY_SETTLED_AS_ARRIVED" : "DELIVERY_SETTLED_AS_NOT_ARRIVED";
  const data = { by, note, ...(reference !== undefined && { reference }) };
  const change: Change = {
    command: { ...request, result: { type: "Delivery", id: delivery.id } },
    events: [deliveryEvent(runtime, delivery, fact, attempt, data)],
    // With a reference the network can be asked for its verdict, instead of for the document.
    ...(reference !== undefined && {
      jobs: [watchJob(delivery, runtime.clock.now())],
      finishes: `deliver:${delivery.id}`,
    }),
  };
  const settlement = { outcome, by, note, at: runtime.clock.now() };
  const stored = await stores.deliveries.settle(delivery.id, settlement, reference, change);
  if (stored === "conflict") return reject(fault(SETTLE_FAULTS, "DELIVERY_STATE", "$.deliveryId"));
  return accept((await stores.deliveries.byId(delivery.id)) ?? delivery);
}

const referenceIn = ({ reference = "" }: SettleInput): string | undefined => reference.trim() || undefined;

async function faultsOf({ stores, runtime, policy }: Context, delivery: Delivery, input: SettleInput) {
  const faults: Fault[] = [];
  const until = deadline(delivery, policy.decidedWithinMs);
  if (delivery.state !== "UNKNOWN") faults.push(fault(SETTLE_FAULTS, "DELIVERY_STATE", "$.deliveryId"));
  else if (runtime.clock.now() < until) {
    const { message, ...rest } = fault(SETTLE_FAULTS, "DELIVERY_TOO_EARLY", "$.deliveryId");
    faults.push({ ...rest, message: `${message} until ${until.toISOString()}` });
  }
  if (input.note.trim() === "") faults.push(fault(SETTLE_FAULTS, "SETTLE-NOTE-01", "$.note"));
  const reference = referenceIn(input);
  if (reference === undefined) return faults;
  if (input.outcome === "NOT_ARRIVED") faults.push(fault(SETTLE_FAULTS, "SETTLE-REFERENCE-02", "$.reference"));
  const known = await stores.deliveries.byReferences(delivery.connectionId, [reference]);
  if (known.length > 0) faults.push(fault(SETTLE_FAULTS, "SETTLE-REFERENCE-01", "$.reference"));
  return faults;
}

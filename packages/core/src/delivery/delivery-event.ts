import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import { type DeliveryFact, deliverySteps } from "../invoice/invoice-state.ts";
import type { Runtime } from "../runtime.ts";
import type { Delivery } from "./delivery.ts";

/** A fact about a delivery, on the invoice's timeline. */
export const deliveryEvent = (
  runtime: Runtime,
  delivery: Delivery,
  type: DeliveryFact,
  attempt: number,
  data: Readonly<Record<string, string>>,
): NewEvent =>
  createEvent(runtime, {
    key: `${type}:${delivery.id}:${attempt}`,
    type,
    organizationId: delivery.organizationId,
    subject: { type: "Invoice", id: delivery.invoiceId },
    data: { documentId: delivery.id, ...data },
    steps: deliverySteps(type, delivery, attempt),
  });

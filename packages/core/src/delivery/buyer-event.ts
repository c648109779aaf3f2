import type { BuyerStatement } from "../connector/delivery.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { Runtime } from "../runtime.ts";
import type { Delivery } from "./delivery.ts";

/** What a buyer said of an invoice, at its time; told again it is the same fact. */
export const buyerEvent = (
  runtime: Runtime,
  delivery: Delivery,
  { status, code, text }: BuyerStatement,
  changedAt: Date,
): NewEvent =>
  createEvent(runtime, {
    key: `BUYER_RESPONDED:${delivery.id}:${code}:${changedAt.toISOString()}`,
    type: "BUYER_RESPONDED",
    organizationId: delivery.organizationId,
    subject: { type: "Invoice", id: delivery.invoiceId },
    at: changedAt,
    data: {
      documentId: delivery.id,
      status: code,
      message: text,
      ...(status !== undefined && { buyerStatus: status }),
    },
  });

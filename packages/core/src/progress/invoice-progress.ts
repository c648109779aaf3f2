import type { Connection } from "../connection/connection.ts";
import type { BuyerStatus } from "../connector/buyer-status.ts";
import type { Policy } from "../context/policy.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { InvoiceRecord } from "../invoice/invoice-record.ts";
import { type AxisProgress, axis } from "./axis.ts";
import { BUSINESS_TEXTS, type BusinessState } from "./business-texts.ts";
import { heldUp } from "./connection-progress.ts";
import { beganAt, deadline } from "./deadlines.ts";
import { MESSAGE_TEXTS, type MessageState } from "./message-texts.ts";
import { transportProgress } from "./transport-progress.ts";
import type { TransportState } from "./transport-texts.ts";

export interface InvoiceFacts {
  readonly invoice: InvoiceRecord;
  /** The last one. */
  readonly delivery: Delivery | undefined;
  /** That of the delivery. */
  readonly connection: Connection | undefined;
  /** What the buyer last said; `status: undefined` for a code that is not known. */
  readonly response: { readonly status: BuyerStatus | undefined; readonly at: Date } | undefined;
}

/** Three axes that move apart: a network can take what a buyer then rejects. */
export interface InvoiceProgress {
  readonly transport: AxisProgress<TransportState>;
  readonly message: AxisProgress<MessageState>;
  readonly business: AxisProgress<BusinessState>;
}

export function invoiceProgress(facts: InvoiceFacts, policy: Policy, now: Date): InvoiceProgress {
  const transport = transportProgress(facts, policy, now);
  const message = messageProgress(facts, transport, policy);
  return { transport, message, business: businessProgress(facts, message) };
}

function messageProgress(
  { invoice, delivery, connection }: InvoiceFacts,
  transport: AxisProgress<TransportState>,
  policy: Policy,
): AxisProgress<MessageState> {
  if (delivery === undefined || transport.state !== "ACCEPTED") {
    return axis(MESSAGE_TEXTS, "NOT_SENT", (delivery ?? invoice).createdAt);
  }
  if (delivery.state === "DELIVERED") return axis(MESSAGE_TEXTS, "CONFIRMED", beganAt(delivery));
  if (delivery.state === "REFUSED") return axis(MESSAGE_TEXTS, "REJECTED", beganAt(delivery));
  // Nobody will tell a verdict on what the network does not know to have.
  if (delivery.reference === undefined) return axis(MESSAGE_TEXTS, "AWAITED", beganAt(delivery));
  const expectedBy = deadline(delivery, policy.verdictWithinMs);
  return heldUp(axis(MESSAGE_TEXTS, "AWAITED", beganAt(delivery), { expectedBy }), connection);
}

function businessProgress(
  { response }: InvoiceFacts,
  { state, since }: AxisProgress<MessageState>,
): AxisProgress<BusinessState> {
  if (response !== undefined) return axis(BUSINESS_TEXTS, response.status ?? "OTHER", response.at);
  const mayHaveIt = state === "AWAITED" || state === "CONFIRMED";
  return axis(BUSINESS_TEXTS, mayHaveIt ? "AWAITED" : "NOT_YET", since);
}

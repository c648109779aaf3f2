import type { Delivery } from "../delivery/delivery.ts";
import type { StatusStep } from "../event/event.ts";

export type InvoiceState =
  | "DRAFT"
  | "POSTED"
  | "QUEUED"
  | "SUBMITTED"
  | "DELIVERED"
  | "REFUSED"
  | "UNKNOWN"
  | "CANCELLED";

/** What people may do with an invoice, by state. Everything else is `INVOICE_FROZEN` or `INVOICE_STATE`. */
export const INVOICE_COMMANDS = {
  revise: ["DRAFT"],
  post: ["DRAFT"],
  send: ["POSTED", "REFUSED"],
  cancel: ["DRAFT", "POSTED", "REFUSED"],
} as const satisfies Record<string, readonly InvoiceState[]>;

export type InvoiceCommand = keyof typeof INVOICE_COMMANDS;

export const allows = (state: InvoiceState, command: InvoiceCommand): boolean =>
  (INVOICE_COMMANDS[command] as readonly InvoiceState[]).includes(state);

/** Where a fact about a delivery leads. A later phase beats an earlier one, whatever the order of arrival. */
const DELIVERY_FACTS = {
  DELIVERY_QUEUED: { state: "QUEUED", phase: 1, turn: 0 },
  DELIVERY_UNKNOWN: { state: "UNKNOWN", phase: 1, turn: 1 },
  /** Reconciled: the remote does not have it, so it will be sent. */
  DELIVERY_ABSENT: { state: "QUEUED", phase: 1, turn: 2 },
  /** Its connection was revoked before anything left: the invoice can be sent another way. */
  DELIVERY_WITHDRAWN: { state: "POSTED", phase: 1, turn: 3 },
  /** A person's word on an outcome that stayed unknown. Whatever the network still says beats it. */
  DELIVERY_SETTLED_AS_ARRIVED: { state: "SUBMITTED", phase: 1, turn: 4 },
  DELIVERY_SETTLED_AS_NOT_ARRIVED: { state: "REFUSED", phase: 1, turn: 5 },
  DELIVERY_ACCEPTED: { state: "SUBMITTED", phase: 2, turn: 0 },
  DELIVERY_REFUSED: { state: "REFUSED", phase: 3, turn: 0 },
  DELIVERY_DELIVERED: { state: "DELIVERED", phase: 4, turn: 0 },
} as const satisfies Record<string, { state: InvoiceState; phase: number; turn: number }>;

export type DeliveryFact = keyof typeof DELIVERY_FACTS;

const LIFECYCLE = {
  INVOICE_DRAFTED: { state: "DRAFT", rank: 1 },
  INVOICE_POSTED: { state: "POSTED", rank: 2 },
  INVOICE_CANCELLED: { state: "CANCELLED", rank: Number.MAX_SAFE_INTEGER },
} as const satisfies Record<string, { state: InvoiceState; rank: number }>;

export type InvoiceFact = keyof typeof LIFECYCLE;

export const invoiceStep = (fact: InvoiceFact, invoiceId: string): StatusStep => ({
  holder: "Invoice",
  id: invoiceId,
  ...LIFECYCLE[fact],
});

/**
 * A fact about one delivery moves that delivery, and the invoice as far as no later delivery of it exists.
 * @param sequence - 1 for the first delivery of the invoice, 2 for a resend, …
 * @param attempt - 1-based attempt the fact is about; 0 before the first
 */
export function deliverySteps(
  fact: DeliveryFact,
  delivery: Pick<Delivery, "id" | "invoiceId" | "sequence"> & Partial<Pick<Delivery, "createdAt">>,
  attempt: number,
): readonly StatusStep[] {
  const { state, phase, turn } = DELIVERY_FACTS[fact];
  const rank = phase * 1e6 + attempt * 10 + turn;
  // What waits again has waited since it was queued: a remote that loses every document is late one day.
  const { createdAt } = delivery;
  const since = state === "QUEUED" && createdAt !== undefined ? { since: createdAt } : {};
  return [
    { holder: "Delivery", id: delivery.id, state: state === "POSTED" ? "WITHDRAWN" : state, rank, ...since },
    { holder: "Invoice", id: delivery.invoiceId, state, rank: delivery.sequence * 1e8 + rank, ...since },
  ];
}

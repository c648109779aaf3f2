import { contentHash } from "../content-hash.ts";
import type { Context, Request } from "../context/context.ts";
import type { Customer } from "../customer/customer.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import type { Command } from "../store/change.ts";
import type { QueuedDelivery } from "../store/stores.ts";
import type { Invoice } from "./invoice.ts";
import type { InvoiceRecord } from "./invoice-record.ts";
import {
  allows,
  deliverySteps,
  INVOICE_COMMANDS,
  type InvoiceFact,
  type InvoiceState,
  invoiceStep,
} from "./invoice-state.ts";
import { type Preflight, preflight, preflightOver, resolveRoute } from "./preflight.ts";

export const INVOICE_FAULTS = {
  INVOICE_NUMBER_TAKEN: "the organization has an invoice with this number already",
  INVOICE_FROZEN: "the invoice was posted and cannot be changed any more",
  INVOICE_STATE: "the invoice's state does not allow this",
} as const;

/** Takes an invoice in as a draft. Business rules are not asked yet: a draft may be incomplete. */
export async function submitInvoice(
  { stores, runtime, format }: Context,
  customer: Customer,
  content: Invoice,
  request: Request,
): Promise<Result<InvoiceRecord>> {
  const faults = format.passthroughFaults(content, "$.invoice");
  if (faults.length > 0) return { ok: false, faults };
  const invoice: InvoiceRecord = {
    id: runtime.newId(),
    organizationId: customer.organizationId,
    customerId: customer.id,
    number: content.number,
    content,
    origin: "API",
    state: "DRAFT",
    createdAt: runtime.clock.now(),
  };
  const stored = await stores.invoices.add(invoice, {
    command: commandFor(request, invoice),
    events: [invoiceEvent(runtime, invoice, "INVOICE_DRAFTED")],
  });
  return stored === "stored" ? accept(invoice) : numberTaken();
}

/** Replaces the content of a draft. */
export async function reviseInvoice(
  { stores, runtime, format }: Context,
  invoice: InvoiceRecord,
  customer: Customer,
  content: Invoice,
  request: Request,
): Promise<Result<InvoiceRecord>> {
  if (!allows(invoice.state, "revise")) return reject(fault(INVOICE_FAULTS, "INVOICE_FROZEN", "$.invoiceId"));
  const faults = format.passthroughFaults(content, "$.invoice");
  if (faults.length > 0) return { ok: false, faults };
  const { organizationId, id } = invoice;
  const stored = await stores.invoices.revise(id, customer.id, content, {
    command: commandFor(request, invoice),
    events: [createEvent(runtime, { type: "INVOICE_REVISED", organizationId, subject: { type: "Invoice", id } })],
  });
  if (stored === "taken") return numberTaken();
  if (stored === "frozen") return reject(fault(INVOICE_FAULTS, "INVOICE_FROZEN", "$.invoiceId"));
  return accept({ ...invoice, customerId: customer.id, number: content.number, content });
}

/**
 * Posts a draft. With an AUTOMATIC profile it is checked first and queued in the same transaction: faults leave it an
 * editable draft. With a MANUAL profile it is frozen as it is, and sent later.
 */
export async function postInvoice(
  context: Context,
  invoice: InvoiceRecord,
  customer: Customer,
  request: Request,
): Promise<Result<InvoiceRecord>> {
  if (!allows(invoice.state, "post")) return reject(fault(INVOICE_FAULTS, "INVOICE_STATE", "$.invoiceId"));
  const route = await resolveRoute(context, customer);
  if (!route.ok) return route;
  const posted = invoiceEvent(context.runtime, invoice, "INVOICE_POSTED");
  if (route.value.profile.processingMode === "MANUAL") {
    return advance(context, invoice, INVOICE_COMMANDS.post, {
      command: commandFor(request, invoice),
      events: [posted],
    });
  }
  const checked = await preflightOver(context, route.value, invoice.content, customer);
  if (!checked.ok) return checked;
  return queue(context, invoice, INVOICE_COMMANDS.post, checked.value, 1, commandFor(request, invoice), [posted]);
}

/** Sends a posted invoice, or sends a refused one again under a new documentId. */
export async function sendInvoice(
  context: Context,
  invoice: InvoiceRecord,
  customer: Customer,
  request: Request,
): Promise<Result<InvoiceRecord>> {
  if (!allows(invoice.state, "send")) return reject(fault(INVOICE_FAULTS, "INVOICE_STATE", "$.invoiceId"));
  const checked = await preflight(context, invoice.content, customer);
  if (!checked.ok) return checked;
  const earlier = await context.stores.deliveries.ofInvoice(invoice.id);
  const command = commandFor(request, invoice);
  return queue(context, invoice, INVOICE_COMMANDS.send, checked.value, earlier.length + 1, command, []);
}

/** It will not be sent (any more). Once posted, the books need a credit note. */
export async function cancelInvoice(
  context: Context,
  invoice: InvoiceRecord,
  request: Request,
): Promise<Result<InvoiceRecord>> {
  if (!allows(invoice.state, "cancel")) return reject(fault(INVOICE_FAULTS, "INVOICE_STATE", "$.invoiceId"));
  return advance(context, invoice, INVOICE_COMMANDS.cancel, {
    command: commandFor(request, invoice),
    events: [invoiceEvent(context.runtime, invoice, "INVOICE_CANCELLED")],
  });
}

/** Delivery, bytes, job and events in one transaction: the ledger before the wire. */
async function queue(
  context: Context,
  invoice: InvoiceRecord,
  from: readonly InvoiceState[],
  checked: Preflight,
  sequence: number,
  command: Command,
  events: readonly NewEvent[],
): Promise<Result<InvoiceRecord>> {
  const { runtime } = context;
  const { bytes, connection, document, recipient, sender } = checked;
  const now = runtime.clock.now();
  const delivery: Delivery = {
    id: runtime.newId(),
    invoiceId: invoice.id,
    organizationId: invoice.organizationId,
    connectionId: connection.id,
    sequence,
    type: document.kind,
    number: document.number,
    issueDate: document.issueDate,
    sender,
    recipient,
    contentHash: contentHash(bytes),
    state: "QUEUED",
    attempts: [],
    createdAt: now,
  };
  const queued = createEvent(runtime, {
    type: "DELIVERY_QUEUED",
    organizationId: invoice.organizationId,
    subject: { type: "Invoice", id: invoice.id },
    data: { documentId: delivery.id, recipient, connection: connection.title, sequence: String(sequence) },
    steps: deliverySteps("DELIVERY_QUEUED", delivery, 0),
  });
  const job = {
    key: `deliver:${delivery.id}`,
    kind: "deliver",
    subjectId: delivery.id,
    lane: connection.id,
    runAt: now,
  } as const;
  return advance(context, invoice, from, { command, events: [...events, queued], jobs: [job] }, { delivery, bytes });
}

async function advance(
  { stores }: Context,
  invoice: InvoiceRecord,
  from: readonly InvoiceState[],
  change: Parameters<typeof stores.invoices.advance>[3],
  delivery?: QueuedDelivery,
): Promise<Result<InvoiceRecord>> {
  const stored = await stores.invoices.advance(invoice.id, from, delivery, change);
  if (stored === "conflict") return reject(fault(INVOICE_FAULTS, "INVOICE_STATE", "$.invoiceId"));
  return accept((await stores.invoices.byId(invoice.id)) ?? invoice);
}

const numberTaken = () => reject(fault(INVOICE_FAULTS, "INVOICE_NUMBER_TAKEN", "$.invoice.number"));

const commandFor = (request: Request, { id }: InvoiceRecord): Command => ({
  ...request,
  result: { type: "Invoice", id },
});

export const invoiceEvent = (
  runtime: Context["runtime"],
  { id, organizationId, number }: InvoiceRecord,
  type: InvoiceFact,
) =>
  createEvent(runtime, {
    type,
    organizationId,
    subject: { type: "Invoice", id },
    data: { number },
    steps: [invoiceStep(type, id)],
  });

import type { HookEvent, HookFact, HookRequest } from "../connector/hooks.ts";
import type { Context } from "../context/context.ts";
import { deliveryEvent } from "../delivery/delivery-event.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import { announceInbound } from "../inbound/announce-inbound.ts";
import { inboundNote } from "../inbound/fetch-inbound.ts";
import { type Connection, HOOK_SECRET } from "./connection.ts";
import { connectionNote } from "./connection-note.ts";

export type HookAnswer = { readonly status: 200 } | { readonly status: 400 | 401 | 404; readonly code: string };

/** Verifies, stores, then answers: a repetition is answered the same and changes nothing. */
export async function acceptHook(context: Context, connectionId: string, request: HookRequest): Promise<HookAnswer> {
  const connection = await context.stores.connections.byId(connectionId);
  const hookSecret = connection?.secrets[HOOK_SECRET];
  if (connection === undefined || hookSecret === undefined || connection.state === "REVOKED") {
    return { status: 404, code: "HOOK_UNKNOWN" };
  }
  const hooks = context.open(connection).hooks;
  if (hooks === undefined) return { status: 404, code: "HOOK_UNKNOWN" };
  const reading = hooks.read(request, hookSecret.secret);
  if (!reading.genuine) {
    context.runtime.log.warn({ connection: connectionId, code: reading.code }, "hook refused");
    return { status: reading.status, code: reading.code };
  }
  for (const event of reading.events) await store(context, connection, event);
  return { status: 200 };
}

async function store(context: Context, connection: Connection, { key, occurredAt, fact }: HookEvent): Promise<void> {
  if (fact.kind === "ignored") return;
  if (fact.kind === "received") {
    await announceInbound(context, connection, [{ ...fact, receivedAt: occurredAt }]);
    return;
  }
  const stamp = { key: `hook:${connection.id}:${key}`, at: occurredAt };
  if (fact.kind === "not-received") {
    const note = connectionNote(context.runtime, connection, "INBOUND_REFUSED_BY_NETWORK", {
      reference: fact.reference,
      message: fact.message,
    });
    return context.stores.events.append({ events: [{ ...note, ...stamp }] });
  }
  if (fact.kind === "response-outcome") return noteOutcome(context, connection, fact, stamp);
  const delivery = await context.stores.deliveries.byId(fact.documentId);
  if (delivery?.connectionId !== connection.id) return;
  const note = (type: EventType, data: Readonly<Record<string, string>>): NewEvent =>
    createEvent(context.runtime, {
      type,
      organizationId: delivery.organizationId,
      subject: { type: "Invoice", id: delivery.invoiceId },
      data: { documentId: delivery.id, message: fact.message, ...data },
    });
  const told = ((): NewEvent => {
    switch (fact.kind) {
      case "delivered":
        return deliveryEvent(context.runtime, delivery, "DELIVERY_DELIVERED", 0, { message: fact.message });
      case "refused":
        return deliveryEvent(context.runtime, delivery, "DELIVERY_REFUSED", 0, {
          code: fact.code,
          message: fact.message,
        });
      case "retrying":
        return note("DELIVERY_RETRIED_BY_NETWORK", {});
      case "reported":
        return note("DELIVERY_STATUS_REPORTED", { status: fact.status });
      case "response": {
        const { status, buyerStatus } = fact;
        return note("BUYER_RESPONDED", { status, ...(buyerStatus !== undefined && { buyerStatus }) });
      }
    }
  })();
  await context.stores.events.append({ events: [{ ...told, ...stamp }] });
}

/** A response of ours reached the seller, or never will: then the document shows it as refused, if it is the last one. */
async function noteOutcome(
  { stores, runtime }: Context,
  connection: Connection,
  { reference, responseId, told, message }: Extract<HookFact, { kind: "response-outcome" }>,
  stamp: Pick<NewEvent, "key" | "at">,
): Promise<void> {
  const document = await stores.inbound.byRemoteReference(connection.id, reference);
  if (document === undefined) return;
  const type = told ? "INBOUND_RESPONSE_DELIVERED" : "INBOUND_RESPONSE_REFUSED";
  const code = "INVOICE_RESPONSE_SENT_ERROR";
  const note = inboundNote(runtime, document, type, { message, ...(!told && { code }) });
  const change = { events: [{ ...note, ...stamp }] };
  const { response } = document;
  if (told || response?.id !== responseId) return stores.inbound.record(document.id, {}, change);
  const refused = { ...response, state: "REFUSED" as const, refusal: { code, detail: message } };
  await stores.inbound.record(document.id, { response: refused }, change);
}

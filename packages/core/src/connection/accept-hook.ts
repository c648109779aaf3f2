import type { HookEvent, HookRequest } from "../connector/hooks.ts";
import type { Context } from "../context/context.ts";
import { deliveryEvent } from "../delivery/delivery-event.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import { announceInbound } from "../inbound/announce-inbound.ts";
import { type Connection, HOOK_SECRET } from "./connection.ts";

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
  const delivery = await context.stores.deliveries.byId(fact.documentId);
  if (delivery?.connectionId !== connection.id) return;
  const stamp = { key: `hook:${connection.id}:${key}`, at: occurredAt };
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
      case "response":
        return createEvent(context.runtime, {
          type: fact.kind === "retrying" ? "DELIVERY_RETRIED_BY_NETWORK" : "BUYER_RESPONDED",
          organizationId: delivery.organizationId,
          subject: { type: "Invoice", id: delivery.invoiceId },
          data: {
            documentId: delivery.id,
            message: fact.message,
            ...(fact.kind === "response" && { status: fact.status }),
          },
        });
    }
  })();
  await context.stores.events.append({ events: [{ ...told, ...stamp }] });
}

import type { Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import type { Runtime } from "../runtime.ts";
import type { Command } from "../store/change.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";

/** What happened to an endpoint. Its address may hold a token, so only the host is told. */
export const webhookEvent = (
  runtime: Runtime,
  { id, organizationId, url }: Pick<WebhookEndpoint, "id" | "organizationId" | "url">,
  type: EventType & `WEBHOOK_${string}`,
  data: Readonly<Record<string, string>> = {},
): NewEvent =>
  createEvent(runtime, {
    type,
    organizationId,
    subject: { type: "WebhookEndpoint", id },
    data: { host: new URL(url).host, ...data },
  });

export const webhookCommand = (request: Request, { id }: Pick<WebhookEndpoint, "id">): Command => ({
  ...request,
  result: { type: "WebhookEndpoint", id },
});

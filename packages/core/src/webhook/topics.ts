import type { RecordedEvent } from "../event/event.ts";
import { EVENT_TYPES, type EventType } from "../event/event-types.ts";
import type { WebhookSubscriber } from "./webhook-endpoint.ts";

/** Asks one endpoint whether it listens; it alone is sent this. */
const TEST: EventType = "WEBHOOK_TESTED";

/** What endpoints can be told. */
export const WEBHOOK_EVENT_TYPES: readonly EventType[] = EVENT_TYPES.filter((type) => !type.startsWith("WEBHOOK_"));

/** `INVOICE_POSTED`, `INVOICE_*` or `*`. */
const fitsTopic = (type: string, topic: string): boolean =>
  topic.endsWith("*") ? type.startsWith(topic.slice(0, -1)) : type === topic;

export const isKnownTopic = (topic: string): boolean =>
  /^([A-Z]+_)*([A-Z]+|\*)$/.test(topic) && WEBHOOK_EVENT_TYPES.some((type) => fitsTopic(type, topic));

/**
 * Whether the endpoint is told of the event. What happens to endpoints is sent to none: each failing one would go on
 * telling the others.
 */
export function isSubscribed(
  { id, organizationId, topics }: Pick<WebhookSubscriber, "id" | "organizationId" | "topics">,
  event: Pick<RecordedEvent, "type" | "subject" | "organizationId">,
): boolean {
  if (event.organizationId !== organizationId) return false;
  if (event.subject.type === "WebhookEndpoint") return event.type === TEST && event.subject.id === id;
  return topics.some((topic) => fitsTopic(event.type, topic));
}

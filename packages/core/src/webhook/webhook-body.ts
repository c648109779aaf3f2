import type { RecordedEvent } from "../event/event.ts";
import type { WebhookWire } from "./webhook-wire.ts";

/** The same at every attempt. `data` has the fields of `Event` in the API. @see Standard Webhooks, "Payload structure" */
export function webhookBody(
  { id, position, type, at, subject, data }: RecordedEvent,
  globalId: WebhookWire["globalId"],
): string {
  const event = {
    id,
    position,
    type,
    at,
    subjectType: subject.type,
    subjectId: globalId(subject.type, subject.id),
    data: Object.entries(data).map(([name, value]) => ({ name, value })),
  };
  return JSON.stringify({ type, timestamp: at, data: event });
}

import type { Context } from "../context/context.ts";
import type { RecordedEvent } from "../event/event.ts";
import type { FanOutStep } from "../store/stores.ts";
import { isSubscribed } from "./topics.ts";
import type { WebhookSubscriber } from "./webhook-endpoint.ts";
import { webhookJob } from "./webhook-job.ts";
import { newWebhookMessage } from "./webhook-message.ts";

/** Events of one turn. */
const BATCH = 500;

/**
 * Makes messages of the events that the active endpoints have not seen yet, one batch for each. Those at the same
 * position share one reading of the log.
 * @returns whether there is more
 */
export async function fanOut({ stores, runtime }: Pick<Context, "stores" | "runtime">): Promise<boolean> {
  const subscribers = await stores.webhooks.subscribers();
  if (subscribers.length === 0) return false;
  const newest = await stores.events.lastPosition();
  const behind = subscribers.filter(({ cursor }) => cursor < newest);
  let more = false;
  for (const cursor of new Set(behind.map((subscriber) => subscriber.cursor))) {
    const events = await stores.events.after(cursor, BATCH, {});
    const to = events.at(-1)?.position ?? cursor;
    const group = behind.filter((subscriber) => subscriber.cursor === cursor);
    await stores.webhooks.fanOut(group.map((subscriber) => stepOf(subscriber, events, to, runtime.clock.now())));
    more ||= events.length === BATCH;
  }
  return more;
}

function stepOf(subscriber: WebhookSubscriber, events: readonly RecordedEvent[], to: number, now: Date): FanOutStep {
  const { id: endpointId, cursor: from } = subscriber;
  const messages = events
    .filter((event) => isSubscribed(subscriber, event))
    .map((event) => newWebhookMessage(endpointId, event, now));
  return { endpointId, from, to, messages, jobs: messages.map((message) => webhookJob(message, now)) };
}

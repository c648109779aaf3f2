import type { Context } from "../context/context.ts";
import type { RecordedEvent } from "../event/event.ts";
import type { FanOutStep } from "../store/stores.ts";
import { isSubscribed } from "./topics.ts";
import type { WebhookSubscriber } from "./webhook-endpoint.ts";
import { webhookJob } from "./webhook-job.ts";
import { newWebhookMessage } from "./webhook-message.ts";

/** Events of one turn. */
const BATCH = 500;

interface FannedOut {
  readonly messages: number;
  readonly more: boolean;
}

/**
 * Makes messages of the events that the active endpoints have not seen yet, one batch for each. Those at the same
 * position share one reading of the log.
 * @returns how many there were, and whether there is more
 */
export async function fanOut({ stores, runtime }: Pick<Context, "stores" | "runtime">): Promise<FannedOut> {
  const subscribers = await stores.webhooks.subscribers();
  if (subscribers.length === 0) return { messages: 0, more: false };
  const newest = await stores.events.lastPosition();
  const behind = subscribers.filter(({ cursor }) => cursor < newest);
  let more = false;
  let messages = 0;
  for (const cursor of new Set(behind.map((subscriber) => subscriber.cursor))) {
    const events = await stores.events.after(cursor, BATCH, {});
    const to = events.at(-1)?.position ?? cursor;
    const group = behind.filter((subscriber) => subscriber.cursor === cursor);
    const steps = group.map((subscriber) => stepOf(subscriber, events, to, runtime.clock.now()));
    await stores.webhooks.fanOut(steps);
    messages += steps.reduce((sum, step) => sum + step.messages.length, 0);
    more ||= events.length === BATCH;
  }
  return { messages, more };
}

function stepOf(subscriber: WebhookSubscriber, events: readonly RecordedEvent[], to: number, now: Date): FanOutStep {
  const { id: endpointId, cursor: from } = subscriber;
  const messages = events
    .filter((event) => isSubscribed(subscriber, event))
    .map((event) => newWebhookMessage(endpointId, event, now));
  return { endpointId, from, to, messages, jobs: messages.map((message) => webhookJob(message, now)) };
}

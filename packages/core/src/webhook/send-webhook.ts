import type { Context } from "../context/context.ts";
import type { ClaimedJob } from "../job/job.ts";
import { retryPauseMs } from "./retry-schedule.ts";
import { signedHeaders } from "./signature.ts";
import { webhookBody } from "./webhook-body.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";
import { webhookEvent } from "./webhook-event.ts";
import type { WebhookAttempt, WebhookMessage } from "./webhook-message.ts";

/** One attempt. A failed one waits for its own next turn, so that it does not stop the messages behind it. */
export async function sendWebhook(context: Context, job: ClaimedJob, random: () => number): Promise<void> {
  const { stores, runtime } = context;
  const message = await stores.webhooks.message(job.subjectId);
  const endpoint = message && (await stores.webhooks.byId(message.endpointId));
  if (endpoint === undefined || message?.state !== "PENDING") return stores.jobs.finish(job.key, {});
  const { nextAttemptAt = runtime.clock.now() } = message;
  if (endpoint.state === "DISABLED" || nextAttemptAt > runtime.clock.now()) {
    return stores.jobs.postpone(job.key, nextAttemptAt);
  }
  const attempt = await post(context, endpoint, message);
  const told = { ...withoutNext(message), tries: message.tries + 1, attempts: [...message.attempts, attempt] };
  if (attempt.code === undefined) {
    return stores.webhooks.record({ ...told, state: "DELIVERED" }, { finishes: job.key });
  }
  const pauseMs = retryPauseMs(told.tries, random());
  if (pauseMs === undefined) {
    const { eventId, position } = message;
    const data = { eventId, position: String(position), code: attempt.code };
    const events = [webhookEvent(runtime, endpoint, "WEBHOOK_MESSAGE_DEAD", data)];
    return stores.webhooks.record({ ...told, state: "DEAD" }, { events, finishes: job.key });
  }
  const next = new Date(runtime.clock.now().getTime() + pauseMs);
  await stores.webhooks.record({ ...told, nextAttemptAt: next }, {});
  await stores.jobs.postpone(job.key, next);
}

async function post(
  { stores, runtime, webhooks }: Context,
  endpoint: WebhookEndpoint,
  { id, position, eventId }: WebhookMessage,
): Promise<WebhookAttempt> {
  const [event] = await stores.events.after(position - 1, 1, {});
  if (event?.id !== eventId) throw new Error(`webhook message ${id} is about no event`);
  const body = webhookBody(event, webhooks.globalId);
  const at = runtime.clock.now();
  const headers = { "content-type": "application/json", ...signedHeaders(endpoint, eventId, body, at) };
  const answer = await webhooks.post(endpoint.url, headers, body);
  const durationMs = runtime.clock.now().getTime() - at.getTime();
  if ("code" in answer) return { at, durationMs, ...answer };
  const { status } = answer;
  if (status >= 200 && status < 300) return { at, durationMs, status };
  return { at, durationMs, status, code: status >= 300 && status < 400 ? "WEBHOOK_REDIRECT" : "WEBHOOK_STATUS" };
}

const withoutNext = ({ nextAttemptAt: _, ...message }: WebhookMessage): WebhookMessage => message;

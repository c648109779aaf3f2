import type { Context, Request } from "../context/context.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";
import { webhookCommand, webhookEvent } from "./webhook-event.ts";
import { WEBHOOK_FAULTS } from "./webhook-faults.ts";
import { webhookJob } from "./webhook-job.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** Dead letters that one request sends again; more of them take more requests. */
const MOST_REDRIVEN = 1_000;

/** Sends it again, by the whole schedule. */
export async function redriveWebhookMessage(
  { stores, runtime }: Context,
  message: WebhookMessage,
  request: Request,
): Promise<Result<WebhookMessage>> {
  const now = runtime.clock.now();
  const change = {
    command: { ...request, result: { type: "WebhookMessage", id: message.id } },
    jobs: [webhookJob(message, now)],
  };
  if ((await stores.webhooks.redrive([message.id], now, change)) === "waiting") {
    return reject(fault(WEBHOOK_FAULTS, "WEBHOOK_MESSAGE_WAITING", "$.webhookMessageId"));
  }
  return accept({ ...message, state: "PENDING", tries: 0, nextAttemptAt: now });
}

/** The dead letters of an endpoint, newest first. */
export async function redriveDeadMessages(
  { stores, runtime }: Context,
  endpoint: WebhookEndpoint,
  request: Request,
): Promise<WebhookEndpoint> {
  const now = runtime.clock.now();
  const filter = { endpointId: endpoint.id, state: "DEAD" } as const;
  const dead = await stores.webhooks.messages({ limit: MOST_REDRIVEN }, filter);
  const ids = dead.map(({ id }) => id);
  const command = webhookCommand(request, endpoint);
  const jobs = dead.map((message) => webhookJob(message, now));
  // The key is taken although there is nothing to send.
  if ((await stores.webhooks.redrive(ids, now, { command, jobs })) === "waiting")
    await stores.events.append({ command });
  return endpoint;
}

/** Sends what happened after the position, also what arrived already; the receiver knows it by its id. */
export async function replayWebhook(
  { stores, runtime }: Context,
  endpoint: WebhookEndpoint,
  after: number,
  request: Request,
): Promise<Result<WebhookEndpoint>> {
  if (after < 0 || after > (await stores.events.lastPosition())) {
    return reject(fault(WEBHOOK_FAULTS, "WEBHOOK-POSITION-01", "$.after"));
  }
  await stores.webhooks.rewind(endpoint.id, after, {
    command: webhookCommand(request, endpoint),
    events: [webhookEvent(runtime, endpoint, "WEBHOOK_REPLAYED", { after: String(after) })],
  });
  return accept({ ...endpoint, cursor: after });
}

/** Sends a message to this endpoint alone, whatever its topics are. */
export async function testWebhook(
  { stores, runtime }: Context,
  endpoint: WebhookEndpoint,
  request: Request,
): Promise<WebhookEndpoint> {
  await stores.events.append({
    command: webhookCommand(request, endpoint),
    events: [webhookEvent(runtime, endpoint, "WEBHOOK_TESTED")],
  });
  return endpoint;
}

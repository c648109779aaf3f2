import type { Context, Request } from "../context/context.ts";
import { accept, type Fault, fault, type Result, reject } from "../fault.ts";
import type { Organization } from "../organization/organization.ts";
import { toWebhookSecret } from "./signature.ts";
import { isKnownTopic } from "./topics.ts";
import type { WebhookEndpoint, WebhookSecret, WebhookState } from "./webhook-endpoint.ts";
import { webhookCommand, webhookEvent } from "./webhook-event.ts";
import { WEBHOOK_FAULTS } from "./webhook-faults.ts";

export interface WebhookInput {
  readonly url: string;
  readonly topics: readonly string[];
}

const MOST_TOPICS = 100;
const LONGEST_URL = 2_000;
const HOUR_MS = 3_600_000;
const LONGEST_OVERLAP_HOURS = 168;

/** Is told of what happens from now on. */
export async function createWebhook(
  context: Context,
  organization: Organization,
  input: WebhookInput,
  request: Request,
): Promise<Result<WebhookEndpoint>> {
  const { stores, runtime } = context;
  const parsed = parseInput(context, input);
  if (!parsed.ok) return parsed;
  const now = runtime.clock.now();
  const endpoint: WebhookEndpoint = {
    id: runtime.newId(),
    organizationId: organization.id,
    ...parsed.value,
    state: "ACTIVE",
    secrets: [newSecret(context)],
    cursor: await stores.events.lastPosition(),
    revision: 1,
    createdAt: now,
  };
  await stores.webhooks.create(endpoint, {
    command: webhookCommand(request, endpoint),
    events: [webhookEvent(runtime, endpoint, "WEBHOOK_CREATED", { topics: endpoint.topics.join(", ") })],
  });
  return accept(endpoint);
}

/** Messages that wait go to the new address; other topics count from now on. */
export async function changeWebhook(
  context: Context,
  endpoint: WebhookEndpoint,
  input: WebhookInput,
  request: Request,
): Promise<Result<WebhookEndpoint>> {
  const parsed = parseInput(context, input);
  if (!parsed.ok) return parsed;
  const data = { topics: parsed.value.topics.join(", ") };
  return update(context, { ...endpoint, ...parsed.value }, "WEBHOOK_CHANGED", request, data);
}

/** Both secrets sign until the overlap has passed; those of earlier rotations not longer than that either. */
export async function rotateWebhookSecret(
  context: Context,
  endpoint: WebhookEndpoint,
  overlapHours: number,
  request: Request,
): Promise<Result<WebhookEndpoint>> {
  if (!(overlapHours >= 0 && overlapHours <= LONGEST_OVERLAP_HOURS)) {
    return reject(fault(WEBHOOK_FAULTS, "WEBHOOK-OVERLAP-01", "$.overlapHours"));
  }
  const now = context.runtime.clock.now();
  const overlapEnd = new Date(now.getTime() + overlapHours * HOUR_MS);
  const old = endpoint.secrets
    .map(({ endsAt = overlapEnd, ...secret }) => ({ ...secret, endsAt: endsAt < overlapEnd ? endsAt : overlapEnd }))
    .filter(({ endsAt }) => endsAt > now);
  const rotated = { ...endpoint, secrets: [newSecret(context), ...old] as const };
  return update(context, rotated, "WEBHOOK_SECRET_ROTATED", request, { overlapHours: String(overlapHours) });
}

/** What happens in the meantime is sent after `resumeWebhook`. */
export const pauseWebhook = (context: Context, endpoint: WebhookEndpoint, request: Request) =>
  switchTo(context, endpoint, "DISABLED", request);

export const resumeWebhook = (context: Context, endpoint: WebhookEndpoint, request: Request) =>
  switchTo(context, endpoint, "ACTIVE", request);

async function switchTo(context: Context, endpoint: WebhookEndpoint, state: WebhookState, request: Request) {
  if (endpoint.state !== state) {
    return update(context, { ...endpoint, state }, state === "ACTIVE" ? "WEBHOOK_RESUMED" : "WEBHOOK_PAUSED", request);
  }
  await context.stores.events.append({ command: webhookCommand(request, endpoint) });
  return accept(endpoint);
}

/** For good, with its messages. */
export async function removeWebhook({ stores, runtime }: Context, endpoint: WebhookEndpoint, request: Request) {
  const { id, organizationId } = endpoint;
  await stores.webhooks.remove(id, {
    command: { ...request, result: { type: "Organization", id: organizationId } },
    events: [webhookEvent(runtime, endpoint, "WEBHOOK_REMOVED")],
  });
}

async function update(
  { stores, runtime }: Context,
  endpoint: WebhookEndpoint,
  type: Parameters<typeof webhookEvent>[2],
  request: Request,
  data: Readonly<Record<string, string>> = {},
): Promise<Result<WebhookEndpoint>> {
  const next = { ...endpoint, revision: endpoint.revision + 1 };
  const stored = await stores.webhooks.update(next, {
    command: webhookCommand(request, endpoint),
    events: [webhookEvent(runtime, next, type, data)],
  });
  return stored === "stored" ? accept(next) : reject(fault(WEBHOOK_FAULTS, "WEBHOOK_CHANGED", "$.webhookEndpointId"));
}

const newSecret = ({ runtime }: Context): WebhookSecret => ({
  secret: toWebhookSecret(runtime.newSecret()),
  setAt: runtime.clock.now(),
});

function parseInput({ webhooks }: Context, { url, topics }: WebhookInput): Result<WebhookInput> {
  const faults: Fault[] = [];
  const at = (code: keyof typeof WEBHOOK_FAULTS, path: string) => faults.push(fault(WEBHOOK_FAULTS, code, path));
  const parsed = url.length <= LONGEST_URL && URL.canParse(url) ? new URL(url) : undefined;
  const refusal = parsed === undefined || !isUsable(parsed) ? "WEBHOOK-URL-01" : webhooks.refusal(parsed);
  if (refusal !== undefined) at(refusal, "$.url");
  if (topics.length === 0 || topics.length > MOST_TOPICS) at("WEBHOOK-TOPIC-02", "$.topics");
  for (const [index, topic] of topics.entries()) if (!isKnownTopic(topic)) at("WEBHOOK-TOPIC-01", `$.topics[${index}]`);
  return parsed === undefined || faults.length > 0
    ? { ok: false, faults }
    : accept({ url: parsed.href, topics: [...new Set(topics)] });
}

const isUsable = ({ protocol, username, password, hash }: URL): boolean =>
  (protocol === "https:" || protocol === "http:") && username + password + hash === "";

import { createEvent } from "../src/event/create-event.ts";
import type { EventType } from "../src/event/event-types.ts";
import { runJob } from "../src/job/run-job.ts";
import { fanOut } from "../src/webhook/fan-out.ts";
import { createWebhook, type WebhookInput } from "../src/webhook/webhook-commands.ts";
import type { WebhookEndpoint } from "../src/webhook/webhook-endpoint.ts";
import type { WebhookMessage } from "../src/webhook/webhook-message.ts";
import type { WebhookAnswer } from "../src/webhook/webhook-wire.ts";
import { createWorld, trusted } from "./world.ts";

interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A world with an endpoint, whose receiver answers as the test says: 200 unless `answer` is set. */
export async function createWebhookWorld(input: Partial<WebhookInput> = {}) {
  const world = await createWorld();
  const { stores, clock, organization, request } = world;
  const posted: Posted[] = [];
  const receiver: { answer: WebhookAnswer; whilePosting?: () => Promise<void> } = { answer: { status: 200 } };
  const context = {
    ...world.context,
    webhooks: {
      ...world.context.webhooks,
      post: async (url: string, headers: Readonly<Record<string, string>>, body: string) => {
        posted.push({ url, headers, body });
        await receiver.whilePosting?.();
        return receiver.answer;
      },
    },
  };
  const given = { url: "https://receiver.example.test/hooks", topics: ["*"], ...input };
  const endpoint = trusted(await createWebhook(context, organization, given, request()));
  const theEndpoint = async (): Promise<WebhookEndpoint> => {
    const found = await stores.webhooks.byId(endpoint.id);
    if (found === undefined) throw new Error("it was removed");
    return found;
  };
  return {
    ...world,
    context,
    posted,
    receiver,
    theEndpoint,
    /** An event of the organization, or of another one. */
    happens: (type: EventType, organizationId = organization.id) =>
      stores.events.append({
        events: [createEvent(context.runtime, { type, organizationId, subject: { type: "Customer", id: "c1" } })],
      }),
    /** All events become messages, and all that is due is sent. @param random - for the jitter */
    async deliver(random = 0): Promise<void> {
      while ((await fanOut(context)).more);
      const limits = { total: 100, perLane: () => 1 };
      for (;;) {
        const jobs = await stores.jobs.claim(clock.now(), new Date(clock.now().getTime() + 60_000), limits);
        if (jobs.length === 0) return;
        for (const job of jobs) await runJob(context, job, () => random);
      }
    },
    messages: async (): Promise<readonly WebhookMessage[]> =>
      (await stores.webhooks.messages({ limit: 100 }, { endpointId: endpoint.id })).toReversed(),
    sentTypes: () => posted.map(({ body }) => (JSON.parse(body) as { type: string }).type),
  };
}

/** The message there is. */
export async function only(world: Awaited<ReturnType<typeof createWebhookWorld>>): Promise<WebhookMessage> {
  const [message, ...others] = await world.messages();
  if (message === undefined || others.length > 0) throw new Error(`there are ${others.length} others`);
  return message;
}

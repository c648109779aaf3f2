import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { registerDemo } from "./organization.ts";
import { createReceiver, isSignedBy, type WebhookReceiver } from "./webhook-receiver.ts";
import { createWorld, type World } from "./world.ts";

const HOUR_MS = 3_600_000;
const SECRET = "... on WebhookEndpoint { id secret }";
const MESSAGES = `messages(first: 50, state: $state) { edges { node {
  id state nextAttemptAt event { id type } attempts { status code detail durationMs help { remedy } }
} } }`;

interface Message {
  readonly id: string;
  readonly state: string;
  readonly nextAttemptAt: string | null;
  readonly event: { readonly id: string; readonly type: string };
  readonly attempts: readonly { readonly status: number | null; readonly code: string | null }[];
}

let world: World;
let receiver: WebhookReceiver;
let organizationId: string;
let customers = 0;

beforeAll(async () => {
  world = await createWorld();
  organizationId = await registerDemo(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  receiver = await createReceiver();
});
afterEach(async () => {
  const { webhookEndpoints } = await world.api.query<{
    webhookEndpoints: { edges: readonly { node: { id: string } }[] };
  }>("{ webhookEndpoints(first: 100) { edges { node { id } } } }");
  for (const { node } of webhookEndpoints.edges) {
    await world.api.mutate("removeWebhookEndpoint", { webhookEndpointId: node.id });
  }
  await receiver.close();
});

async function createEndpoint(topics: readonly string[] = ["CUSTOMER_*"], more: Record<string, unknown> = {}) {
  const input = { organizationId, url: receiver.url, topics, ...more };
  const { id = "", ...made } = await world.api.mutate("createWebhookEndpoint", input, SECRET);
  return { webhookEndpointId: id, secret: String(made["secret"]) };
}

async function happen(): Promise<void> {
  customers += 1;
  const number = `C${customers}`;
  await world.api.id("createCustomer", { organizationId, number, name: number, endpointId: "0106:58765432" });
}

const arrived = (count: number) =>
  eventually(
    async () => receiver.received.length,
    (length) => length >= count,
  );

async function messagesOf(id: string, state?: string): Promise<readonly Message[]> {
  const { node } = await world.api.query<{ node: { messages: { edges: readonly { node: Message }[] } } }>(
    `query ($id: ID!, $state: WebhookMessageState) { node(id: $id) { ... on WebhookEndpoint { ${MESSAGES} } } }`,
    { id, state },
  );
  return node.messages.edges.map((edge) => edge.node);
}

/** The one message, once it is like that. */
async function messageIn(id: string, wanted: (message: Message) => boolean): Promise<Message> {
  const [message] = await eventually(
    () => messagesOf(id),
    ([first]) => first !== undefined && wanted(first),
  );
  if (message === undefined) throw new Error("no message");
  return message;
}

/** Lets the attempts of the one message happen until it is dead. */
async function exhaust(webhookEndpointId: string): Promise<Message> {
  for (let attempts = 1; ; attempts += 1) {
    const message = await messageIn(webhookEndpointId, (each) => each.attempts.length >= attempts);
    if (message.state === "DEAD") return message;
    world.advance(25 * HOUR_MS);
  }
}

describe("a message", () => {
  it("MUST be signed so that an independent implementation accepts it, and nothing else", async () => {
    const { secret } = await createEndpoint();
    await happen();
    await arrived(1);
    const [message] = receiver.received;
    if (message === undefined) return expect.fail("nothing arrived");
    expect(secret).toMatch(/^whsec_/);
    expect(isSignedBy(secret, message)).toBe(true);
    expect(isSignedBy(secret, { ...message, body: message.body.replace("CUSTOMER", "CUSTOMEX") })).toBe(false);
    expect(isSignedBy(secret, { ...message, headers: { ...message.headers, "webhook-id": "x" } })).toBe(false);
    expect(isSignedBy(`whsec_${Buffer.alloc(32).toString("base64")}`, message)).toBe(false);
  });

  it("MUST be verifiable with the old and the new secret during a rotation, and with the new one alone after it", async () => {
    const { webhookEndpointId, secret } = await createEndpoint();
    const { secret: next } = await world.api.mutate("rotateWebhookSecret", { webhookEndpointId }, SECRET);
    await happen();
    await arrived(1);
    const { secret: last } = await world.api.mutate(
      "rotateWebhookSecret",
      { webhookEndpointId, overlapHours: 0 },
      SECRET,
    );
    await happen();
    await arrived(2);
    const secrets = [secret, String(next), String(last)];
    expect(new Set(secrets).size).toBe(3);
    expect(receiver.received.map((message) => secrets.map((each) => isSignedBy(each, message)))).toEqual([
      [true, true, false],
      [false, false, true],
    ]);
  });

  it("MUST be dead after the last attempt, with every attempt to be seen, and be delivered when it is redriven", async () => {
    const { webhookEndpointId } = await createEndpoint();
    receiver.answer(503);
    await happen();
    const dead = await exhaust(webhookEndpointId);
    expect(dead.attempts.length).toBeGreaterThanOrEqual(8);
    for (const attempt of dead.attempts) {
      expect(attempt).toMatchObject({
        status: 503,
        code: "WEBHOOK_STATUS",
        detail: null,
        durationMs: expect.any(Number),
        help: { remedy: expect.stringMatching(/\w/) },
      });
    }
    expect(dead.nextAttemptAt).toBeNull();
    expect(new Set(receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect((await messagesOf(webhookEndpointId, "DEAD")).map(({ id }) => id)).toEqual([dead.id]);
    expect(await messagesOf(webhookEndpointId, "DELIVERED")).toEqual([]);
    receiver.answer(200);
    await world.api.id("redriveWebhookMessage", { webhookMessageId: dead.id });
    const delivered = await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
    expect(delivered.attempts.at(-1)).toMatchObject({ status: 200, code: null });
    expect(delivered.attempts).toHaveLength(dead.attempts.length + 1);
    expect(receiver.received.at(-1)?.id).toBe(dead.event.id);
  }, 60_000);

  it.each([
    [410, {}, "WEBHOOK_STATUS"],
    [302, { location: "http://127.0.0.1:1/" }, "WEBHOOK_REDIRECT"],
  ])("MUST be tried again after %i", async (status, headers, code) => {
    const { webhookEndpointId } = await createEndpoint();
    receiver.answer(status, headers);
    await happen();
    const message = await messageIn(webhookEndpointId, ({ attempts }) => attempts.length === 1);
    expect(message).toMatchObject({ state: "PENDING", attempts: [{ status, code }] });
    receiver.answer(200);
    world.advance(10_000);
    await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
  });

  it("MUST NOT hold those behind it, and go to the other endpoints although one is out of reach", async () => {
    const gone = await createReceiver();
    const { webhookEndpointId } = await createEndpoint(["CUSTOMER_*"], { url: gone.url });
    await createEndpoint();
    await gone.close();
    await happen();
    await happen();
    await arrived(2);
    const messages = await eventually(
      () => messagesOf(webhookEndpointId),
      (all) => all.length === 2 && all.every(({ attempts }) => attempts.length > 0),
    );
    for (const { attempts } of messages) {
      expect(attempts[0]).toMatchObject({ code: "WEBHOOK_UNREACHABLE", detail: "ECONNREFUSED", status: null });
    }
  });

  it("MUST outlive the gateway that was to send it", async () => {
    await createEndpoint();
    const { webhookEndpointId } = await createEndpoint();
    await world.api.id("pauseWebhookEndpoint", { webhookEndpointId });
    receiver.answer(500);
    await happen();
    await arrived(1);
    await world.restart();
    receiver.answer(200);
    await world.api.id("resumeWebhookEndpoint", { webhookEndpointId });
    world.advance(10_000);
    await arrived(3);
    expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
    await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
  });

  it("MUST come again when a position is replayed, with the same id and body", async () => {
    const { webhookEndpointId } = await createEndpoint();
    await happen();
    await happen();
    await arrived(2);
    const { events } = await world.api.query<{ events: readonly { id: string; position: number }[] }>(
      "{ events(first: 500) { id position } }",
    );
    const first = events.find(({ id }) => id === receiver.received[0]?.id);
    await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
    await world.api.id("replayWebhookEndpoint", { webhookEndpointId, after: (first?.position ?? 0) - 1 });
    await arrived(4);
    const seen = receiver.received.map(({ id, body }) => `${id} ${body}`);
    expect(seen.slice(2)).toEqual(seen.slice(0, 2));
    expect(await messagesOf(webhookEndpointId)).toHaveLength(2);
  });

  it("MUST be found by its global id", async () => {
    const { webhookEndpointId } = await createEndpoint();
    await happen();
    const { id } = await messageIn(webhookEndpointId, () => true);
    const { node } = await world.api.query<{ node: unknown }>(
      "query ($id: ID!) { node(id: $id) { ... on WebhookMessage { id endpoint { id } event { type } } } }",
      { id },
    );
    expect(node).toEqual({ id, endpoint: { id: webhookEndpointId }, event: { type: "CUSTOMER_CREATED" } });
  });
});

describe("an endpoint", () => {
  it("MUST show its secret once: not in a repetition, not later; then four characters of it", async () => {
    const input = { idempotencyKey: "once", organizationId, url: receiver.url, topics: ["*"] };
    const made = await world.api.mutate("createWebhookEndpoint", input, SECRET);
    const again = await world.api.mutate("createWebhookEndpoint", input, SECRET);
    expect(again).toEqual({ ...made, secret: null });
    const { node } = await world.api.query<{ node: Record<string, unknown> }>(
      "query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { secret secrets { hint endsAt } url topics state organization { id } timeline { type data { value } } } } }",
      { id: made.id },
    );
    expect(node).toMatchObject({
      secret: null,
      secrets: [{ hint: String(made["secret"]).slice(-4), endsAt: null }],
      url: receiver.url,
      topics: ["*"],
      state: "ACTIVE",
      organization: { id: organizationId },
      timeline: [{ type: "WEBHOOK_CREATED" }],
    });
    expect(JSON.stringify(node)).not.toContain(String(made["secret"]));
  });

  it("MUST be refused by name of what is wrong, every fault with its path", async () => {
    const input = { organizationId, url: "http://8.8.8.8/", topics: ["INVOICE_*", "INVOICE_PAID"] };
    const outcome = await world.api.mutate("createWebhookEndpoint", input);
    expect(outcome).toMatchObject({ __typename: "InvalidInput", code: "WEBHOOK-URL-02", path: "$.url" });
    expect(outcome.faults?.map(({ code, path }) => [code, path])).toEqual([
      ["WEBHOOK-URL-02", "$.url"],
      ["WEBHOOK-TOPIC-01", "$.topics[1]"],
    ]);
  });

  it("MUST NOT be made or changed with a token that may only read, nor be found as something else", async () => {
    const { webhookEndpointId } = await createEndpoint();
    const reader = await world.apiWith(["READ", "SEND", "IMPORT"]);
    await expect(reader.mutate("rotateWebhookSecret", { webhookEndpointId })).rejects.toThrow(/scope/);
    const outcome = await world.api.mutate("pauseWebhookEndpoint", { webhookEndpointId: organizationId });
    expect(outcome).toMatchObject({ __typename: "NotFound", path: "$.webhookEndpointId" });
  });

  it("MUST be tested alone, whatever its topics are", async () => {
    const { webhookEndpointId } = await createEndpoint(["INVOICE_POSTED"]);
    const other = await createEndpoint(["*"]);
    await world.api.id("testWebhookEndpoint", { webhookEndpointId });
    await arrived(1);
    await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      type: "WEBHOOK_TESTED",
      data: { subjectId: webhookEndpointId },
    });
    expect(await messagesOf(other.webhookEndpointId)).toEqual([]);
  });

  it("MUST be gone with its messages when it is removed", async () => {
    const { webhookEndpointId } = await createEndpoint();
    await happen();
    const { id } = await messageIn(webhookEndpointId, ({ state }) => state === "DELIVERED");
    const input = { idempotencyKey: "gone", webhookEndpointId };
    const outcome = await world.api.mutate("removeWebhookEndpoint", input);
    expect(outcome).toMatchObject({ __typename: "Organization", id: organizationId });
    expect(await world.api.mutate("removeWebhookEndpoint", input)).toEqual(outcome);
    const { nodes } = await world.api.query<{ nodes: unknown }>("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      ids: [id, webhookEndpointId],
    });
    expect(nodes).toEqual([null, null]);
  });
});

it("MUST NOT reach this machine or its network unless the settings say so", async () => {
  const strict = await createWorld({ webhookAllow: [] });
  try {
    const organization = await registerDemo(strict);
    for (const [url, code] of [
      [receiver.url, "WEBHOOK-URL-03"],
      ["https://[::1]/", "WEBHOOK-URL-03"],
      ["https://169.254.169.254/latest", "WEBHOOK-URL-03"],
      [receiver.url.replace("127.0.0.1", "localhost"), "WEBHOOK-URL-02"],
    ]) {
      const input = { organizationId: organization, url, topics: ["*"] };
      expect(await strict.api.mutate("createWebhookEndpoint", input)).toMatchObject({ code });
    }
    const url = receiver.url.replace("http://127.0.0.1", "https://localhost");
    const id = await strict.api.id("createWebhookEndpoint", { organizationId: organization, url, topics: ["*"] });
    await strict.api.id("testWebhookEndpoint", { webhookEndpointId: id });
    const ask = async () =>
      JSON.stringify(
        await strict.api.query(
          "query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { messages { edges { node { attempts { code } } } } } } }",
          { id },
        ),
      );
    await eventually(ask, (answer) => answer.includes('"WEBHOOK_ADDRESS_REFUSED"'));
    expect(receiver.received).toEqual([]);
  } finally {
    await strict.close();
  }
}, 30_000);

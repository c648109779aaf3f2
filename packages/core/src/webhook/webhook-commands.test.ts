import { describe, expect, it } from "vitest";
import { createWebhookWorld } from "../../test/webhook.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import {
  changeWebhook,
  createWebhook,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateWebhookSecret,
} from "./webhook-commands.ts";
import { redriveDeadMessages } from "./webhook-message-commands.ts";

const HOUR_MS = 3_600_000;

describe("a webhook", () => {
  it.each([
    ["no URL", { url: "receiver" }, ["WEBHOOK-URL-01 $.url"]],
    ["another scheme", { url: "ftp://receiver.test/" }, ["WEBHOOK-URL-01 $.url"]],
    ["a password", { url: "https://a:b@receiver.test/" }, ["WEBHOOK-URL-01 $.url"]],
    ["a fragment", { url: "https://receiver.test/#a" }, ["WEBHOOK-URL-01 $.url"]],
    ["a long address", { url: `https://receiver.test/${"a".repeat(2_000)}` }, ["WEBHOOK-URL-01 $.url"]],
    ["an address that is refused", { url: "https://10.0.0.1/" }, ["WEBHOOK-URL-03 $.url"]],
    ["no topic", { topics: [] }, ["WEBHOOK-TOPIC-02 $.topics"]],
    ["too many topics", { topics: Array(101).fill("*") }, ["WEBHOOK-TOPIC-02 $.topics"]],
    [
      "wrong ones and a wrong address",
      { url: "x", topics: ["*", "INVOICE_PAID", "x"] },
      ["WEBHOOK-URL-01 $.url", "WEBHOOK-TOPIC-01 $.topics[1]", "WEBHOOK-TOPIC-01 $.topics[2]"],
    ],
  ])("MUST be refused with %s", async (_name, given, faults) => {
    const { context, organization, request } = await createWebhookWorld();
    const webhooks = {
      ...context.webhooks,
      refusal: ({ hostname }: URL) => (hostname === "10.0.0.1" ? "WEBHOOK-URL-03" : undefined),
    } as const;
    const input = { url: "https://receiver.test/", topics: ["*"], ...given };
    expect(faultsOf(await createWebhook({ ...context, webhooks }, organization, input, request()))).toEqual(faults);
  });

  it("MUST be told of nothing that happened before it was made", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    const { context, organization, request } = world;
    const input = { url: "https://late.test/", topics: ["*"] };
    trusted(await createWebhook(context, organization, input, request()));
    await world.happens("CUSTOMER_CHANGED");
    await world.deliver();
    expect(world.posted.filter(({ url }) => url === "https://late.test/")).toHaveLength(1);
  });

  it("MUST send what waits to a changed address, and what comes by changed topics", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { code: "WEBHOOK_UNREACHABLE" };
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    world.receiver.answer = { status: 200 };
    const input = { url: "https://new.test/", topics: ["INVOICE_*"] };
    trusted(await changeWebhook(world.context, await world.theEndpoint(), input, world.request()));
    await world.happens("CUSTOMER_CHANGED");
    await world.happens("INVOICE_POSTED");
    world.clock.advance(HOUR_MS);
    await world.deliver();
    expect(world.posted.slice(1).map(({ url }) => url)).toEqual(["https://new.test/", "https://new.test/"]);
    expect(world.sentTypes().slice(1).toSorted()).toEqual(["CUSTOMER_CREATED", "INVOICE_POSTED"]);
  });

  it("MUST NOT overwrite a change that came in between", async () => {
    const { context, theEndpoint, request } = await createWebhookWorld();
    const before = await theEndpoint();
    trusted(await pauseWebhook(context, before, request()));
    expect(faultsOf(await rotateWebhookSecret(context, before, 24, request()))).toEqual([
      "WEBHOOK_CHANGED $.webhookEndpointId",
    ]);
  });

  it("MUST collect while it is paused and send it all, in order, when it is resumed", async () => {
    const world = await createWebhookWorld();
    const { context, theEndpoint, request } = world;
    await world.happens("CUSTOMER_CREATED");
    world.receiver.answer = { status: 500 };
    await world.deliver();
    world.receiver.answer = { status: 200 };
    trusted(await pauseWebhook(context, await theEndpoint(), request()));
    await world.happens("INVOICE_POSTED");
    world.clock.advance(HOUR_MS);
    await world.deliver();
    expect(world.posted).toHaveLength(1);
    trusted(await resumeWebhook(context, await theEndpoint(), request()));
    await world.deliver();
    expect(world.sentTypes().slice(1)).toEqual(["CUSTOMER_CREATED", "INVOICE_POSTED"]);
  });

  it("MUST take the key of a request that finds nothing to do", async () => {
    const { context, stores, theEndpoint, request } = await createWebhookWorld();
    const asked = [request(), request(), request()] as const;
    trusted(await resumeWebhook(context, await theEndpoint(), asked[0]));
    trusted(await pauseWebhook(context, await theEndpoint(), request()));
    trusted(await pauseWebhook(context, await theEndpoint(), asked[1]));
    await redriveDeadMessages(context, await theEndpoint(), asked[2]);
    for (const { scope, idempotencyKey } of asked) {
      expect(await stores.commands.find(scope, idempotencyKey)).toMatchObject({ result: { type: "WebhookEndpoint" } });
    }
  });

  it("MUST leave nothing behind when it is removed, and end what is being sent", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    await world.happens("CUSTOMER_CHANGED");
    const endpoint = await world.theEndpoint();
    world.receiver.whilePosting = () => removeWebhook(world.context, endpoint, world.request());
    world.receiver.answer = { status: 500 };
    await world.deliver();
    world.clock.advance(100 * HOUR_MS);
    await world.deliver();
    expect(world.posted).toHaveLength(1);
    expect(await world.messages()).toEqual([]);
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
    expect(world.logged).toEqual([]);
  });
});

describe("a rotated secret", () => {
  it("MUST sign along for the overlap, and not longer", async () => {
    const world = await createWebhookWorld();
    const signatures = async () => {
      await world.happens("CUSTOMER_CREATED");
      await world.deliver();
      return world.posted.at(-1)?.headers["webhook-signature"]?.split(" ").length;
    };
    expect(await signatures()).toBe(1);
    const rotated = trusted(await rotateWebhookSecret(world.context, await world.theEndpoint(), 24, world.request()));
    expect(rotated.secrets).toHaveLength(2);
    world.clock.advance(24 * HOUR_MS - 1);
    expect(await signatures()).toBe(2);
    world.clock.advance(1);
    expect(await signatures()).toBe(1);
  });

  it("MUST be gone at once with an overlap of 0, those of earlier rotations too", async () => {
    const { context, theEndpoint, request } = await createWebhookWorld();
    trusted(await rotateWebhookSecret(context, await theEndpoint(), 24, request()));
    const [leaked] = (await theEndpoint()).secrets;
    trusted(await rotateWebhookSecret(context, await theEndpoint(), 0, request()));
    const { secrets } = await theEndpoint();
    expect(secrets).toHaveLength(1);
    expect(secrets[0].secret.reveal()).not.toBe(leaked.secret.reveal());
  });

  it("MUST NOT end later by a longer overlap of the next rotation", async () => {
    const { context, theEndpoint, request, clock } = await createWebhookWorld();
    const first = new Date(clock.now().getTime() + HOUR_MS);
    trusted(await rotateWebhookSecret(context, await theEndpoint(), 1, request()));
    trusted(await rotateWebhookSecret(context, await theEndpoint(), 168, request()));
    const ends = (await theEndpoint()).secrets.map(({ endsAt }) => endsAt);
    expect(ends).toEqual([undefined, new Date(clock.now().getTime() + 168 * HOUR_MS), first]);
  });

  it.each([-1, 168.5, Number.NaN])("MUST NOT overlap for %d hours", async (hours) => {
    const { context, theEndpoint, request } = await createWebhookWorld();
    expect(faultsOf(await rotateWebhookSecret(context, await theEndpoint(), hours, request()))).toEqual([
      "WEBHOOK-OVERLAP-01 $.overlapHours",
    ]);
  });
});

it("MUST NOT write the address or a secret of a webhook into the log of events", async () => {
  const { context, theEndpoint, request, events } = await createWebhookWorld({
    url: "https://receiver.test/t0ken?k=k3y",
  });
  trusted(await rotateWebhookSecret(context, await theEndpoint(), 1, request()));
  const text = JSON.stringify(await events());
  expect(text).toContain("receiver.test");
  expect(text).not.toMatch(/t0ken|k3y|whsec/);
});

import { describe, expect, it } from "vitest";
import { createWebhookWorld, only } from "../../test/webhook.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import { fanOut } from "./fan-out.ts";
import { RETRY_PAUSES_MS } from "./retry-schedule.ts";
import { sendWebhook } from "./send-webhook.ts";
import { createWebhook, pauseWebhook } from "./webhook-commands.ts";
import { redriveDeadMessages, redriveWebhookMessage, replayWebhook, testWebhook } from "./webhook-message-commands.ts";

const HOUR_MS = 3_600_000;

type World = Awaited<ReturnType<typeof createWebhookWorld>>;

/** Lets every attempt of what waits happen. */
async function exhaust(world: World): Promise<void> {
  for (let turn = 0; turn <= RETRY_PAUSES_MS.length; turn += 1) {
    await world.deliver();
    world.clock.advance(24 * HOUR_MS);
  }
}

describe("a message", () => {
  it("MUST say what the event in the API says, signed for the moment it is sent", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    const [event] = await world.events("c1");
    const [sent] = world.posted;
    expect(sent?.url).toBe("https://receiver.example.test/hooks");
    expect(sent?.headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": event?.id,
      "webhook-timestamp": String(world.clock.now().getTime() / 1000),
    });
    expect(JSON.parse(sent?.body ?? "")).toEqual({
      type: "CUSTOMER_CREATED",
      timestamp: event?.at.toISOString(),
      data: {
        id: event?.id,
        position: event?.position,
        type: "CUSTOMER_CREATED",
        at: event?.at.toISOString(),
        subjectType: "Customer",
        subjectId: "Customer:c1",
        data: [],
      },
    });
  });

  it("MUST be sent in the order of events, of its organization and topics alone", async () => {
    const world = await createWebhookWorld({ topics: ["INVOICE_*", "CUSTOMER_CREATED"] });
    const other = await world.addOrganization();
    for (const type of ["INVOICE_POSTED", "CUSTOMER_CHANGED", "CUSTOMER_CREATED", "INVOICE_CANCELLED"] as const) {
      await world.happens(type);
      await world.happens(type, other.id);
    }
    await world.deliver();
    expect(world.sentTypes()).toEqual(["INVOICE_POSTED", "CUSTOMER_CREATED", "INVOICE_CANCELLED"]);
  });

  it("MUST be made once, however often and from wherever that is asked, batches of events included", async () => {
    const world = await createWebhookWorld();
    for (let count = 0; count < 1_001; count += 1) await world.happens("CUSTOMER_CHANGED");
    await Promise.all([fanOut(world.context), fanOut(world.context), fanOut(world.context)]);
    await world.deliver();
    const ids = world.posted.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toEqual((await world.stores.events.after(1, 2_000, {})).map(({ id }) => id));
    expect(ids).toHaveLength(1_001);
  });

  it("MUST be delivered with any status from 200 to 299", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { status: 204 };
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    expect(await only(world)).toMatchObject({ state: "DELIVERED", attempts: [{ status: 204, at: world.clock.now() }] });
    expect((await only(world)).nextAttemptAt).toBeUndefined();
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
  });

  it.each([
    [{ status: 500 }, { status: 500, code: "WEBHOOK_STATUS" }],
    [{ status: 410 }, { status: 410, code: "WEBHOOK_STATUS" }],
    [{ status: 199 }, { status: 199, code: "WEBHOOK_STATUS" }],
    [{ status: 302 }, { status: 302, code: "WEBHOOK_REDIRECT" }],
    [{ code: "WEBHOOK_TIMEOUT" }, { code: "WEBHOOK_TIMEOUT" }],
    [
      { code: "WEBHOOK_UNREACHABLE", detail: "ECONNREFUSED" },
      { code: "WEBHOOK_UNREACHABLE", detail: "ECONNREFUSED" },
    ],
  ] as const)("MUST be tried again after %j", async (answer, attempt) => {
    const world = await createWebhookWorld();
    world.receiver.answer = answer;
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    expect(await only(world)).toMatchObject({ state: "PENDING", tries: 1, attempts: [attempt] });
    world.receiver.answer = { status: 200 };
    world.clock.advance(5_000);
    await world.deliver();
    expect(await only(world)).toMatchObject({ state: "DELIVERED", attempts: [attempt, { status: 200 }] });
  });

  it("MUST NOT stop those behind it", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { status: 500 };
    await world.happens("CUSTOMER_CREATED");
    await world.happens("CUSTOMER_CHANGED");
    await world.deliver();
    expect(world.sentTypes()).toEqual(["CUSTOMER_CREATED", "CUSTOMER_CHANGED"]);
  });

  it("MUST wait by the schedule with jitter, keep its id and body, and be dead after the last attempt", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { status: 500 };
    await world.happens("CUSTOMER_CREATED");
    await world.deliver(0.5);
    for (const pauseMs of RETRY_PAUSES_MS) {
      expect((await only(world)).nextAttemptAt).toEqual(new Date(world.clock.now().getTime() + pauseMs * 1.1));
      world.clock.advance(pauseMs * 1.1 - 1);
      const before = world.posted.length;
      await world.deliver(0.5);
      expect(world.posted).toHaveLength(before);
      world.clock.advance(1);
      await world.deliver(0.5);
      expect(world.posted).toHaveLength(before + 1);
    }
    const dead = await only(world);
    expect([dead.state, dead.nextAttemptAt]).toEqual(["DEAD", undefined]);
    expect(new Set(world.posted.map(({ body, headers }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
    expect(new Set(world.posted.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(world.posted.length);
    expect(await world.eventTypes((await world.theEndpoint()).id)).toEqual(["WEBHOOK_CREATED", "WEBHOOK_MESSAGE_DEAD"]);
    await exhaust(world);
    expect(await world.messages()).toHaveLength(1);
  });

  it("MUST wait for its turn although its job came back early", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { status: 500 };
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    const message = await only(world);
    // As after a death between the record of the attempt and the job's new time.
    await world.stores.jobs.postpone(`webhook:${message.id}`, world.clock.now());
    await world.deliver();
    expect(world.posted).toHaveLength(1);
    world.clock.advance(5_000);
    await world.deliver();
    expect(world.posted).toHaveLength(2);
  });

  it("MUST NOT be sent when the endpoint was paused after its job was taken", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    await fanOut(world.context);
    const { jobs } = world.stores;
    const leaseUntil = new Date(world.clock.now().getTime() + 1_000);
    const [job] = await jobs.claim(world.clock.now(), leaseUntil, { total: 1, perLane: () => 1 });
    trusted(await pauseWebhook(world.context, await world.theEndpoint(), world.request()));
    if (job !== undefined) await sendWebhook(world.context, job, () => 0);
    expect(world.posted).toEqual([]);
    expect(await only(world)).toMatchObject({ state: "PENDING", tries: 0 });
  });
});

describe("redriving", () => {
  it("MUST send a dead letter again by the whole schedule, with its id, and keep its earlier attempts", async () => {
    const world = await createWebhookWorld();
    world.receiver.answer = { status: 500 };
    await world.happens("CUSTOMER_CREATED");
    await exhaust(world);
    const attempts = (await only(world)).attempts.length;
    const again = trusted(await redriveWebhookMessage(world.context, await only(world), world.request()));
    expect(again).toEqual(await only(world));
    await exhaust(world);
    expect(await only(world)).toMatchObject({ state: "DEAD", tries: attempts });
    expect((await only(world)).attempts).toHaveLength(2 * attempts);
    expect(new Set(world.posted.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it("MUST send what was delivered again, and refuse what waits", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    await world.deliver();
    const message = await only(world);
    trusted(await redriveWebhookMessage(world.context, message, world.request()));
    expect(faultsOf(await redriveWebhookMessage(world.context, message, world.request()))).toEqual([
      "WEBHOOK_MESSAGE_WAITING $.webhookMessageId",
    ]);
    await world.deliver();
    expect(world.posted).toHaveLength(2);
  });

  it("MUST take all dead letters of an endpoint, and no other message", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CHANGED");
    await world.deliver();
    world.receiver.answer = { status: 500 };
    await world.happens("CUSTOMER_CREATED");
    await world.happens("INVOICE_POSTED");
    await exhaust(world);
    const before = world.posted.length;
    world.receiver.answer = { status: 200 };
    await redriveDeadMessages(world.context, await world.theEndpoint(), world.request());
    await world.deliver();
    expect(world.sentTypes().slice(before)).toEqual(["CUSTOMER_CREATED", "INVOICE_POSTED"]);
    await redriveDeadMessages(world.context, await world.theEndpoint(), world.request());
    await world.deliver();
    expect(world.posted).toHaveLength(before + 2);
  });
});

describe("replaying", () => {
  it("MUST send everything after the position once more, in order, also what was there before the endpoint", async () => {
    const world = await createWebhookWorld({ topics: ["CUSTOMER_*"] });
    for (const type of ["CUSTOMER_CREATED", "INVOICE_POSTED", "CUSTOMER_CHANGED"] as const) await world.happens(type);
    await world.deliver();
    const sent = world.posted.map(({ headers, body }) => [headers["webhook-id"], body]);
    trusted(await replayWebhook(world.context, await world.theEndpoint(), 0, world.request()));
    await world.deliver();
    expect(world.posted.slice(2).map(({ headers, body }) => [headers["webhook-id"], body])).toEqual(sent);
    const [first] = await world.messages();
    trusted(await replayWebhook(world.context, await world.theEndpoint(), first?.position ?? 0, world.request()));
    await world.deliver();
    expect(world.sentTypes().slice(4)).toEqual(["CUSTOMER_CHANGED"]);
  });

  it("MUST lose nothing when it comes while a message is on its way", async () => {
    const world = await createWebhookWorld();
    await world.happens("CUSTOMER_CREATED");
    world.receiver.whilePosting = async () => {
      world.receiver.whilePosting = async () => undefined;
      trusted(await replayWebhook(world.context, await world.theEndpoint(), 0, world.request()));
      await fanOut(world.context);
    };
    await world.deliver();
    await world.happens("CUSTOMER_CHANGED");
    await world.deliver();
    expect(world.sentTypes()).toEqual(["CUSTOMER_CREATED", "CUSTOMER_CHANGED"]);
    expect((await world.messages()).map(({ state }) => state)).toEqual(["DELIVERED", "DELIVERED"]);
  });

  it.each([-1, 1_000])("MUST refuse the position %d", async (after) => {
    const { context, theEndpoint, request } = await createWebhookWorld();
    expect(faultsOf(await replayWebhook(context, await theEndpoint(), after, request()))).toEqual([
      "WEBHOOK-POSITION-01 $.after",
    ]);
  });
});

it("MUST send a test to the endpoint that is tested, whatever its topics are, and to no other", async () => {
  const world = await createWebhookWorld({ topics: ["INVOICE_POSTED"] });
  const other = { url: "https://other.test/", topics: ["*"] };
  trusted(await createWebhook(world.context, world.organization, other, world.request()));
  await testWebhook(world.context, await world.theEndpoint(), world.request());
  await world.deliver();
  expect(world.posted.map(({ url }) => url)).toEqual(["https://receiver.example.test/hooks"]);
  expect(world.sentTypes()).toEqual(["WEBHOOK_TESTED"]);
});

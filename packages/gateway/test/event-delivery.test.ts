import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { HEARTBEAT_MS } from "../src/http/event-stream.ts";
import { eventually } from "./api.ts";
import { registerDemo } from "./organization.ts";
import { subscribe } from "./subscription.ts";
import { createReceiver, type WebhookReceiver } from "./webhook-receiver.ts";
import { createWorld, type World } from "./world.ts";

const FIELDS = "id position type at subjectType subjectId data { name value }";
const STREAM = `subscription ($after: Int) { events(after: $after) { ${FIELDS} } }`;

interface Event {
  readonly id: string;
  readonly position: number;
  readonly type: string;
}

let world: World;
let receiver: WebhookReceiver;
let organizationId: string;
let customers = 0;

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  world = await createWorld({ heartbeatMs: 50 });
  receiver = await createReceiver();
  organizationId = await registerDemo(world);
});
afterAll(async () => {
  await world.close();
  await receiver.close();
  vi.unstubAllEnvs();
});

/** So many events. */
const happen = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () => {
      customers += 1;
      const number = `C${customers}`;
      return world.api.id("createCustomer", { organizationId, number, name: number, endpointId: "0106:58765432" });
    }),
  );

const eventsAfter = async (after: number): Promise<readonly Event[]> =>
  (
    await world.api.query<{ events: readonly Event[] }>(
      `query ($after: Int) { events(after: $after, first: 500) { ${FIELDS} } }`,
      { after },
    )
  ).events;

const lastPosition = async (): Promise<number> => (await eventsAfter(0)).at(-1)?.position ?? 0;

const take = async (stream: { nextData<T>(): Promise<T> }, count: number): Promise<readonly Event[]> => {
  const events: Event[] = [];
  while (events.length < count) events.push((await stream.nextData<{ events: Event }>()).events);
  return events;
};

it("MUST be the same by subscription, by polling and by webhook: ids, order and content", async () => {
  await world.api.id("createWebhookEndpoint", { organizationId, url: receiver.url, topics: ["*"] });
  const after = await lastPosition();
  const stream = await subscribe(world, STREAM, { after });
  await happen(30);
  await world.api.id("activateOrganization", { organizationId });
  await happen(30);
  const streamed = await take(stream, 61);
  await stream.close();
  const polled = await eventsAfter(after);
  await eventually(
    async () => receiver.received.length,
    (count) => count >= 61,
  );
  const pushed = receiver.received.map(
    ({ body }) => JSON.parse(body) as { type: string; timestamp: string; data: Event },
  );
  expect(polled).toHaveLength(61);
  expect(streamed).toEqual(polled);
  expect(pushed.map(({ data }) => data)).toEqual(polled);
  expect(receiver.received.map(({ id }) => id)).toEqual(polled.map(({ id }) => id));
  expect(pushed.map(({ type, timestamp }) => ({ type, timestamp }))).toEqual(
    polled.map((event) => ({ type: event.type, timestamp: (event as unknown as { at: string }).at })),
  );
}, 30_000);

describe("a subscription", () => {
  it("MUST lose and double nothing when it breaks off and resumes, whatever happens meanwhile", async () => {
    const after = await lastPosition();
    const seen: Event[] = [];
    const happening = (async () => {
      for (let turn = 0; turn < 12; turn += 1) await happen(5);
    })();
    for (const count of [1, 7, 20, 32]) {
      const stream = await subscribe(world, STREAM, { after: seen.at(-1)?.position ?? after });
      seen.push(...(await take(stream, count)));
      await stream.close();
    }
    await happening;
    expect(seen).toEqual(await eventsAfter(after));
    expect(seen).toHaveLength(60);
  }, 30_000);

  it("MUST begin with what happens after it was asked for", async () => {
    const stream = await subscribe(world, STREAM);
    const before = await lastPosition();
    await happen(1);
    const [first] = await take(stream, 1);
    await stream.close();
    expect(first?.position).toBeGreaterThan(before);
  });

  it("MUST show that it lives while nothing happens", async () => {
    const stream = await subscribe(world, STREAM);
    expect([await stream.next(), await stream.next(), await stream.next(), await stream.next()]).toEqual(
      Array(4).fill(":"),
    );
    await happen(1);
    expect(await take(stream, 1)).toMatchObject([{ type: "CUSTOMER_CREATED" }]);
    expect(await stream.next()).toBe(":");
    await stream.close();
    expect(HEARTBEAT_MS).toBeLessThan(10_000);
  });

  it("MUST give 200 followers the same", async () => {
    const streams = await Promise.all(Array.from({ length: 200 }, () => subscribe(world, STREAM)));
    const taken = streams.map((stream) => take(stream, 3));
    await happen(3);
    const [first, ...others] = await Promise.all(taken);
    for (const other of others) expect(other).toEqual(first);
    await Promise.all(streams.map((stream) => stream.close()));
  }, 30_000);
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorld, type World } from "../../world/world.ts";
import { PSB_DEFAULTS } from "../options.ts";
import { parseHook } from "./hook.ts";
import { createHookDispatcher, type HookDispatcher } from "./hook-dispatcher.ts";
import { createHookStore, type HookStore } from "./hook-store.ts";

const PARTY = "0106:61234567";
const EVENT = { topic: "InvoiceSent", partyId: PARTY, documentId: "doc-1", message: null, details: { attempt: "1" } };

let world: World;
let hooks: HookStore;
let dispatcher: HookDispatcher;
let calls: { url: string; body: Record<string, unknown> }[];
/** Statuses that the receiver answers, in order; then 200. */
let answers: number[];

beforeEach(() => {
  world = createWorld({ startAt: new Date("2026-11-24T06:30:42.123Z") });
  hooks = createHookStore(
    () => world.clock.now(),
    () => "token",
  );
  calls = [];
  answers = [];
  dispatcher = createHookDispatcher({
    clock: world.clock,
    hooks,
    settings: { ...PSB_DEFAULTS, hookRetryDelaysMs: [1_000, 5_000], hookTimeoutMs: 1_000 },
    newId: () => "id",
    fetch: async (url, init) => {
      calls.push({ url: String(url), body: JSON.parse(String(init?.body)) });
      return new Response(null, { status: answers.shift() ?? 200 });
    },
    show: (partyId) => partyId.replace("0106:", "NL:KVK:"),
  });
});
afterEach(() => world.clock.close());

const subscribe = (scope: string, id: string, topics: string[], action = `http://127.0.0.1/${id}#secret`) =>
  hooks.put(scope, parseHook({ id, name: id, action, topics, publishTopics: null, init: null }));
const urls = () => calls.map(({ url }) => url);

describe("publish", () => {
  it("MUST tell party hooks and environment hooks that subscribed, by name or by prefix star", async () => {
    subscribe(PARTY, "exact", ["InvoiceSent"]);
    subscribe("environment", "star", ["*Sent"]);
    subscribe(PARTY, "others", ["*SentError", "InvoiceReceived"]);
    subscribe("0106:99999999", "stranger", ["InvoiceSent"]);
    dispatcher.publish(EVENT);
    await world.clock.advance(0);
    expect(urls().sort()).toEqual(["http://127.0.0.1/exact", "http://127.0.0.1/star"]);
  });

  it("MUST send the event in the vendor's order, party ids as text, without a reference it has not", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    dispatcher.publish(EVENT);
    await world.clock.advance(0);
    expect(Object.keys(calls[0]?.body ?? {})).toEqual([
      "topic",
      "partyId",
      "hookId",
      "documentId",
      "message",
      "details",
      "createdOn",
      "sentOn",
    ]);
    expect(calls[0]?.body).toMatchObject({ partyId: "NL:KVK:61234567", hookId: "1" });
    expect(calls[0]?.body["sentOn"]).toMatch(/^2026-11-24T06:30:42\.\d{3}0000\+00:00$/);
  });

  it("MUST leave inactive hooks alone", async () => {
    const hook = subscribe(PARTY, "1", ["*"]);
    hooks.put(PARTY, { ...hook, isActive: false });
    dispatcher.publish(EVENT);
    await world.clock.advance(0);
    expect(calls).toEqual([]);
  });
});

describe("retries", () => {
  it("MUST follow the schedule with a new sentOn, and stop once delivered", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    answers = [500, 503];
    dispatcher.publish(EVENT);
    await world.clock.advance(0);
    expect(calls).toHaveLength(1);
    await world.clock.advance(1_000);
    expect(calls).toHaveLength(2);
    await world.clock.advance(3_600_000);
    expect(calls).toHaveLength(3);
    const [first, , last] = calls.map(({ body }) => body);
    expect(first?.["createdOn"]).toBe(last?.["createdOn"]);
    expect(first?.["sentOn"]).not.toBe(last?.["sentOn"]);
    expect(dispatcher.records()[0]?.deliveries[0]?.state).toBe("delivered");
  });

  it("MUST end in failure when the schedule is used up", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    answers = [500, 500, 500, 500];
    dispatcher.publish(EVENT);
    await world.clock.advance(3_600_000);
    expect(calls).toHaveLength(3);
    expect(dispatcher.records()[0]?.deliveries[0]?.state).toBe("failed");
  });

  it("MUST use the hook as it is by then", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    answers = [500];
    dispatcher.publish(EVENT);
    await world.clock.advance(0);
    subscribe(PARTY, "1", ["InvoiceSent"], "http://127.0.0.1/moved");
    await world.clock.advance(1_000);
    expect(urls()).toEqual(["http://127.0.0.1/1", "http://127.0.0.1/moved"]);
  });

  it("MUST report deliveries to mail hooks, never to web hooks", async () => {
    subscribe(PARTY, "web", ["InvoiceSent", "*"]);
    subscribe(PARTY, "mail", ["HookSent", "HookSentRetry"], "mailto:beheer@delinde.example");
    answers = [500];
    dispatcher.publish(EVENT);
    await world.clock.advance(3_600_000);
    expect(calls.map(({ body }) => body["topic"])).toEqual(["InvoiceSent", "InvoiceSent"]);
    const reports = dispatcher.records().slice(1);
    expect(reports.map(({ event, deliveries }) => [event.topic, deliveries.map(({ state }) => state)])).toEqual([
      ["HookSentRetry", ["mailed"]],
      ["HookSent", ["mailed"]],
    ]);
  });
});

describe("the tricks of the control API", () => {
  it("MUST double an event on demand", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    dispatcher.publish(EVENT);
    expect(dispatcher.resend("doc-1", "InvoiceSent")).toBe(true);
    expect(dispatcher.resend("doc-1", "InvoiceReceived")).toBe(false);
    await world.clock.advance(0);
    expect(calls).toHaveLength(2);
  });

  it("MUST lose events while muted", async () => {
    subscribe(PARTY, "1", ["InvoiceSent"]);
    dispatcher.mute(true);
    dispatcher.publish(EVENT);
    await world.clock.advance(3_600_000);
    expect(calls).toEqual([]);
    expect(dispatcher.records()[0]?.deliveries[0]?.state).toBe("muted");
  });
});

it("MUST call an environment hook one request at a time, and a party hook in parallel", async () => {
  let open = 0;
  let most = 0;
  const slow = createHookDispatcher({
    clock: world.clock,
    hooks,
    settings: { ...PSB_DEFAULTS, hookRetryDelaysMs: [], hookTimeoutMs: 1_000 },
    newId: () => "id",
    fetch: async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 20));
      open -= 1;
      return new Response();
    },
    show: (partyId) => partyId,
  });
  const settled = () =>
    slow.records().every(({ deliveries }) => deliveries.every(({ state }) => state === "delivered"));
  const publishThree = async () => {
    for (let i = 0; i < 3; i += 1) slow.publish(EVENT);
    await expect.poll(settled).toBe(true);
  };

  subscribe("environment", "serial", ["InvoiceSent"]);
  await publishThree();
  expect(most).toBe(1);
  hooks.remove("environment", "serial");
  subscribe(PARTY, "parallel", ["InvoiceSent"]);
  await publishThree();
  expect(most).toBe(3);
});

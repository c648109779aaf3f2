import { Secret, type Stores, type WebhookEndpoint, type WebhookMessage, webhookJob } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const WEBHOOK_RULES = {
  "WHK-1": {
    title: "MUST give an endpoint back as it was stored, secrets and their ends included",
    async check(stores) {
      const { build, organization } = await furnish(stores);
      const setAt = build.runtime.clock.now();
      const old = { secret: new Secret("whsec_b2xk"), setAt, endsAt: new Date(setAt.getTime() + 1) };
      const endpoint = build.webhook(organization, { secrets: [{ secret: new Secret("whsec_bmV3"), setAt }, old] });
      await stores.webhooks.create(endpoint, {});
      const stored = await stores.webhooks.byId(endpoint.id);
      expect(stored).toEqual(endpoint);
      expect(stored?.secrets.map(({ secret }) => secret.reveal())).toEqual(["whsec_bmV3", "whsec_b2xk"]);
      expect(await stores.webhooks.byId("unknown")).toBeUndefined();
    },
  },
  "WHK-2": {
    title: "MUST change an endpoint only on top of the revision that is stored, and leave its cursor",
    async check(stores) {
      const { endpoint, fanOut } = await subscribed(stores);
      await fanOut(0, 7, []);
      const changed: WebhookEndpoint = { ...endpoint, topics: ["*"], state: "DISABLED", revision: 2 };
      expect(await stores.webhooks.update(changed, {})).toBe("stored");
      expect(await stores.webhooks.update({ ...changed, url: "https://late.test/" }, {})).toBe("stale");
      expect(await stores.webhooks.byId(endpoint.id)).toEqual({ ...changed, cursor: 7 });
    },
  },
  "WHK-3": {
    title: "MUST name the active endpoints as subscribers, and no disabled one",
    async check(stores) {
      const { build, organization, endpoint, fanOut } = await subscribed(stores);
      await stores.webhooks.create(build.webhook(organization, { state: "DISABLED" }), {});
      await fanOut(0, 3, []);
      const { id, topics } = endpoint;
      expect(await stores.webhooks.subscribers()).toEqual([{ id, organizationId: organization.id, topics, cursor: 3 }]);
    },
  },
  "WHK-4": {
    title: "MUST move a cursor together with its messages and jobs, or leave it when it is somewhere else",
    async check(stores) {
      const { build, endpoint, fanOut, claim } = await subscribed(stores);
      const [first, second, third] = [1, 2, 3].map((position) => build.webhookMessage(endpoint, position));
      await fanOut(0, 2, [first, second]);
      await fanOut(0, 3, [first, second, third]);
      expect(await stores.webhooks.byId(endpoint.id)).toMatchObject({ cursor: 2 });
      expect(await stores.webhooks.message(first?.id ?? "")).toEqual(first);
      expect(await stores.webhooks.message(third?.id ?? "")).toBeUndefined();
      expect(await claim()).toEqual([first?.id, second?.id]);
    },
  },
  "WHK-5": {
    title: "MUST move the cursors of some steps although others are late",
    async check(stores) {
      const { build, organization, endpoint } = await subscribed(stores);
      const late = build.webhook(organization, { cursor: 5 });
      await stores.webhooks.create(late, {});
      const step = { from: 0, to: 9, messages: [], jobs: [] };
      await stores.webhooks.fanOut([late, endpoint].map(({ id }) => ({ ...step, endpointId: id })));
      expect(await stores.webhooks.byId(late.id)).toMatchObject({ cursor: 5 });
      expect(await stores.webhooks.byId(endpoint.id)).toMatchObject({ cursor: 9 });
    },
  },
  "WHK-6": {
    title: "MUST make messages anew after going back: those that ended wait again, with their attempts, others go on",
    async check(stores) {
      const { build, endpoint, fanOut, claim } = await subscribed(stores);
      const [delivered, waiting] = [tried(build.webhookMessage(endpoint, 1)), tried(build.webhookMessage(endpoint, 2))];
      await fanOut(0, 2, [delivered, waiting]);
      await stores.webhooks.record({ ...withoutNext(delivered), state: "DELIVERED" }, {});
      await claim();
      await stores.jobs.finish(webhookJob(delivered, delivered.createdAt).key, {});
      await stores.webhooks.rewind(endpoint.id, 0, {});
      build.runtime.clock.advance(1_000);
      const again = [1, 2].map((position) => build.webhookMessage(endpoint, position));
      await fanOut(0, 2, again);
      const now = build.runtime.clock.now();
      const anew = { ...delivered, tries: 0, nextAttemptAt: now };
      expect(await stores.webhooks.message(delivered.id)).toEqual(anew);
      expect(await stores.webhooks.message(waiting.id)).toEqual(waiting);
      expect(await claim()).toEqual([delivered.id]);
    },
  },
  "WHK-7": {
    title: "MUST keep what became of a message",
    async check(stores) {
      const { build, endpoint, fanOut } = await subscribed(stores);
      const message = build.webhookMessage(endpoint, 1);
      await fanOut(0, 1, [message]);
      const dead = { ...withoutNext(tried(message)), state: "DEAD" } as const;
      await stores.webhooks.record(dead, {});
      expect(await stores.webhooks.message(message.id)).toEqual(dead);
    },
  },
  "WHK-8": {
    title: "MUST redrive messages that ended, and refuse when none has",
    async check(stores) {
      const { build, endpoint, fanOut, claim } = await subscribed(stores);
      const [dead, waiting] = [tried(build.webhookMessage(endpoint, 1)), tried(build.webhookMessage(endpoint, 2))];
      await fanOut(0, 2, [{ ...withoutNext(dead), state: "DEAD" }, waiting], []);
      const now = build.runtime.clock.now();
      expect(await stores.webhooks.redrive([waiting.id, "unknown"], now, {})).toBe("waiting");
      expect(await stores.webhooks.redrive([], now, {})).toBe("waiting");
      const jobs = [webhookJob(dead, now)];
      expect(await stores.webhooks.redrive([dead.id, waiting.id], now, { jobs })).toBe("stored");
      expect(await stores.webhooks.message(dead.id)).toEqual({ ...dead, tries: 0, nextAttemptAt: now });
      expect(await stores.webhooks.message(waiting.id)).toEqual(waiting);
      expect(await claim()).toEqual([dead.id]);
    },
  },
  "WHK-9": {
    title: "MUST remove an endpoint with its messages, for good",
    async check(stores) {
      const { build, organization, endpoint, fanOut } = await subscribed(stores);
      const other = build.webhook(organization);
      await stores.webhooks.create(other, {});
      const [ours, theirs] = [build.webhookMessage(endpoint, 1), build.webhookMessage(other, 1)];
      await fanOut(0, 1, [ours]);
      await stores.webhooks.fanOut([{ endpointId: other.id, from: 0, to: 1, messages: [theirs], jobs: [] }]);
      await stores.webhooks.remove(endpoint.id, {});
      await stores.webhooks.record({ ...ours, state: "DELIVERED" }, {});
      await fanOut(1, 2, [build.webhookMessage(endpoint, 2)]);
      expect(await stores.webhooks.byId(endpoint.id)).toBeUndefined();
      expect(await stores.webhooks.messages({ limit: 9 }, { endpointId: endpoint.id })).toEqual([]);
      expect(await stores.webhooks.messages({ limit: 9 }, { endpointId: other.id })).toEqual([theirs]);
    },
  },
  "WHK-10": {
    title:
      "MUST list the messages of an endpoint by the position of their events, newest first, all or those in a state",
    async check(stores) {
      const { build, endpoint, fanOut } = await subscribed(stores);
      const messages = [9, 10, 100].map((position) => build.webhookMessage(endpoint, position));
      await fanOut(0, 100, messages);
      const [nine, ten, hundred] = messages;
      if (ten === undefined || nine === undefined) return expect.fail("no message");
      await stores.webhooks.record({ ...withoutNext(ten), state: "DEAD" }, {});
      const filter = { endpointId: endpoint.id };
      const positions = async (...[page, given]: Parameters<Stores["webhooks"]["messages"]>) =>
        (await stores.webhooks.messages(page, given)).map(({ position }) => position);
      expect(await positions({ limit: 2 }, filter)).toEqual([100, 10]);
      expect(await positions({ limit: 2, before: ten.id }, filter)).toEqual([9]);
      expect(await positions({ limit: 1, after: nine.id }, filter)).toEqual([10]);
      expect(await positions({ limit: 9 }, { ...filter, state: "DEAD" })).toEqual([10]);
      expect(await positions({ limit: 9, before: hundred?.id ?? "" }, { ...filter, state: "PENDING" })).toEqual([9]);
    },
  },
  "WHK-11": {
    title: "MUST hold the messages of a disabled endpoint back, and let them go when it is active again",
    async check(stores) {
      const { build, endpoint, fanOut, claim } = await subscribed(stores);
      await fanOut(0, 1, [build.webhookMessage(endpoint, 1)]);
      await stores.webhooks.update({ ...endpoint, state: "DISABLED", revision: 2 }, {});
      expect(await claim()).toEqual([]);
      await stores.webhooks.update({ ...endpoint, state: "ACTIVE", revision: 3 }, {});
      expect(await claim()).toHaveLength(1);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

/** An organization with an endpoint, and its steps. */
async function subscribed(stores: Stores) {
  const scene = await furnish(stores);
  const { clock } = scene.build.runtime;
  const endpoint = scene.build.webhook(scene.organization);
  await stores.webhooks.create(endpoint, {});
  return {
    ...scene,
    endpoint,
    fanOut: (
      from: number,
      to: number,
      given: readonly (WebhookMessage | undefined)[],
      jobsOf: readonly (WebhookMessage | undefined)[] = given,
    ) => {
      const messages = given.flatMap((message) => message ?? []);
      const jobs = jobsOf.flatMap((message) => (message === undefined ? [] : webhookJob(message, message.createdAt)));
      return stores.webhooks.fanOut([{ endpointId: endpoint.id, from, to, messages, jobs }]);
    },
    /** Messages whose jobs can be had now. */
    claim: async () => {
      const leaseUntil = new Date(clock.now().getTime() + 60_000);
      const jobs = await stores.jobs.claim(clock.now(), leaseUntil, { total: 9, perLane: () => 9 });
      return jobs.map(({ subjectId }) => subjectId);
    },
  };
}

const tried = (message: WebhookMessage): WebhookMessage => ({
  ...message,
  tries: 1,
  attempts: [
    { at: message.createdAt, durationMs: 15_000, code: "WEBHOOK_TIMEOUT" },
    { at: message.createdAt, durationMs: 3, status: 500, code: "WEBHOOK_STATUS", detail: "x" },
  ],
});

const withoutNext = ({ nextAttemptAt: _, ...message }: WebhookMessage): WebhookMessage => message;

import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { createWorld } from "../../test/world.ts";
import type { Ports } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import { announceInbound } from "../inbound/announce-inbound.ts";
import { redriveJob } from "./dead-job.ts";
import type { ClaimedJob } from "./job.ts";
import { runJob } from "./run-job.ts";

const ONE = { total: 1, perLane: () => 1 };

/** Runs a job whose remote fails with this; the inbox is the shortest way to one. */
async function running(failure: Error, random = 0) {
  const ports: Partial<Ports> = {
    delivery: deliveryPort({}),
    inbox: {
      received: async () => {
        throw failure;
      },
      fetch: async () => {
        throw failure;
      },
    },
  };
  const world = await createWorld(ports);
  const { context, connection, stores, clock } = world;
  const { id } = connection;
  const job = { key: "poll", kind: "poll-inbox", subjectId: id, lane: id, runAt: clock.now() } as const;
  await stores.events.append({ jobs: [job] });
  const run = async (): Promise<ClaimedJob> => {
    const [claimed] = await stores.jobs.claim(clock.now(), new Date(clock.now().getTime() + 1_000), ONE);
    if (claimed === undefined) throw new Error("nothing is due");
    await runJob(context, claimed, () => random);
    return claimed;
  };
  const waitMs = async () =>
    ((await stores.jobs.nextRunAt(clock.now()))?.getTime() ?? Number.NaN) - clock.now().getTime();
  const state = async () => (await stores.connections.byId(id))?.state;
  return { ...world, run, waitMs, state };
}

describe("a bug in a handler", () => {
  it("MUST be logged with the error itself, and the job be tried later", async () => {
    const bug = new TypeError("undefined is not a function");
    const world = await running(bug);
    await world.run();
    expect(world.logged).toEqual([
      { level: "error", fields: { job: "poll", err: bug }, message: "job failed by a defect" },
    ]);
    expect(await world.waitMs()).toBe(1000);
    expect(await world.state()).toBe("LIVE");
  });
});

describe("a job that fails by a defect again and again", () => {
  const defective = async (kind: "fetch-inbound" | "poll-inbox") => {
    const world = await running(new TypeError("x is not a function"));
    if (kind === "fetch-inbound") {
      await announceInbound(world.context, world.connection, [{ reference: "IN-1", receivedAt: new Date(0) }]);
      await world.stores.jobs.finish("poll", {});
    }
    const [document] = await world.stores.inbound.list({ limit: 1 }, {});
    const dead = () => world.stores.jobs.dead({ limit: 9 });
    const fail = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        await world.run();
        world.clock.advance(600_000);
      }
    };
    const { deadAfterDefects } = world.context.policy;
    const newestEvents = () =>
      world.stores.events.newest(1, { subject: { type: "InboundDocument", id: document?.id ?? "" } });
    return { ...world, newestEvents, dead, fail, deadAfterDefects };
  };

  it("MUST be set aside with the reason, and be told on the timeline of what it is about", async () => {
    const { dead, fail, deadAfterDefects, newestEvents } = await defective("fetch-inbound");
    await fail(deadAfterDefects - 1);
    expect(await dead()).toEqual([]);
    await fail(1);
    expect(await dead()).toMatchObject([{ kind: "fetch-inbound", reason: "TypeError: x is not a function" }]);
    expect(await newestEvents()).toMatchObject([{ type: "JOB_SET_ASIDE", data: { code: "JOB_SET_ASIDE" } }]);
  });

  it("MUST run again once somebody redrives it, with all its attempts, and that once", async () => {
    const { dead, fail, deadAfterDefects, context, newestEvents, run } = await defective("fetch-inbound");
    await fail(deadAfterDefects);
    const [job] = await dead();
    if (job === undefined) throw new Error("nothing was set aside");
    const request = (idempotencyKey: string) => ({ scope: "s", idempotencyKey, fingerprint: "f" });
    expect(await redriveJob(context, job, request("1"))).toMatchObject({ ok: true });
    expect(await redriveJob(context, job, request("2"))).toMatchObject({ faults: [{ code: "JOB_NOT_DEAD" }] });
    expect(await run()).toMatchObject({ attempt: 1, defects: 0 });
    expect(await newestEvents()).toMatchObject([{ type: "JOB_REDRIVEN" }]);
  });

  it("MUST go on all the same when nobody would ask for it again", async () => {
    const { dead, fail, deadAfterDefects } = await defective("poll-inbox");
    await fail(deadAfterDefects + 5);
    expect(await dead()).toEqual([]);
  });
});

describe("a failing remote", () => {
  it("MUST be logged as a warning with both codes", async () => {
    const world = await running(new ConnectorError("UNAVAILABLE", "maintenance", { remoteCode: "API503" }));
    await world.run();
    expect(world.logged).toEqual([
      { level: "warn", fields: { job: "poll", code: "UNAVAILABLE", remote: "API503" }, message: "maintenance" },
    ]);
  });

  it("MUST be asked again after doubling pauses with jitter", async () => {
    const world = await running(new ConnectorError("UNREACHABLE", "dns"), 0.5);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await world.run()).attempt).toBe(attempt);
      waits.push(await world.waitMs());
      world.clock.advance(await world.waitMs());
    }
    expect(waits).toEqual([1100, 2200, 4400]);
  });

  it("MUST be asked again when it said so", async () => {
    const world = await running(new ConnectorError("RATE_LIMITED", "429", { retryAfterMs: 7_500 }), 0.5);
    await world.run();
    expect(await world.waitMs()).toBe(7_500);
  });

  it.each([
    ["ACCOUNT_BLOCKED", "BLOCKED"],
    ["CONFIGURATION_INVALID", "BLOCKED"],
    ["REAUTHORIZATION_REQUIRED", "REAUTHORIZATION_REQUIRED"],
    ["UNAVAILABLE", "LIVE"],
    ["OUTCOME_UNKNOWN", "LIVE"],
    ["REMOTE_REFUSED", "LIVE"],
  ] as const)("MUST leave the connection, on %s, %s", async (code, state) => {
    const world = await running(new ConnectorError(code, "no"));
    await world.run();
    expect(await world.state()).toBe(state);
    expect((await world.stores.jobs.nextRunAt(world.clock.now())) === undefined).toBe(state !== "LIVE");
  });
});

it("MUST not run a job while its connection is paused, and run it once it is LIVE again", async () => {
  const world = await running(new ConnectorError("AUTH_REJECTED", "401"));
  await world.run();
  world.clock.advance(3_600_000);
  await expect(world.run()).rejects.toThrow("nothing is due");
  const paused = await world.stores.connections.byId(world.connection.id);
  if (paused !== undefined)
    await world.stores.connections.update({ ...paused, state: "LIVE", revision: paused.revision + 1 }, {});
  expect((await world.run()).attempt).toBe(2);
});

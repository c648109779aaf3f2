import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { createWorld } from "../../test/world.ts";
import type { Ports } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import type { ClaimedJob } from "./job.ts";
import { runJob } from "./run-job.ts";

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
  const job = { key: "poll", kind: "poll-inbox", subjectId: id, connectionId: id, runAt: clock.now() } as const;
  await stores.events.append({ jobs: [job] });
  const run = async (): Promise<ClaimedJob> => {
    const [claimed] = await stores.jobs.claim(clock.now(), new Date(clock.now().getTime() + 1_000), 1);
    if (claimed === undefined) throw new Error("nothing is due");
    await runJob(context, claimed, () => random);
    return claimed;
  };
  const waitMs = async () => ((await stores.jobs.nextRunAt())?.getTime() ?? Number.NaN) - clock.now().getTime();
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
    expect((await world.stores.jobs.nextRunAt()) === undefined).toBe(state !== "LIVE");
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

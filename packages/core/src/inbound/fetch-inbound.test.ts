import { describe, expect, it } from "vitest";
import { createReceivingWorld, document } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { createWorld } from "../../test/world.ts";
import { ConnectorError } from "../connector/error.ts";
import type { InboxPort } from "../connector/inbox.ts";
import { contentHash } from "../content-hash.ts";
import { announceInbound } from "./announce-inbound.ts";

it("MUST have the bytes durable before the remote is told", async () => {
  const seen: unknown[] = [];
  const world = await createReceivingWorld({
    acknowledge: async (reference) => {
      const { contentHash: hash, state } = await world.inbound(reference);
      seen.push([reference, state, hash && (await world.stores.documents.bytes(hash))]);
    },
  });
  await world.announce("IN-1");
  await world.workOff();
  const { bytes } = document();
  expect(seen).toEqual([["IN-1", "RECEIVED", bytes]]);
  expect(await world.inbound()).toMatchObject({ contentHash: contentHash(bytes) });
});

it("MUST tell the remote again after a failure, without fetching again", async () => {
  const fetch = script<InboxPort["fetch"]>(document());
  const acknowledge = script<NonNullable<InboxPort["acknowledge"]>>(
    new ConnectorError("UNREACHABLE", "dns"),
    undefined,
  );
  const world = await createReceivingWorld({ fetch, acknowledge });
  await world.announce("IN-1");
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "RECEIVED" });
  world.clock.advance(1000);
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
  expect([fetch.calls.length, acknowledge.calls.length]).toEqual([1, 2]);
});

it("MUST import what is durable here, though the remote refuses to be told", async () => {
  const world = await createReceivingWorld({ acknowledge: script(new ConnectorError("NOT_FOUND", "gone already")) });
  await world.announce("IN-1");
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
  expect(world.logged).toMatchObject([{ level: "warn", fields: { code: "NOT_FOUND", reference: "IN-1" } }]);
});

it("MUST fetch again after a failing remote", async () => {
  const world = await createReceivingWorld({ fetch: script(new ConnectorError("NOT_READY", "PDF"), document()) });
  await world.announce("IN-1");
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "ANNOUNCED" });
  world.clock.advance(1000);
  await world.workOff();
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
});

it("MUST ask for attention when the remote has no such document", async () => {
  const world = await createReceivingWorld({ fetch: script(new ConnectorError("NOT_FOUND", "gone")) });
  await world.announce("IN-1");
  await world.workOff();
  expect(await world.inbound()).toMatchObject({
    state: "NEEDS_ATTENTION",
    attention: { code: "INBOUND_NOT_FETCHED", detail: "NOT_FOUND: gone" },
  });
  expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
});

describe("a document of the network", () => {
  it("MUST be announced once per connection", async () => {
    const world = await createReceivingWorld({});
    expect(await world.announce("IN-1", "IN-2")).toBe(2);
    expect(await world.announce("IN-2", "IN-3")).toBe(1);
    expect(await world.stores.inbound.list({ limit: 10 }, {})).toHaveLength(3);
  });

  it("MUST be told to the remote also when it is a duplicate", async () => {
    const acknowledge = script<NonNullable<InboxPort["acknowledge"]>>(undefined, undefined);
    const world = await createReceivingWorld({ acknowledge });
    await world.announce("IN-1");
    await world.workOff();
    await world.announce("IN-2");
    await world.workOff();
    expect(await world.inbound("IN-2")).toMatchObject({ state: "DUPLICATE" });
    expect(acknowledge.calls).toEqual([["IN-1"], ["IN-2"]]);
  });

  it("MUST rest as RECEIVED where no autopilot is set up", async () => {
    const { context, connection, stores, work, clock } = await createWorld({
      inbox: { fetch: async () => document() },
    });
    await announceInbound(context, connection, [{ reference: "IN-1", receivedAt: clock.now() }]);
    await work();
    expect(await stores.inbound.list({ limit: 1 }, {})).toMatchObject([{ state: "RECEIVED" }]);
    expect(await stores.jobs.nextRunAt()).toBeUndefined();
  });
});

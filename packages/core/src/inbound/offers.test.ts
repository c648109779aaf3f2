import { expect, it } from "vitest";
import { createReceivingWorld, document, VENDOR } from "../../test/receiving.ts";
import type { ErpPort } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { FetchedDocument } from "../connector/inbox.ts";
import { announceInbound } from "./announce-inbound.ts";

/** A remote that offers one document again and again; what it holds can be changed. */
async function offering(erp: Partial<ErpPort> = {}) {
  let held: FetchedDocument | undefined = document();
  const asked: string[] = [];
  const world = await createReceivingWorld(
    {
      fetch: async (reference) => {
        asked.push(reference);
        if (held === undefined) throw new ConnectorError("NOT_FOUND", "nobody knows it");
        return held;
      },
    },
    erp,
  );
  const offer = async (minute: number): Promise<void> => {
    const moment = new Date(Date.UTC(2026, 10, 24, 8, minute));
    const notice = { reference: "IN-1", receivedAt: moment, offeredAt: moment };
    await announceInbound(world.context, world.connection, [notice]);
    await world.workOff();
  };
  const all = async () =>
    (await world.stores.inbound.list({ limit: 100 }, {}))
      .toReversed()
      .map(({ reference, state }) => [reference, state]);
  const revise = (given: FetchedDocument | undefined): void => {
    held = given;
  };
  return { ...world, offer, all, asked, revise };
}

it("MUST take an offer once, however often it is listed", async () => {
  const world = await offering();
  await world.offer(1);
  await world.offer(1);
  expect(await world.all()).toEqual([["IN-1", "IMPORTED"]]);
  expect(world.asked).toEqual(["IN-1"]);
});

it("MUST recognise a document that is offered again unchanged, by its content", async () => {
  const world = await offering();
  await world.offer(1);
  await world.offer(2);
  expect(await world.all()).toEqual([
    ["IN-1", "IMPORTED"],
    ["IN-1@2026-11-24T08:02:00.000Z", "DUPLICATE"],
  ]);
  expect(world.asked).toEqual(["IN-1", "IN-1"]);
});

it("MUST import what stood still once it is offered again and the cause is gone", async () => {
  let vendors: Awaited<ReturnType<ErpPort["findVendors"]>> = [];
  const world = await offering({ findVendors: async () => vendors });
  await world.offer(1);
  expect(await world.all()).toEqual([["IN-1", "NEEDS_ATTENTION"]]);
  vendors = [VENDOR];
  await world.offer(2);
  expect((await world.all()).map(([, state]) => state)).toEqual(["IMPORTED", "DUPLICATE"]);
  const types = (await world.events((await world.inbound()).id)).map(({ type }) => type);
  expect(types).toContain("INBOUND_REOFFERED");
});

it("MUST fetch what is offered again after it could not be fetched", async () => {
  const world = await offering();
  world.revise(undefined);
  await world.offer(1);
  expect(await world.all()).toEqual([["IN-1", "NEEDS_ATTENTION"]]);
  world.revise(document());
  await world.offer(2);
  expect((await world.all()).map(([, state]) => state)).toEqual(["NEEDS_ATTENTION", "IMPORTED"]);
});

it("MUST keep a revision as a document of its own, and not book it beside the first", async () => {
  const world = await offering();
  await world.offer(1);
  world.revise(document({ notes: [{ text: "revised" }] }));
  await world.offer(2);
  expect((await world.all()).map(([, state]) => state)).toEqual(["IMPORTED", "DUPLICATE"]);
  const [revision, first] = await world.stores.inbound.list({ limit: 2 }, {});
  expect(revision?.contentHash).not.toBe(first?.contentHash);
  expect(revision?.duplicateOf).toBe(first?.id);
});

it("MUST import a revision in the place of a document that stood still", async () => {
  const world = await offering({ findVendors: async ({ ibans }) => (ibans.length > 0 ? [VENDOR] : []) });
  world.revise(document({ paymentMeans: [] }));
  await world.offer(1);
  expect(await world.all()).toEqual([["IN-1", "NEEDS_ATTENTION"]]);
  world.revise(document());
  await world.offer(2);
  expect((await world.all()).map(([, state]) => state)).toEqual(["NEEDS_ATTENTION", "IMPORTED"]);
});

import { expect, it } from "vitest";
import { createReceivingWorld } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import { ConnectorError } from "../connector/error.ts";
import type { InboxPort } from "../connector/inbox.ts";
import { respondToInbound } from "./inbound-commands.ts";

type Respond = NonNullable<InboxPort["respond"]>;

async function received(respond: Respond, responses: InboxPort["responses"] = ["ACCEPTED", "REJECTED"]) {
  const world = await createReceivingWorld({ respond, responses });
  await world.announce("IN-1");
  await world.workOff();
  const say = async (status: "ACCEPTED" | "REJECTED" | "PAID", note?: string) =>
    respondToInbound(world.context, await world.inbound(), { status, ...(note && { note }) }, world.request());
  const types = async () => (await world.events((await world.inbound()).id)).map(({ type }) => type);
  return { ...world, say, types };
}

it("MUST tell the sender in the background, with the note", async () => {
  const respond = script<Respond>(undefined);
  const world = await received(respond);
  expect(trusted(await world.say("REJECTED", "wrong order")).response).toMatchObject({ state: "QUEUED" });
  expect(respond.calls).toEqual([]);
  await world.workOff();
  const said = { id: expect.any(String), status: "REJECTED", note: "wrong order" };
  expect(respond.calls).toEqual([["IN-1", said, undefined]]);
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED", response: { status: "REJECTED", state: "TOLD" } });
  expect((await world.types()).slice(-2)).toEqual(["INBOUND_RESPONSE_QUEUED", "INBOUND_RESPONDED"]);
});

it("MUST try again after a failing remote", async () => {
  const respond = script<Respond>(new ConnectorError("UNAVAILABLE", "503"), undefined);
  const world = await received(respond);
  trusted(await world.say("ACCEPTED"));
  await world.workOff();
  expect((await world.inbound()).response?.state).toBe("QUEUED");
  world.clock.advance(2_000);
  await world.workOff();
  expect((await world.inbound()).response?.state).toBe("TOLD");
});

it("MUST keep the remote's refusal, with its code", async () => {
  const refusal = new ConnectorError("REMOTE_REFUSED", "no such status", { remoteCode: "ERRCDO4000006" });
  const world = await received(script<Respond>(refusal));
  trusted(await world.say("ACCEPTED"));
  await world.workOff();
  expect((await world.inbound()).response).toMatchObject({
    state: "REFUSED",
    refusal: { code: "ERRCDO4000006", detail: "no such status" },
  });
  const told = await world.events((await world.inbound()).id);
  expect(told.at(-1)).toMatchObject({ type: "INBOUND_RESPONSE_REFUSED", data: { code: "ERRCDO4000006" } });
});

it("MUST NOT lose a response that comes in while an earlier one is on its way", async () => {
  const said: string[] = [];
  const world = await received(async (_reference, { status }) => {
    said.push(status);
    world.clock.advance(10);
    if (status === "ACCEPTED") trusted(await world.say("REJECTED"));
  });
  trusted(await world.say("ACCEPTED"));
  await world.workOff();
  expect(said).toEqual(["ACCEPTED", "REJECTED"]);
  expect((await world.inbound()).response).toMatchObject({ status: "REJECTED", state: "TOLD" });
});

it("MUST have the later response stand at the remote, though the earlier one was overtaken", async () => {
  const remote: string[] = [];
  let release = (): void => {};
  const overtaken = new Promise<void>((resolve) => {
    release = resolve;
  });
  const world = await received(async (_reference, { status }) => {
    if (status === "ACCEPTED") await overtaken;
    remote.push(status);
  });
  trusted(await world.say("ACCEPTED"));
  const slow = world.workOff();
  await new Promise((resolve) => setTimeout(resolve, 10));
  world.clock.advance(10);
  trusted(await world.say("REJECTED"));
  await world.workOff();
  release();
  await slow;
  await world.workOff();
  expect(remote).toEqual(["REJECTED", "ACCEPTED", "REJECTED"]);
  expect((await world.inbound()).response).toMatchObject({ status: "REJECTED", state: "TOLD" });
});

it("MUST take a missing right to respond for a refusal of this response, and leave the connection alone", async () => {
  const world = await received(script<Respond>(new ConnectorError("NOT_PERMITTED", "no edit rights")));
  trusted(await world.say("ACCEPTED"));
  await world.workOff();
  expect((await world.inbound()).response).toMatchObject({ state: "REFUSED", refusal: { code: "NOT_PERMITTED" } });
  expect((await world.stores.connections.byId(world.connection.id))?.state).toBe("LIVE");
});

it("MUST send only the last of two that were asked for before anything left", async () => {
  const respond = script<Respond>(undefined);
  const world = await received(respond);
  trusted(await world.say("ACCEPTED"));
  world.clock.advance(10);
  trusted(await world.say("REJECTED"));
  await world.workOff();
  expect(respond.calls.map(([, { status }]) => status)).toEqual(["REJECTED"]);
});

it("MUST refuse what the network cannot tell, and name what it can", async () => {
  const world = await received(script<Respond>());
  const outcome = await world.say("PAID");
  expect(faultsOf(outcome)).toEqual(["INBOUND_RESPONSE_UNSUPPORTED $.status"]);
  expect(outcome.ok ? "" : outcome.faults[0]?.message).toContain("ACCEPTED, REJECTED");
  const mute = await createReceivingWorld({});
  await mute.announce("IN-1");
  await mute.workOff();
  const nothing = await respondToInbound(mute.context, await mute.inbound(), { status: "PAID" }, mute.request());
  expect(faultsOf(nothing)).toEqual(["INBOUND_RESPONSE_UNSUPPORTED $.status"]);
});

it("MUST refuse to answer a document whose bytes are not here", async () => {
  const world = await createReceivingWorld({ fetch: script(new ConnectorError("UNAVAILABLE", "503")) });
  await world.announce("IN-1");
  await world.workOff();
  const outcome = await respondToInbound(world.context, await world.inbound(), { status: "PAID" }, world.request());
  expect(faultsOf(outcome)).toEqual(["INBOUND_STATE $.inboundDocumentId"]);
});

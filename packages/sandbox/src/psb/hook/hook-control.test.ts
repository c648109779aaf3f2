import { describe, expect, it } from "vitest";
import { invoice, openPsb, PARTY, XML } from "../psb-caller.test.helper.ts";

async function openWithHook() {
  const psb = openPsb();
  await psb.subscribe(PARTY, "*");
  const send = async (number: string) => {
    const path = `/api/v1/${PARTY}/salesInvoice/send`;
    return String((await psb.call("POST", path, { headers: XML, body: invoice(number) })).body.id);
  };
  const numbers = () => psb.hooked.map(({ details }) => details["id"]);
  return { ...psb, send, numbers };
}

describe("deliveries as planned", () => {
  it.each([
    ["deliver", "InvoiceSent"],
    ["fail", "InvoiceSentError"],
  ])("MUST be retried so often, then %s", async (outcome, last) => {
    const { send, control, world, topics, hooked } = await openWithHook();
    await control("deliveries", { receiver: "NL:KVK:58765432", retries: 3, outcome });
    await send("F1");
    await world.clock.advance(10_000);
    expect(topics()).toEqual(["InvoiceSentRetry", "InvoiceSentRetry", "InvoiceSentRetry", last]);
    expect(hooked.map(({ details }) => details["attempt"])).toEqual(["1", "2", "3", "4"]);
    await control("deliveries", { receiver: "0106:58765432" });
    await send("F2");
    await world.clock.advance(500);
    expect(topics().at(-1)).toBe("InvoiceSent");
  });
});

describe("hooks out of order", () => {
  it("MUST be lost, doubled or turned round as told, then go well again", async () => {
    const { send, control, world, numbers } = await openWithHook();
    await control("hooks/disorder", { dropNext: 1 });
    await send("lost");
    await world.clock.advance(500);
    await control("hooks/disorder", { doubleNext: 1 });
    await send("twice");
    await world.clock.advance(500);
    expect(await control("hooks/disorder", { reverseNext: 2 })).toEqual({
      dropNext: 0,
      doubleNext: 0,
      reverseNext: 2,
      delayMs: 0,
    });
    await send("first");
    await world.clock.advance(500);
    await send("second");
    await world.clock.advance(500);
    await send("third");
    await world.clock.advance(500);
    expect(numbers()).toEqual(["twice", "twice", "second", "first", "third"]);
  });

  it("MUST come late as long as told", async () => {
    const { send, control, world, numbers } = await openWithHook();
    await control("hooks/disorder", { delayMs: 3_600_000 });
    await send("late");
    await world.clock.advance(3_600_000);
    expect(numbers()).toEqual([]);
    await world.clock.advance(1_000);
    expect(numbers()).toEqual(["late"]);
  });

  it("MUST come before the answer to the upload that caused them", async () => {
    const { send, control, hooked } = await openWithHook();
    await control("hooks/before-answer", { on: true });
    const id = await send("early");
    expect(hooked).toMatchObject([{ topic: "InvoiceSent", documentId: id }]);
    await control("hooks/before-answer", { on: false });
    await send("usual");
    expect(hooked).toHaveLength(1);
  });

  it("MUST tell events of a test's own making, many at once", async () => {
    const { control, world, hooked } = await openWithHook();
    const { documentIds } = await control("events/publish", {
      topic: "ReviewReceived",
      times: 1_000,
      details: { verdict: "accept" },
    });
    await world.clock.advance(100);
    expect(new Set(documentIds).size).toBe(1_000);
    expect(hooked).toHaveLength(1_000);
    expect(hooked[0]).toMatchObject({
      topic: "ReviewReceived",
      partyId: "NL:KVK:61234567",
      details: { verdict: "accept" },
    });
  });

  it("MUST answer 400 to what makes no sense", async () => {
    const { control } = openPsb();
    const bad = { code: "BAD_REQUEST" };
    expect(await control("hooks/disorder", { dropNext: -1 })).toMatchObject(bad);
    expect(await control("hooks/before-answer", {})).toMatchObject(bad);
    expect(await control("events/publish", { topic: "x", details: 1 })).toMatchObject(bad);
  });
});

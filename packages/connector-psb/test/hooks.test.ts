import { type HookFact, type ParticipantId, Secret } from "@erp-gateway/core";
import { expect, it } from "vitest";
import { openHookReceiver } from "./hook-receiver.ts";
import { connect, control, createDocument, DELIVERY_DELAY_MS, HET_BAKEN, openSandbox } from "./psb-world.ts";

const SECRET = new Secret("hook-secret-of-this-test");

async function openHooks() {
  const sandbox = await openSandbox();
  const receiver = await openHookReceiver(sandbox.world.clock);
  const { delivery, hooks } = connect(sandbox);
  await hooks.ensure(receiver.url, SECRET);
  return {
    sandbox,
    delivery,
    /** Moves the world on and gives what the hooks then tell, as facts. */
    async factsAfter(action: () => Promise<unknown>): Promise<readonly HookFact[]> {
      const calls = await receiver.callsAfter(action);
      return calls.flatMap((call) => {
        const reading = hooks.read(call, SECRET);
        return reading.genuine ? reading.events.map(({ fact }) => fact) : expect.fail(reading.code);
      });
    },
  };
}

it.each([
  ["a receiver who takes it", HET_BAKEN, ["delivered"]],
  ["a receiver who takes it at the second attempt", "0106:50000001" as ParticipantId, ["retrying", "delivered"]],
  ["a receiver who refuses it", "0106:50000002" as ParticipantId, ["refused"]],
])("MUST be told about a document for %s", async (_who, recipient, kinds) => {
  const { sandbox, delivery, factsAfter } = await openHooks();
  const document = createDocument(recipient);
  await delivery.submit(document);
  const facts = await factsAfter(() => sandbox.world.clock.advance(2 * DELIVERY_DELAY_MS));
  expect(facts.map(({ kind }) => kind)).toEqual(kinds);
  for (const fact of facts) expect(fact).toMatchObject({ documentId: document.documentId });
});

it("MUST be told the buyer's answer to a document we sent", async () => {
  const { sandbox, delivery, factsAfter } = await openHooks();
  const { documentId, ...document } = createDocument();
  await delivery.submit({ documentId, ...document });
  await factsAfter(() => sandbox.world.clock.advance(DELIVERY_DELAY_MS));
  const facts = await factsAfter(() =>
    control(sandbox, "POST", "/psb/responses", { documentId, status: "RE", reasons: { REF: "order number unknown" } }),
  );
  expect(facts).toMatchObject([{ kind: "response", documentId, status: "RE" }]);
});

it("MUST be told through a hook with the secret that was ensured last", async () => {
  const sandbox = await openSandbox();
  const receiver = await openHookReceiver(sandbox.world.clock);
  const { delivery, hooks } = connect(sandbox);
  await hooks.ensure(receiver.url, new Secret("an-earlier-secret"));
  await hooks.ensure(receiver.url, SECRET);
  await delivery.submit(createDocument());
  const calls = await receiver.callsAfter(() => sandbox.world.clock.advance(DELIVERY_DELAY_MS));
  expect(calls.map((call) => hooks.read(call, SECRET).genuine)).toEqual([true]);
});

it("MUST report a missing right to manage hooks as NOT_PERMITTED", async () => {
  const sandbox = await openSandbox();
  const permissions = { canManageHook: false };
  await control(sandbox, "POST", "/psb/permissions", { partyId: "0106:61234567", permissions });
  const ensuring = connect(sandbox).hooks.ensure("https://gateway.example/hooks/1", SECRET);
  await expect(ensuring).rejects.toMatchObject({ code: "NOT_PERMITTED" });
});

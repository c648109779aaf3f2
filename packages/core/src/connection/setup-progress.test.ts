import { expect, it } from "vitest";
import { z } from "zod";
import { deliveryPort } from "../../test/sending.ts";
import { ACCOUNT, createWorld, MANIFEST } from "../../test/world.ts";
import { defineConnector } from "../connector/connector.ts";
import { createConnectorRegistry } from "../connector/registry.ts";
import { asChecked, doneIf, type SetupStep } from "../connector/setup.ts";
import { setupProgress } from "./setup-progress.ts";

const step = (name: string, check: SetupStep["check"]): SetupStep => ({
  name,
  title: { en: `title of ${name}`, nl: `titel van ${name}` },
  actor: "ADMINISTRATOR",
  remedy: { en: `do ${name}`, nl: `doe ${name}` },
  check,
});

const SETUP = [
  step("secret", ({ entered }) => doneIf(entered.has("appSecret"))),
  step("key", ({ entered }) => doneIf(entered.has("subscriptionKey"))),
  step("keys", (facts) => asChecked(facts, "keys")),
  step("both", (facts) => asChecked(facts, "network", "keys")),
  step("customers", ({ hasCustomers }) => doneIf(hasCustomers)),
];

async function worldWith(setup: readonly SetupStep[] | undefined) {
  const world = await createWorld({ delivery: deliveryPort({}) });
  const connector = defineConnector({
    manifest: MANIFEST,
    settings: z.strictObject({}),
    ...(setup && { setup }),
    hosts: () => [],
    connect: () => ({ account: ACCOUNT }),
  });
  return { ...world, context: { ...world.context, connectors: createConnectorRegistry([connector]) } };
}

const check = (name: string, outcome: "PASSED" | "FAILED" | "SKIPPED", code?: string) => ({
  name,
  outcome,
  detail: `${name} ${outcome}`,
  durationMs: 1,
  ...(code && { code }),
});

const states = (progress: Awaited<ReturnType<typeof setupProgress>>) =>
  progress.map(({ name, state }) => `${name} ${state}`);

it("MUST tell what is done, what is to do, and what waits for a test", async () => {
  const { context, connection } = await worldWith(SETUP);
  expect(states(await setupProgress(context, connection))).toEqual([
    "secret DONE",
    "key TO_DO",
    "keys WAITING",
    "both WAITING",
    "customers DONE",
  ]);
});

it("MUST show what the test found, with the advice of its code before that of the step", async () => {
  const { context, connection, clock } = await worldWith(SETUP);
  const checks = [check("network", "PASSED"), check("keys", "FAILED", "AUTH_REJECTED")];
  const tested = { ...connection, lastTest: { at: clock.now(), report: { checks } } };
  const keys = (await setupProgress(context, tested))[2];
  expect(keys).toMatchObject({ state: "FAILED", code: "AUTH_REJECTED", detail: "keys FAILED" });
  expect(keys?.remedy.en).toContain("App Key and Secret");
});

it("MUST wait where the test did not come that far", async () => {
  const { context, connection, clock } = await worldWith(SETUP);
  const checks = [check("network", "FAILED", "UNREACHABLE"), check("keys", "SKIPPED")];
  const tested = { ...connection, lastTest: { at: clock.now(), report: { checks } } };
  expect(states(await setupProgress(context, tested)).slice(2, 4)).toEqual(["keys WAITING", "both FAILED"]);
});

it("MUST NOT count customers that go another way", async () => {
  const world = await worldWith(SETUP);
  const other = await world.addConnection(world.organization, {});
  expect(states(await setupProgress(world.context, other)).at(-1)).toBe("customers TO_DO");
});

it("MUST have no steps for a connector without a guide", async () => {
  const { context, connection } = await worldWith(undefined);
  expect(await setupProgress(context, connection)).toEqual([]);
});

import { expect, it } from "vitest";
import { z } from "zod";
import { ACCOUNT, MANIFEST } from "../../test/world.ts";
import { defineConnector, type Manifest } from "./connector.ts";
import { createConnectorRegistry } from "./registry.ts";

const connector = (given: Partial<Manifest>) =>
  defineConnector({
    manifest: { ...MANIFEST, ...given },
    settings: z.strictObject({}),
    hosts: () => [],
    connect: () => ({ account: ACCOUNT }),
  });

it("MUST find each connector by its id, and list them in the order given", () => {
  const [one, other] = [connector({ id: "psb" }), connector({ id: "4ps-bc" })];
  const registry = createConnectorRegistry([one, other]);
  expect([registry.find("psb"), registry.find("4ps-bc"), registry.find("PSB")]).toEqual([one, other, undefined]);
  expect(registry.all()).toEqual([one, other]);
});

it("MUST refuse two connectors of one id", () => {
  expect(() => createConnectorRegistry([connector({}), connector({})])).toThrow(
    new RangeError('two connectors call themselves "scripted"'),
  );
});

it.each(["", "PSB", "-psb", "psb-", "p--sb", "p_sb", "psb/../x"])("MUST refuse the id %j", (id) => {
  expect(() => createConnectorRegistry([connector({ id })])).toThrow("is not kebab case");
});

it.each([
  [1, 1, true],
  [0, 3, true],
  [0, 0, false],
  [2, 3, false],
])("MUST judge a connector written for interface versions %i to %i: %s", (from, to, works) => {
  const create = () => createConnectorRegistry([connector({ interfaceVersions: { from, to } })]);
  if (works) expect(create().all()).toHaveLength(1);
  else expect(create).toThrow(RangeError);
});

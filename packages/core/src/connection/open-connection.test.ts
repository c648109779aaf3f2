import { expect, it } from "vitest";
import { createWorld, MANIFEST } from "../../test/world.ts";
import { refuseUncatalogued } from "../testing/refuse-uncatalogued.ts";
import { createOpener, rawSettings } from "./open-connection.ts";

it("MUST open a connection once per revision: what a connector caches lives as long as its settings", async () => {
  const { context, connection } = await createWorld();
  const ports = context.open(connection);
  expect(context.open({ ...connection, title: "Renamed" })).toBe(ports);
  expect(context.open({ ...connection, revision: 2 })).not.toBe(ports);
});

it("MUST let a connector reach the hosts of its settings only", async () => {
  const { context, stores, connection } = await createWorld();
  const asked: (readonly string[])[] = [];
  const fetchFor = (origins: readonly string[]) => {
    asked.push(origins);
    return fetch;
  };
  createOpener({ ...context, stores, fetchFor, noteUncatalogued: refuseUncatalogued })(connection);
  expect(asked).toEqual([["https://remote-1.example.test"]]);
});

it.each([
  ["the connector is not installed", { connectorId: "elsewhere" }, 'connector "elsewhere" is not installed'],
  ["the settings do not parse", { settings: {} }, "$.settings.remote"],
])("MUST be CONFIGURATION_INVALID when %s", async (_why, given, message) => {
  const { context, connection } = await createWorld();
  expect(() => context.open({ ...connection, ...given })).toThrow(
    expect.objectContaining({ name: "ConnectorError", code: "CONFIGURATION_INVALID", message }),
  );
});

it("MUST give the connector's parser its secrets back, and never the hook secret", async () => {
  const { connection } = await createWorld();
  expect(rawSettings(connection)).toEqual({ remote: "remote-1", appSecret: "open sesame 1234" });
  expect(connection.connectorId).toBe(MANIFEST.id);
});

import { createBuilders } from "@erp-gateway/connector-kit";
import { psb } from "@erp-gateway/connector-psb";
import {
  type Context,
  createConnectorRegistry,
  createOpener,
  DEFAULT_POLICY,
  HOOK_SECRET,
  Secret,
} from "@erp-gateway/core";
import { createMemoryStores, refuseUncatalogued } from "@erp-gateway/core/testing";
import { peppolFormat } from "@erp-gateway/peppol";
import { describe, expect, it } from "vitest";
import { createWebhookWire } from "../webhook/webhook-wire.ts";
import { receiveHook } from "./hook-endpoint.ts";

const build = createBuilders();
const { runtime } = build;
const settings = { clientId: "c", partyId: "0106:61234567" };
const setAt = runtime.clock.now();
const secrets = {
  clientSecret: { secret: new Secret("client-secret-1"), setAt },
  [HOOK_SECRET]: { secret: new Secret("hook-secret-1234"), setAt },
};

async function world() {
  const connectors = createConnectorRegistry([psb]);
  const stores = createMemoryStores();
  const core: Context = {
    stores,
    runtime,
    connectors,
    format: peppolFormat,
    policy: DEFAULT_POLICY,
    open: createOpener({
      ...{ connectors, runtime, stores, fetchFor: () => fetch },
      policy: DEFAULT_POLICY,
      noteUncatalogued: refuseUncatalogued,
    }),
    webhooks: createWebhookWire(),
    publicUrl: "http://x.test",
  };
  const organization = build.organization();
  const connect = async (given: Parameters<typeof build.connection>[1]): Promise<string> => {
    const connection = build.connection(organization, { connectorId: "psb", settings, secrets, ...given });
    await stores.connections.create(connection, {});
    return connection.id;
  };
  return { core, connect };
}

const hook = (body: string) => new Request("http://x.test/hooks/1", { method: "POST", body });

describe("a hook", () => {
  it.each(["nobody", "", "__proto__", "../graphql"])("MUST be unknown for the connection %j", async (id) => {
    const response = await receiveHook((await world()).core, id, hook("{}"));
    expect([response.status, await response.json()]).toEqual([404, { code: "HOOK_UNKNOWN" }]);
  });

  it.each([
    ["was revoked", { state: "REVOKED" }],
    ["has no hook secret", { secrets: { clientSecret: secrets.clientSecret } }],
  ] as const)("MUST be unknown for a connection that %s", async (_name, given) => {
    const { core, connect } = await world();
    expect((await receiveHook(core, await connect(given), hook("{}"))).status).toBe(404);
  });

  it("MUST be refused without a signature, with a code and nothing else", async () => {
    const { core, connect } = await world();
    const response = await receiveHook(core, await connect({}), hook("{}"));
    expect([response.status, await response.json()]).toEqual([401, { code: "HOOK_SIGNATURE_INVALID" }]);
    expect(await core.stores.events.lastPosition()).toBe(0);
  });

  it("MUST be 1 MiB at most, whoever it is for", async () => {
    const { core } = await world();
    const response = await receiveHook(core, "nobody", hook("x".repeat(1024 * 1024 + 1)));
    expect([response.status, await response.json()]).toEqual([413, { code: "PAYLOAD_TOO_LARGE" }]);
    expect((await receiveHook(core, "nobody", hook("x".repeat(1024 * 1024)))).status).toBe(404);
  });
});

import { describe, expect, it } from "vitest";
import { script } from "../../test/script.ts";
import { ACCOUNT, createWorld, faultsOf, trusted, type World } from "../../test/world.ts";
import type { AccountPort, TestReport } from "../connector/account.ts";
import type { Ports } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import type { HooksPort } from "../connector/hooks.ts";
import { createConnectorRegistry } from "../connector/registry.ts";
import { accept, reject } from "../fault.ts";
import { type Connection, type ConnectionState, HOOK_SECRET } from "./connection.ts";
import {
  activateConnection,
  changeConnectionSettings,
  createConnection,
  pauseConnection,
  revokeConnection,
  testConnection,
} from "./connection-commands.ts";

const PASSES: TestReport = await ACCOUNT.test();
const FAILS: TestReport = {
  checks: [
    { name: "network", outcome: "PASSED", detail: "answered", durationMs: 1 },
    { name: "keys", outcome: "FAILED", detail: "401", code: "AUTH_REJECTED", durationMs: 1 },
    { name: "company-known", outcome: "SKIPPED", detail: "", durationMs: 0 },
  ],
};
const testedBy = (...reports: readonly TestReport[]): AccountPort => ({
  ...ACCOUNT,
  test: script<AccountPort["test"]>(...reports),
});
const INPUT = {
  connectorId: "scripted",
  title: " eConnect ",
  environment: "ACCEPTANCE",
  settings: { remote: "remote-1", appSecret: "app secret 4321" },
} as const;

/** A world with a connection in this state beside its own. */
async function worldWith(state: ConnectionState, ports: Partial<Ports> = {}) {
  const world = await createWorld();
  const connection = await world.addConnection(world.organization, ports, { state });
  return { ...world, connection };
}
/** The world's connector, which also reads `remote;secret`. */
async function pastedWorld() {
  const world = await createWorld();
  const plain = world.context.connectors.find(INPUT.connectorId);
  if (plain === undefined) throw new Error("no connector");
  const connectors = createConnectorRegistry([
    {
      ...plain,
      readPasted(pasted, path) {
        const [remote = "", appSecret] = pasted.split(";");
        return appSecret === undefined
          ? reject({ code: "QUICK-CONNECT-01", message: "no secret", path })
          : accept({ remote, appSecret });
      },
    },
  ]);
  return { ...world, context: { ...world.context, connectors } };
}
const stored = async ({ stores, connection }: Pick<World, "stores" | "connection">): Promise<Connection | undefined> =>
  stores.connections.byId(connection.id);

describe("creating", () => {
  it("MUST make a DRAFT whose secrets are apart from its settings", async () => {
    const { context, organization, request, stores } = await createWorld();
    const { id } = trusted(await createConnection(context, organization, INPUT, request()));
    const connection = await stores.connections.byId(id);
    expect(connection).toMatchObject({ state: "DRAFT", title: "eConnect", settings: { remote: "remote-1" } });
    expect(Object.keys(connection?.secrets ?? {})).toEqual(["appSecret", HOOK_SECRET]);
    expect(connection?.secrets["appSecret"]?.secret.reveal()).toBe("app secret 4321");
    expect(JSON.stringify(connection)).not.toContain("4321");
  });

  it("MUST give each connection a hook secret of its own", async () => {
    const { context, organization, request } = await createWorld();
    const make = async () => trusted(await createConnection(context, organization, INPUT, request()));
    const [one, other] = [(await make()).secrets[HOOK_SECRET], (await make()).secrets[HOOK_SECRET]];
    expect(one?.secret.reveal()).toMatch(/^secret-/);
    expect(one?.secret.reveal()).not.toBe(other?.secret.reveal());
  });

  it("MUST keep no secret that was not given", async () => {
    const { context, organization, request } = await createWorld();
    const input = { ...INPUT, settings: { ...INPUT.settings, subscriptionKey: undefined } };
    const { secrets } = trusted(await createConnection(context, organization, input, request()));
    expect(Object.keys(secrets)).toEqual(["appSecret", HOOK_SECRET]);
  });

  it("MUST take settings from one pasted text, the ones given by name before it", async () => {
    const { context, organization, request } = await pastedWorld();
    const pasted = "remote-1;pasted secret";
    const made = trusted(await createConnection(context, organization, { ...INPUT, settings: {}, pasted }, request()));
    expect(made.settings).toEqual({ remote: "remote-1" });
    expect(made.secrets["appSecret"]?.secret.reveal()).toBe("pasted secret");
    const both = { ...INPUT, settings: { remote: "remote-7" }, pasted };
    expect(trusted(await createConnection(context, organization, both, request())).settings).toEqual({
      remote: "remote-7",
    });
    const rotated = { settings: {}, pasted: "remote-1;rotated secret" };
    const changed = trusted(await changeConnectionSettings(context, made, rotated, request()));
    expect(changed.secrets["appSecret"]?.secret.reveal()).toBe("rotated secret");
    expect(changed.state).toBe("DRAFT");
  });

  it("MUST refuse a pasted text that cannot be read, or that the connector does not take", async () => {
    const { context, organization, request } = await pastedWorld();
    const input = { ...INPUT, settings: {}, pasted: "hello" };
    expect(faultsOf(await createConnection(context, organization, input, request()))).toEqual([
      "QUICK-CONNECT-01 $.quickConnect",
    ]);
    const plain = await createWorld();
    expect(
      faultsOf(await createConnection(plain.context, plain.organization, { ...INPUT, pasted: "x" }, plain.request())),
    ).toEqual(["QUICK-CONNECT-03 $.quickConnect"]);
  });

  it("MUST name every reason why not, at once", async () => {
    const { context, organization, request } = await createWorld();
    const small = { ...organization, state: "REGISTERED", subscription: "BASIC", apiContract: false } as const;
    const input = { ...INPUT, settings: { remote: "", appSecret: "app secret 4321" } };
    expect(faultsOf(await createConnection(context, small, input, request()))).toEqual([
      "ORGANIZATION_NOT_ACTIVE $.organizationId",
      "SUBSCRIPTION_TOO_LOW $.organizationId",
      "CONTRACT_REQUIRED $.organizationId",
      "SETTINGS-INVALID $.settings.remote",
    ]);
    const elsewhere = { ...INPUT, connectorId: "elsewhere" };
    expect(faultsOf(await createConnection(context, organization, elsewhere, request()))).toEqual([
      "CONNECTOR_UNKNOWN $.connectorId",
    ]);
  });

  it("MUST accept a subscription above the least one", async () => {
    const { context, organization, request } = await createWorld();
    const large = { ...organization, subscription: "SLA" } as const;
    expect(faultsOf(await createConnection(context, large, INPUT, request()))).toEqual([]);
  });
});

describe("changing settings", () => {
  it("MUST keep what was not given, secrets included, and ask for a new test", async () => {
    const world = await worldWith("LIVE");
    const { context, connection, request } = world;
    trusted(
      await changeConnectionSettings(
        context,
        connection,
        { settings: { subscriptionKey: "key 9999 8888" } },
        request(),
      ),
    );
    const changed = await stored(world);
    expect(changed).toMatchObject({ state: "DRAFT", revision: 2, settings: connection.settings });
    expect(changed?.secrets).toMatchObject(connection.secrets);
    expect(changed?.secrets["subscriptionKey"]?.secret.reveal()).toBe("key 9999 8888");
  });

  it("MUST change nothing when the settings would not parse", async () => {
    const world = await worldWith("LIVE");
    const { context, connection, request } = world;
    expect(
      faultsOf(await changeConnectionSettings(context, connection, { settings: { appSecret: "" } }, request())),
    ).toEqual(["SETTINGS-INVALID $.settings.appSecret"]);
    expect(await stored(world)).toEqual(connection);
  });
});

describe("testing", () => {
  it.each<[ConnectionState, string, ConnectionState]>([
    ["DRAFT", "passes", "TESTED"],
    ["DRAFT", "fails", "DRAFT"],
    ["TESTED", "passes", "TESTED"],
    ["TESTED", "fails", "DRAFT"],
    ["LIVE", "passes", "LIVE"],
    ["LIVE", "fails", "LIVE"],
    ["BLOCKED", "passes", "LIVE"],
    ["BLOCKED", "fails", "BLOCKED"],
    ["REAUTHORIZATION_REQUIRED", "passes", "LIVE"],
  ])("MUST lead from %s, when it %s, to %s, and keep the report", async (before, outcome, after) => {
    const report = outcome === "passes" ? PASSES : FAILS;
    const world = await worldWith(before, { account: testedBy(report) });
    trusted(await testConnection(world.context, world.connection, world.request()));
    expect(await stored(world)).toMatchObject({ state: after, lastTest: { at: world.clock.now(), report } });
  });

  it("MUST be a failed check when the connection cannot be opened", async () => {
    const world = await worldWith("DRAFT");
    const broken = { ...world.connection, settings: {} };
    const { lastTest } = trusted(await testConnection(world.context, broken, world.request()));
    expect(lastTest?.report.checks).toMatchObject([
      { name: "settings", outcome: "FAILED", code: "CONFIGURATION_INVALID", detail: "$.settings.remote" },
    ]);
  });

  it("MUST test what the connection is by now when a job paused it meanwhile", async () => {
    const blocked = new ConnectorError("AUTH_REJECTED", "401");
    const account: AccountPort = {
      ...ACCOUNT,
      async test() {
        await pauseConnection(world.context, world.connection.id, blocked);
        return FAILS;
      },
    };
    const world = await worldWith("LIVE", { account });
    trusted(await testConnection(world.context, world.connection, world.request()));
    expect(await stored(world)).toMatchObject({ state: "BLOCKED", lastTest: { report: FAILS } });
  });

  it("MUST let a bug rise", async () => {
    const world = await worldWith("DRAFT", { account: testedBy() });
    await expect(testConnection(world.context, world.connection, world.request())).rejects.toThrow("0 answers");
  });
});

describe("activating", () => {
  const inbox = { received: async () => ({ notices: [], cursor: "0", more: false }), fetch: script() };

  it("MUST put hooks in place, go LIVE and begin to read the inbox", async () => {
    const ensure = script<HooksPort["ensure"]>(undefined);
    const hooks: HooksPort = { ensure, read: () => ({ genuine: true, events: [] }) };
    const world = await worldWith("TESTED", { hooks, inbox });
    const { id, secrets } = world.connection;
    trusted(await activateConnection(world.context, world.connection, world.request()));
    expect(await stored(world)).toMatchObject({ state: "LIVE" });
    expect(ensure.calls).toEqual([[`https://gateway.example.test/hooks/${id}`, secrets[HOOK_SECRET]?.secret]]);
    expect(await world.work()).toEqual([`poll-inbox:${id}`]);
  });

  it("MUST read no inbox that only hooks announce", async () => {
    const world = await worldWith("TESTED", { inbox: { fetch: inbox.fetch } });
    trusted(await activateConnection(world.context, world.connection, world.request()));
    expect(await world.work()).toEqual([]);
  });

  it("MUST put the hooks in place again, and nothing more, when it is LIVE already", async () => {
    const ensure = script<HooksPort["ensure"]>(undefined);
    const world = await worldWith("LIVE", { hooks: { ensure, read: () => ({ genuine: true, events: [] }) } });
    expect(trusted(await activateConnection(world.context, world.connection, world.request()))).toEqual(
      world.connection,
    );
    expect(ensure.calls).toHaveLength(1);
  });

  it("MUST forget what a test found before the settings changed, and refuse a change of nothing", async () => {
    const world = await worldWith("TESTED", { account: testedBy(PASSES) });
    const { context, request } = world;
    const tested = trusted(await testConnection(context, world.connection, request()));
    expect(tested.lastTest).toBeDefined();
    const changed = { settings: { appSecret: "another secret 99" } };
    expect(trusted(await changeConnectionSettings(context, tested, changed, request())).lastTest).toBeUndefined();
    expect((await stored(world))?.lastTest).toBeUndefined();
    expect(faultsOf(await changeConnectionSettings(context, tested, { settings: {} }, request()))).toEqual([
      "SETTINGS-NOTHING $.settings",
    ]);
  });

  it("MUST be refused when plan, contract or activation of the organization are gone meanwhile", async () => {
    const world = await worldWith("TESTED");
    const { context, stores, organization, connection, request } = world;
    await stores.organizations.save({ ...organization, subscription: "BASIC", apiContract: false }, {});
    expect(faultsOf(await activateConnection(context, connection, request()))).toEqual([
      "SUBSCRIPTION_TOO_LOW $.connectionId",
      "CONTRACT_REQUIRED $.connectionId",
    ]);
    expect((await stored(world))?.state).toBe("TESTED");
  });

  it("MUST not happen when the remote refuses the hooks", async () => {
    const ensure = script<HooksPort["ensure"]>(new ConnectorError("NOT_PERMITTED", "403"));
    const world = await worldWith("TESTED", { hooks: { ensure, read: () => ({ genuine: true, events: [] }) } });
    await expect(activateConnection(world.context, world.connection, world.request())).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(await stored(world)).toEqual(world.connection);
  });

  it.each<ConnectionState>(["DRAFT", "BLOCKED", "WAITING_FOR_PARTY_LINK"])("MUST be refused in %s", async (state) => {
    const { context, connection, request } = await worldWith(state);
    expect(faultsOf(await activateConnection(context, connection, request()))).toEqual([
      "CONNECTION_NOT_TESTED $.connectionId",
    ]);
  });

  it("MUST be refused when the last test did not pass, whatever an earlier one said", async () => {
    const { context, connection, request } = await worldWith("DRAFT", { account: testedBy(PASSES, FAILS) });
    const passed = trusted(await testConnection(context, connection, request()));
    const failed = trusted(await testConnection(context, passed, request()));
    expect(faultsOf(await activateConnection(context, failed, request()))).toEqual([
      "CONNECTION_NOT_TESTED $.connectionId",
    ]);
  });
});

describe("revoking", () => {
  it("MUST be final and wipe the secrets", async () => {
    const world = await worldWith("LIVE");
    const { context, connection, request } = world;
    const revoked = trusted(await revokeConnection(context, connection, request()));
    expect(await stored(world)).toEqual({
      ...connection,
      state: "REVOKED",
      stateSince: world.clock.now(),
      revision: 2,
      secrets: {},
    });
    const refusal = ["CONNECTION_REVOKED $.connectionId"];
    const changed = { appSecret: "another secret" };
    expect(faultsOf(await testConnection(context, revoked, request()))).toEqual(refusal);
    expect(faultsOf(await activateConnection(context, revoked, request()))).toEqual(refusal);
    expect(faultsOf(await changeConnectionSettings(context, revoked, { settings: changed }, request()))).toEqual(
      refusal,
    );
    expect(trusted(await revokeConnection(context, revoked, request()))).toBe(revoked);
  });
});

describe("pausing", () => {
  it.each([
    ["REAUTHORIZATION_REQUIRED", "REAUTHORIZATION_REQUIRED"],
    ["AUTH_REJECTED", "BLOCKED"],
    ["ACCOUNT_BLOCKED", "BLOCKED"],
  ] as const)("MUST turn %s into %s, with the codes on the timeline", async (code, state) => {
    const world = await worldWith("LIVE");
    const error = new ConnectorError(code, "no", { remoteCode: "API401" });
    await pauseConnection(world.context, world.connection.id, error);
    expect(await stored(world)).toMatchObject({ state });
    expect((await world.events(world.connection.id)).at(-1)?.data).toEqual({ code, remoteCode: "API401" });
  });

  it("MUST change nothing when it is paused already", async () => {
    const world = await worldWith("BLOCKED");
    await pauseConnection(world.context, world.connection.id, new ConnectorError("AUTH_REJECTED", "no"));
    expect(await stored(world)).toEqual(world.connection);
    expect(await world.events(world.connection.id)).toEqual([]);
  });
});

it("MUST refuse a change of a connection that somebody changed in between", async () => {
  const world = await worldWith("DRAFT", { account: testedBy(PASSES) });
  trusted(await testConnection(world.context, world.connection, world.request()));
  const before = await stored(world);
  const changes = { settings: { remote: "remote-2" }, pasted: undefined };
  expect(faultsOf(await changeConnectionSettings(world.context, world.connection, changes, world.request()))).toEqual([
    "CONNECTION_CHANGED $.connectionId",
  ]);
  expect(await stored(world)).toEqual(before);
  expect(await world.eventTypes(world.connection.id)).toEqual(["CONNECTION_TESTED"]);
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isCatalogued } from "@erp-gateway/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Setup, setUp } from "./organization.ts";
import { createWorld, type World } from "./world.ts";

const SANDBOX = fileURLToPath(new URL("../../sandbox/src/", import.meta.url));

const sources = (folder: string): string =>
  readdirSync(path.join(SANDBOX, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith(".helper.ts"))
    .map((file) => readFileSync(path.join(SANDBOX, folder, file), "utf8"))
    .join("\n");

/** What stands in the sandbox's code, so that a code it learns is asked for here too. */
const codesIn = (folder: string, pattern: RegExp): readonly string[] => [
  ...new Set([...sources(folder).matchAll(pattern)].map(([whole, code]) => code ?? whole)),
];

const API31 = codesIn("api31", /ERR[A-Z]{3}\d{7}|DEFAULT_ERROR_CODE\d+/g);
const BUSINESS_CENTRAL = codesIn(
  "business-central",
  /"((?:Application|Authentication|Authorization|BadRequest|Internal|Request)_\w+|Unknown)"/g,
);
const STATUSES = [
  ...new Set([...codesIn("psb", /new Refusal\((\d{3})/g), "302", "401", "413", "429", "500", "502", "503"]),
];
const PSB = STATUSES.map((status) => `API${status}`).concat(["USRMS1", "USRMS2"].map((detail) => `API400.${detail}`));
const ENTRA = codesIn("identity/entra", /(?:number: |, "\w+", )(\d{5,7})/g).map((number) => `AADSTS${number}`);
const OAUTH = codesIn(
  "identity",
  /"((?:invalid_(?:client|grant|scope|request)|unauthorized_client|unsupported_grant_type))"/g,
);

describe("codes in the sandbox's sources", () => {
  it.each([
    ["API31", API31, 20],
    ["Business Central", BUSINESS_CENTRAL, 15],
    ["the PSB", PSB, 12],
    ["Entra ID", ENTRA, 8],
    ["token endpoints", OAUTH, 5],
  ])("MUST all have an entry in the catalogue: %s", (_name, codes, atLeast) => {
    expect(codes.length).toBeGreaterThanOrEqual(atLeast);
    expect(codes.filter((code) => !isCatalogued(code))).toEqual([]);
  });
});

/** Through gateway and connectors: `close` fails when one of them has no entry. */
describe("codes that the sandbox says", () => {
  let world: World;
  let setup: Setup;

  beforeAll(async () => {
    world = await createWorld();
    setup = await setUp(world);
  });
  afterAll(() => world.close());

  interface Check {
    readonly outcome: string;
    readonly code: string | null;
    readonly help: { readonly class: string; readonly remedy: string } | null;
  }

  /** The check that fails when the remote does this to the connection's test. */
  async function failing(connectionId: string, ...faults: readonly object[]): Promise<Check | undefined> {
    const url = `${world.sandbox.controlUrl}/faults`;
    await fetch(url, { method: "DELETE" });
    for (const fault of faults) await fetch(url, { method: "POST", body: JSON.stringify(fault) });
    const selection = "... on Connection { lastTest { checks { outcome code help { class remedy } } } }";
    const tested = await world.api.mutate("testConnection", { connectionId }, selection);
    await fetch(url, { method: "DELETE" });
    const { checks } = tested["lastTest"] as { readonly checks: readonly Check[] };
    return checks.find(({ outcome }) => outcome === "FAILED");
  }

  it.each(API31)("MUST reach people with advice: API31 faults with %s", async (code) => {
    for (const operation of ["Login", "GetAccountParties", "GetOutboxDocuments", "SendDocument"]) {
      const check = await failing(setup.api31Id, { target: "api31", operation, kind: "soap-fault", code, times: 3 });
      if (check !== undefined) expect(check.help?.remedy).not.toContain("no advice for this code");
    }
  });

  it.each([302, 401, 403, 413, 429, 500, 503])(
    "MUST reach people with advice: HTTP %i in front of API31",
    async (status) => {
      const check = await failing(setup.api31Id, {
        target: "api31",
        operation: "Login",
        kind: "html",
        status,
        times: 3,
      });
      expect(check?.help?.remedy).toMatch(/\w/);
    },
  );

  it.each(STATUSES)(
    "MUST reach people with advice: the PSB answers %s, in its own words and in none",
    async (status) => {
      const fault = { target: "psb", operation: "GET /api/v1/me", kind: "status", status: Number(status), times: 3 };
      for (const body of [JSON.stringify({ code: `API${status}`, message: "no" }), ""]) {
        expect((await failing(setup.psbId, { ...fault, body }))?.help?.remedy).toMatch(/\w/);
      }
    },
  );

  it.each(BUSINESS_CENTRAL)("MUST reach people with advice: Business Central answers %s", async (code) => {
    const body = JSON.stringify({ error: { code, message: "no  CorrelationId:  1." } });
    const fault = { target: "business-central", kind: "status", status: 409, body, times: 3 };
    expect((await failing(setup.erpId, { ...fault, operation: "GET" }))?.code).toMatch(/\w/);
  });

  it.each(["psb", "business-central"])(
    "MUST reach people with advice: %s with credentials that are wrong",
    async (connectorId) => {
      const id = connectorId === "psb" ? setup.psbId : setup.erpId;
      const query = "query ($id: ID!) { node(id: $id) { ... on Connection { settings } } }";
      const { node } = await world.api.query<{ node: { settings: Record<string, unknown> } }>(query, { id });
      const wrongs = [{ clientSecret: "wrong" }, { clientId: "wrong", clientSecret: "wrong" }];
      for (const wrong of wrongs) {
        const input = { organizationId: setup.organizationId, connectorId, title: "fout", environment: "ACCEPTANCE" };
        const connectionId = await world.api.id("createConnection", {
          ...input,
          settings: { ...node.settings, ...wrong },
        });
        expect((await failing(connectionId))?.help?.class).toBe("PRECONDITION");
      }
    },
  );
});

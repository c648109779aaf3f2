import { type Context, createConnectorRegistry, createOpener, DEFAULT_POLICY, type Log } from "@erp-gateway/core";
import { createMemoryStores, createTestRuntime, refuseUncatalogued } from "@erp-gateway/core/testing";
import { peppolFormat } from "@erp-gateway/peppol";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase, type SqliteDatabase } from "../storage/sqlite/database.ts";
import { tokenHash } from "../token/api-token.ts";
import { createTokenStore } from "../token/token-store.ts";
import { createWebhookWire } from "../webhook/webhook-wire.ts";
import { createGraphqlEndpoint, type GraphqlEndpoint } from "./graphql-endpoint.ts";

const TOKEN = "egw_token-of-this-test";

let database: SqliteDatabase;
let graphql: GraphqlEndpoint;
const endpoint = (request: Request): Promise<Response> => graphql.fetch(request);
const logged: string[] = [];
const note = (fields: Readonly<Record<string, unknown>>, message: string) => {
  const { err } = fields;
  logged.push(`${message} ${err instanceof Error ? err.stack : ""}`);
};
const log: Log = { debug: () => undefined, info: note, warn: note, error: note };

beforeEach(async () => {
  logged.length = 0;
  database = openDatabase(":memory:");
  const tokens = createTokenStore(database);
  await tokens.add({ id: "1", name: "test", scopes: ["READ"], createdAt: new Date(0) }, tokenHash(TOKEN));
  graphql = createGraphqlEndpoint({ core: world(), tokens });
});
afterEach(() => {
  vi.unstubAllEnvs();
  database.close();
});

/** With a list of customers that breaks. */
function world(): Context {
  const runtime = { ...createTestRuntime(), log };
  const connectors = createConnectorRegistry([]);
  const stores = createMemoryStores();
  const list = async () => {
    throw new Error("disk /var/secret-place is full");
  };
  return {
    stores: { ...stores, customers: { ...stores.customers, list } },
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
}

const URL_ = "http://x.test/graphql";
const JSON_TYPE = { "content-type": "application/json" };

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  const all = { authorization: `Bearer ${TOKEN}`, ...JSON_TYPE, ...headers };
  return endpoint(new Request(URL_, { method: "POST", headers: all, body }));
}

const ask = (query: unknown, more: object = {}) => post(JSON.stringify({ query, ...more }));

async function codes(response: Response): Promise<readonly (string | undefined)[]> {
  const { errors = [] } = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
  return errors.map(({ extensions }) => extensions?.code);
}

describe("who may ask", () => {
  it.each([
    ["no token", {}],
    ["another token", { authorization: "Bearer egw_other" }],
    ["half a token", { authorization: `Bearer ${TOKEN.slice(0, -1)}` }],
    ["another scheme", { authorization: `Basic ${TOKEN}` }],
    ["a token without scheme", { authorization: TOKEN }],
    ["a scheme without token", { authorization: "Bearer " }],
    ["two tokens", { authorization: `Bearer ${TOKEN} ${TOKEN}` }],
    ["a hash for a token", { authorization: `Bearer ${tokenHash(TOKEN)}` }],
  ])("MUST NOT be whoever has %s", async (_name, headers) => {
    const body = JSON.stringify({ query: "{ viewer { id } }" });
    const response = await endpoint(new Request(URL_, { method: "POST", headers: { ...JSON_TYPE, ...headers }, body }));
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await codes(response)).toEqual(["UNAUTHENTICATED"]);
  });

  it("MUST NOT be whoever has a token in the URL, where logs and histories keep it", async () => {
    const query = encodeURIComponent("{ viewer { id } }");
    for (const name of ["token", "access_token", "authorization"]) {
      const response = await endpoint(new Request(`${URL_}?${name}=${TOKEN}&query=${query}`));
      expect(response.status).toBe(401);
    }
  });

  it("MUST be asked before the body is read", async () => {
    const request = new Request(URL_, { method: "POST", headers: JSON_TYPE, body: "{" });
    expect((await endpoint(request)).status).toBe(401);
    expect(request.bodyUsed).toBe(false);
  });

  it.each(["Bearer", "bearer", "BEARER"])("MUST be whoever has a token, written %s", async (scheme) => {
    const response = await post('{"query":"{ viewer { name } }"}', { authorization: `${scheme} ${TOKEN}` });
    expect(await response.json()).toEqual({ data: { viewer: { name: "test" } } });
  });
});

describe("GraphiQL", () => {
  const page = (search = "") =>
    endpoint(new Request(`${URL_}${search}`, { headers: { accept: "text/html,application/xhtml+xml" } }));

  it("MUST open without a token, and load nothing from elsewhere", async () => {
    const response = await page();
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html"]);
    const html = await response.text();
    expect(html).toContain("erp-gateway");
    const tags = html.match(/<(?:script|link|img|iframe)\b[^>]{0,300}/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => /(?:src|href)\s*=\s*["']?(?:https?:)?\/\//.test(tag))).toEqual([]);
  });

  it("MUST run no query", async () => {
    const html = await (await page(`?query=${encodeURIComponent("{ __schema { types { name } } }")}`)).text();
    expect(html).not.toContain("InboundDocument");
  });
});

describe("a request that is none", () => {
  it.each(["", "{", "null", "1", '"text"', "[]", '[{"query":"{ viewer { id } }"}]', "{}x", "\0"])(
    "MUST be answered with 400 and a code: %j",
    async (body) => {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(await codes(response)).toEqual(["BAD_REQUEST"]);
      expect(logged).toEqual([]);
    },
  );

  it.each([
    { query: 1 },
    { query: "{ viewer { id } }", variables: "x" },
    { query: "{ viewer { id } }", extensions: [] },
    { query: "{ viewer { id } }", more: true },
    { query: "{ viewer { id } }", operationName: "Other" },
    { query: "query A { viewer { id } } query B { viewer { id } }" },
  ])("MUST be answered with 400: %j", async (body) => {
    const response = await post(JSON.stringify(body));
    expect(response.status).toBe(400);
    expect(await codes(response)).toEqual([expect.stringMatching(/^(BAD_REQUEST|OPERATION_RESOLUTION_FAILURE)$/)]);
    expect(logged).toEqual([]);
  });

  it.each([{}, { query: null }, { query: "" }, { query: "{ viewer" }, { query: "{ nothing }" }])(
    "MUST be no defect: %j",
    async (body) => {
      expect(await codes(await post(JSON.stringify(body)))).toEqual([expect.not.stringContaining("INTERNAL")]);
      expect(logged).toEqual([]);
    },
  );

  it.each(["text/plain", "application/xml", "multipart/form-data; boundary=x", ""])(
    "MUST be answered with 415 and a code when its type is %j",
    async (type) => {
      const response = await post('{"query":"{ viewer { id } }"}', { "content-type": type });
      expect(response.status).toBe(415);
      expect(await codes(response)).toEqual(["BAD_REQUEST"]);
    },
  );

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("MUST be answered with 405 when its method is %s", async (method) => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await endpoint(new Request(URL_, { method, headers }))).status).toBe(405);
  });

  it("MUST NOT change anything over GET", async () => {
    const query = encodeURIComponent(
      'mutation { activateOrganization(input: { idempotencyKey: "1", organizationId: "1" }) { __typename } }',
    );
    const headers = { authorization: `Bearer ${TOKEN}`, accept: "application/json" };
    expect((await endpoint(new Request(`${URL_}?query=${query}`, { headers }))).status).toBe(405);
  });

  it("MUST be refused when the query is longer than 100 000 characters", async () => {
    expect(await codes(await ask(`{ viewer { id } } #${"x".repeat(100_000)}`))).toEqual(["QUERY_TOO_LARGE"]);
  });
});

describe("a defect", () => {
  it.each(["production", "development", "test"])("MUST NOT show itself, and be logged once (%s)", async (mode) => {
    vi.stubEnv("NODE_ENV", mode);
    const response = await ask("{ customers { edges { node { id } } } viewer { name } }");
    const text = await response.text();
    expect(text).not.toMatch(/secret-place|\.ts|stack/);
    expect(JSON.parse(text)).toMatchObject({
      data: { customers: null, viewer: { name: "test" } },
      errors: [{ message: "Unexpected error.", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(logged).toEqual([
      expect.stringMatching(/disk \/var\/secret-place is full[\s\S]+graphql-endpoint\.test\.ts/),
    ]);
  });
});

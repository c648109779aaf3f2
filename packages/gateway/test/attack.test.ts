import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Setup, setUp } from "./organization.ts";
import { createWorld, type World } from "./world.ts";

let world: World;
let setup: Setup;
const lines: { readonly level: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
const at = (level: string) => (fields: Readonly<Record<string, unknown>>) => void lines.push({ level, fields });
const log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };

beforeAll(async () => {
  world = await createWorld({ log });
  setup = await setUp(world);
});
afterAll(() => world.close());
beforeEach(() => void lines.splice(0));

/** Of the log, as the sandbox calls hooks meanwhile. */
const linesFor = (path: string) => lines.map(({ fields }) => fields).filter((fields) => fields["path"] === path);
const defects = () => lines.filter(({ level }) => level === "error");

/** What comes back for bytes that no HTTP client would send. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(world.url).port), "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => undefined);
  await once(socket, "connect");
  socket.write(text.replace("\r\n", "\r\nConnection: close\r\n"));
  await Promise.race([once(socket, "close"), sleep(300)]);
  socket.destroy();
  return Buffer.concat(chunks).toString();
}

const codesOf = ({ body }: Awaited<ReturnType<World["api"]["post"]>>) =>
  (body.errors ?? []).map(({ extensions }) => extensions?.code);

const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString("base64");

describe("a global id", () => {
  const NODE = "query ($id: ID!) { node(id: $id) { __typename id } }";

  it("MUST find what has it, also when it is asked for twice", async () => {
    const ids = [setup.psbId, setup.organizationId, setup.psbId];
    const found = await world.api.query(
      `query ($id: ID!, $ids: [ID!]!) {
        one: node(id: $id) { __typename id } two: node(id: $id) { __typename id } nodes(ids: $ids) { __typename id }
      }`,
      { id: setup.psbId, ids },
    );
    const psb = { __typename: "Connection", id: setup.psbId };
    const organization = { __typename: "Organization", id: setup.organizationId };
    expect(found).toEqual({ one: psb, two: psb, nodes: [psb, organization, psb] });
  });

  it("MUST find nothing when nothing has it", async () => {
    for (const id of ["1", "' OR 1=1", "../x", "__proto__"]) {
      expect(await world.api.query(NODE, { id: globalId("Organization", id) })).toEqual({ node: null });
    }
  });

  it.each([
    "",
    "x",
    "!!!",
    "9".repeat(1_000),
    globalId("Organization", ""),
    globalId("Nothing", "1"),
    globalId("Query", "1"),
    globalId("__proto__", "1"),
    globalId("constructor", "1"),
  ])("MUST be refused without a defect when it is none: %j", async (id) => {
    const answer = await world.api.post({ query: NODE, variables: { id } });
    expect([answer.status, codesOf(answer)]).toEqual([200, ["BAD_REQUEST"]]);
    expect(defects()).toEqual([]);
  });

  it("MUST be named in the input that it does not fit", async () => {
    const outcome = await world.api.mutate("activateOrganization", { organizationId: setup.psbId });
    expect(outcome).toMatchObject({ __typename: "NotFound", path: "$.organizationId" });
    const query = "query ($id: ID!) { connections(organizationId: $id) { edges { node { id } } } }";
    expect(codesOf(await world.api.post({ query, variables: { id: setup.psbId } }))).toEqual(["BAD_REQUEST"]);
  });

  it("MUST be one of a hundred at most", async () => {
    const ids = (count: number) => ({ ids: Array.from({ length: count }, () => setup.psbId) });
    const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    expect(codesOf(await world.api.post({ query, variables: ids(100) }))).toEqual([]);
    expect(codesOf(await world.api.post({ query, variables: ids(101) }))).toEqual(["BAD_REQUEST"]);
  });
});

describe("a token without READ", () => {
  it("MUST NOT read by global id", async () => {
    const writer = await world.apiWith(["CONFIGURE", "SEND", "IMPORT"]);
    const query = `{ node(id: "${setup.psbId}") { id } nodes(ids: ["${setup.psbId}"]) { id } viewer { id } }`;
    const answer = await writer.post({ query });
    expect(codesOf(answer)).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
    expect(answer.body.data).toEqual({ node: null, nodes: null, viewer: null });
  });

  it("MUST NOT subscribe", async () => {
    const { token } = await world.apiWith(["CONFIGURE"]);
    const response = await fetch(`${world.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: "subscription { events(after: 0) { id } }" }),
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    expect(text).toContain("FORBIDDEN");
    expect(text).not.toContain('"data":{"events"');
  });
});

describe("settings", () => {
  it("MUST NOT reach a prototype", async () => {
    const { body } = await world.api.post(
      JSON.stringify({
        query: `mutation ($id: ID!, $settings: JSON!) {
          changeConnectionSettings(input: { idempotencyKey: "p", connectionId: $id, settings: $settings }) {
            __typename ... on UserError { code }
          } }`,
        variables: { id: setup.psbId, settings: "HERE" },
      }).replace(
        '"HERE"',
        '{"__proto__":{"partyId":"0106:99999999","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      ),
    );
    expect(body.data).toEqual({
      changeConnectionSettings: { __typename: "InvalidInput", code: "SETTINGS-UNKNOWN-FIELD" },
    });
    expect("polluted" in {}).toBe(false);
  });
});

describe("a URL", () => {
  it.each([
    "/hooks/..%2f..%2fgraphql",
    "/hooks/%2e%2e/graphql",
    "/hooks/a/b",
    "/hooks/a%00",
    "/hooks/",
    "//graphql/x",
    "/%",
    "/graphql/../data/seal.key",
  ])("MUST lead nowhere: %s", async (path) => {
    const answer = await raw(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}`);
    expect(answer).toMatch(/^HTTP\/1.1 (404|401) /);
    expect(defects()).toEqual([]);
  });

  it.each(["a b", "x:99999999", "[", "%"])("MUST be refused without a stack when its host is %j", async (host) => {
    const answer = await raw(`GET /health/live HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).not.toMatch(/ at |\.ts|node_modules/);
  });

  it("MUST NOT show its query in the log", async () => {
    await fetch(`${world.url}/graphql?access_token=${world.api.token}`);
    expect(linesFor("/graphql")).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(world.api.token);
  });
});

describe("x-request-id", () => {
  const answered = async (id: string) => {
    const answer = await raw(`GET /health/live HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\n\r\n`);
    return /^x-request-id: (.*)\r$/im.exec(answer)?.[1];
  };

  it.each(["abc", "01a2-3.b_c", "x".repeat(64)])("MUST be kept: %j", async (id) => {
    expect(await answered(id)).toBe(id);
    expect(linesFor("/health/live")).toMatchObject([{ requestId: id }]);
  });

  it.each(["", "a b", "a\tb", 'a","level":50', "x".repeat(65), "é", "a\r\nSet-Cookie: b=c"])(
    "MUST be one of ours when it could forge something: %j",
    async (id) => {
      const kept = await answered(id);
      if (id.includes("\r\n")) expect(kept).toBe("a");
      else expect(kept).toMatch(/^[0-9a-f-]{36}$/);
      expect(linesFor("/health/live")).toMatchObject([{ requestId: kept }]);
    },
  );
});

describe("a request body", () => {
  const endless = (size: number): ReadableStream => {
    let sent = 0;
    return new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > size) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(120));
      },
    });
  };

  it.each([
    ["/hooks/x", 3_000_000],
    ["/graphql", 40_000_000],
  ])("MUST be answered with 413 on %s when it grows too large without having said so", async (path, size) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${world.api.token}` };
    const init = { method: "POST", headers, body: endless(size), duplex: "half" };
    expect((await fetch(world.url + path, init)).status).toBe(413);
  });

  it("MUST be no defect when the client goes away in the middle of it", async () => {
    await raw("POST /hooks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    await expect.poll(() => linesFor("/hooks/x")).toMatchObject([{ status: 499 }]);
    expect(defects()).toEqual([]);
  });
});

import { type ConnectorDeps, parseSettings } from "@erp-gateway/core";
import { createGrantKeeper } from "@erp-gateway/core/testing";
import { describe, expect, it } from "vitest";
import { psbSettings } from "./settings.ts";
import { createTokens } from "./token.ts";
import { tokenProvider } from "./token-provider.ts";

const HOUR_MS = 3_600_000;
const LOG = { debug() {}, info() {}, warn() {}, error() {} };

/** An identity server whose answers are numbered tokens, or what `answer` makes. */
function open(options: { readonly answer?: () => Response | Promise<Response>; readonly identity?: string } = {}) {
  const forms: URLSearchParams[] = [];
  let nowMs = 0;
  const settings = parseSettings(psbSettings, {
    clientId: "id",
    clientSecret: "client-secret",
    partyId: "0106:61234567",
    username: "user",
    password: "p&ss",
  });
  if (!settings.ok) throw new Error("settings");
  const answer = () => Response.json({ access_token: `t${forms.length}`, expires_in: 3_600, token_type: "Bearer" });
  const clock = { now: () => new Date(nowMs) };
  const deps: ConnectorDeps = {
    clock,
    log: LOG,
    grant: createGrantKeeper(),
    async fetch(_url, init) {
      forms.push(new URLSearchParams(String(init?.body)));
      return (options.answer ?? answer)();
    },
  };
  const tokens = createTokens(
    tokenProvider(settings.value, options.identity ?? "https://identity.example", deps),
    clock,
  );
  return {
    tokens,
    forms,
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe("createTokens", () => {
  it("MUST ask as the user where one is set", async () => {
    const { tokens, forms } = open();
    await tokens.current();
    expect(Object.fromEntries(forms[0] ?? [])).toEqual({
      grant_type: "password",
      scope: "ap",
      username: "user",
      password: "p&ss",
      client_id: "id",
      client_secret: "client-secret",
    });
  });

  it("MUST ask once for callers at the same time, and keep the token until a minute before its end", async () => {
    const { tokens, forms, advance } = open();
    expect(await Promise.all([tokens.current(), tokens.current(), tokens.current()])).toEqual(["t1", "t1", "t1"]);
    advance(HOUR_MS - 60_001);
    expect(await tokens.current()).toBe("t1");
    advance(1);
    expect(await tokens.current()).toBe("t2");
    expect(forms).toHaveLength(2);
  });

  it("MUST forget a dropped token, but not its successor", async () => {
    const { tokens } = open();
    expect(await tokens.current()).toBe("t1");
    tokens.drop("t1");
    expect(await tokens.current()).toBe("t2");
    tokens.drop("t1");
    expect(await tokens.current()).toBe("t2");
  });

  it("MUST ask again after a failure", async () => {
    const answers = [new Response("busy", { status: 503 }), Response.json({ access_token: "t", token_type: "Bearer" })];
    const { tokens } = open({ answer: () => answers.shift() ?? expect.fail("asked too often") });
    await expect(tokens.current()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await tokens.current()).toBe("t");
  });

  it("MUST work over plain http for an http address", async () => {
    expect(await open({ identity: "http://127.0.0.1:1" }).tokens.current()).toBe("t1");
  });

  it.each([
    [400, { error: "invalid_client" }, "AUTH_REJECTED"],
    [401, { error: "invalid_client" }, "AUTH_REJECTED"],
    [400, { error: "invalid_grant" }, "AUTH_REJECTED"],
    [400, { error: "invalid_scope" }, "CONFIGURATION_INVALID"],
    [404, "<html>no such page</html>", "CONFIGURATION_INVALID"],
    [302, "", "CONFIGURATION_INVALID"],
    [200, "<html>maintenance</html>", "UNAVAILABLE"],
    [429, "", "RATE_LIMITED"],
    [500, "oops", "UNAVAILABLE"],
  ])("MUST turn %i %j into %s", async (status, body, code) => {
    const answer = () => (typeof body === "string" ? new Response(body, { status }) : Response.json(body, { status }));
    await expect(open({ answer }).tokens.current()).rejects.toMatchObject({ name: "ConnectorError", code });
  });

  it("MUST turn a refused client with a challenge into AUTH_REJECTED", async () => {
    const answer = () => new Response("", { status: 401, headers: { "www-authenticate": 'Basic realm="identity"' } });
    await expect(open({ answer }).tokens.current()).rejects.toMatchObject({ code: "AUTH_REJECTED" });
  });

  it.each([
    ["ECONNREFUSED", "UNREACHABLE"],
    ["ENOTFOUND", "UNREACHABLE"],
    ["CERT_HAS_EXPIRED", "UNREACHABLE"],
    ["ECONNRESET", "UNAVAILABLE"],
  ])("MUST turn %s into %s", async (cause, expected) => {
    const answer = () =>
      Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: cause }) }));
    await expect(open({ answer }).tokens.current()).rejects.toMatchObject({ name: "ConnectorError", code: expected });
  });
});

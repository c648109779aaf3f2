import { createPublicKey, createVerify } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SandboxResponse } from "../http/message.ts";
import { DEMO } from "../world/demo.ts";
import { createWorld, type World } from "../world/world.ts";
import { createIdentity, type Identity } from "./index.ts";

const ORIGIN = "http://127.0.0.1:4020";
const PSB_TOKEN = "/connect/token";
const ENTRA_TOKEN = `/${DEMO.businessCentral.tenantId}/oauth2/v2.0/token`;
const { clientId, clientSecret, username, password } = DEMO.psb;

let world: World;
let identity: Identity;

beforeEach(() => {
  world = createWorld();
  identity = createIdentity(world, { origin: () => ORIGIN });
});
afterEach(() => world.clock.close());

async function call(method: string, path: string, body = "", headers: Record<string, string> = {}) {
  const response = await identity.route({ method, url: new URL(path, ORIGIN), headers, body: Buffer.from(body) });
  if (response === undefined) throw new Error(`nothing is served at ${path}`);
  return { status: response.status, body: bodyOf(response) };
}

const bodyOf = (response: SandboxResponse) => JSON.parse(String(response.body));

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  call("POST", path, new URLSearchParams(form).toString(), headers);

const CLIENT = { client_id: clientId, client_secret: clientSecret };
const PASSWORD_GRANT = { ...CLIENT, grant_type: "password", scope: "ap", username, password };
const CLIENT_GRANT = { ...CLIENT, grant_type: "client_credentials", scope: "ap" };
const ENTRA_GRANT = {
  grant_type: "client_credentials",
  scope: "https://api.businesscentral.dynamics.com/.default",
  client_id: DEMO.businessCentral.clientId,
  client_secret: DEMO.businessCentral.clientSecret,
};

describe("discovery", () => {
  it("MUST name absolute endpoints and both ways of client authentication", async () => {
    expect((await call("GET", "/.well-known/openid-configuration")).body).toMatchObject({
      issuer: ORIGIN,
      token_endpoint: `${ORIGIN}/connect/token`,
      authorization_endpoint: `${ORIGIN}/connect/authorize`,
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    });
  });

  it("MUST name the issuer of an Entra tenant", async () => {
    expect((await call("GET", "/tenant-a/v2.0/.well-known/openid-configuration")).body).toMatchObject({
      issuer: `${ORIGIN}/tenant-a/v2.0`,
      token_endpoint: `${ORIGIN}/tenant-a/oauth2/v2.0/token`,
    });
  });

  it("MUST leave other paths to others", async () => {
    const request = { method: "GET", url: new URL("/api/v1/me", ORIGIN), headers: {}, body: Buffer.alloc(0) };
    expect(await identity.route(request)).toBeUndefined();
  });
});

describe("the token endpoint of eConnect", () => {
  it("MUST grant a user with credentials in the body", async () => {
    const { status, body } = await post(PSB_TOKEN, PASSWORD_GRANT);
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 3600, token_type: "Bearer" });
    expect(identity.tokens.principalOf(`Bearer ${body.access_token}`)).toEqual({
      kind: "user",
      name: username,
      audience: "psb",
    });
  });

  it("MUST grant a client with HTTP Basic and scope `openid ap`", async () => {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const { body } = await post(PSB_TOKEN, { grant_type: "client_credentials", scope: "openid ap" }, { authorization });
    expect(identity.tokens.principalOf(`bearer ${body.access_token}`)).toMatchObject({
      kind: "client",
      name: clientId,
    });
  });

  it("MUST sign with the published key, valid for an hour of the world clock", async () => {
    const { body } = await post(PSB_TOKEN, CLIENT_GRANT);
    const jwk = (await call("GET", "/.well-known/openid-configuration/jwks")).body.keys[0];
    const [header = "", claims = "", signature = ""] = String(body.access_token).split(".");
    const verify = createVerify("RSA-SHA256").update(`${header}.${claims}`);
    expect(verify.verify(createPublicKey({ key: jwk, format: "jwk" }), signature, "base64url")).toBe(true);
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toMatchObject({ alg: "RS256", kid: jwk.kid });
    const { iss, nbf, exp } = JSON.parse(Buffer.from(claims, "base64url").toString());
    expect([iss, exp - nbf]).toEqual([ORIGIN, 3600]);
  });

  it.each([
    ["invalid_client", { client_secret: "wrong" }],
    ["unsupported_grant_type", { grant_type: "implicit" }],
    ["invalid_scope", { scope: "ap vpd" }],
    ["invalid_scope", { scope: "openid" }],
    ["invalid_grant", { password: "wrong" }],
  ])("MUST answer 400 %s to %o", async (error, change) => {
    expect(await post(PSB_TOKEN, { ...PASSWORD_GRANT, ...change })).toMatchObject({ status: 400, body: { error } });
  });
});

it("MUST answer 401 to a wrong client when switched so", async () => {
  identity = createIdentity(world, { origin: () => ORIGIN, invalidClientStatus: 401 });
  const { status, body } = await post(PSB_TOKEN, { ...CLIENT_GRANT, client_secret: "wrong" });
  expect([status, body.error]).toEqual([401, "invalid_client"]);
});

describe("tokens", () => {
  it("MUST stay valid when a new one is issued", async () => {
    const first = (await post(PSB_TOKEN, PASSWORD_GRANT)).body.access_token;
    await post(PSB_TOKEN, PASSWORD_GRANT);
    expect(identity.tokens.principalOf(`Bearer ${first}`)).toMatchObject({ kind: "user" });
  });

  it("MUST expire by the world clock", async () => {
    const token = (await post(PSB_TOKEN, PASSWORD_GRANT)).body.access_token;
    await world.clock.advance(3_600_000);
    expect(identity.tokens.principalOf(`Bearer ${token}`)).toBe("expired");
  });

  it("MUST all expire on demand", async () => {
    const token = (await post(PSB_TOKEN, PASSWORD_GRANT)).body.access_token;
    identity.tokens.expireAll();
    expect(identity.tokens.principalOf(`Bearer ${token}`)).toBe("expired");
  });

  it("MUST be unknown when nobody issued them", () => {
    expect(identity.tokens.principalOf("Bearer forged")).toBeUndefined();
    expect(identity.tokens.principalOf(undefined)).toBeUndefined();
  });
});

describe("the token endpoint of Entra ID", () => {
  it("MUST grant a service token for Business Central", async () => {
    const { body } = await post(ENTRA_TOKEN, ENTRA_GRANT);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    expect(identity.tokens.principalOf(`Bearer ${body.access_token}`)).toEqual({
      kind: "client",
      name: DEMO.businessCentral.clientId,
      audience: "business-central",
    });
  });

  it.each([
    [401, "invalid_client", { client_secret: "wrong" }],
    [400, "unauthorized_client", { client_id: "nobody" }],
    [400, "invalid_scope", { scope: "ap" }],
  ])("MUST answer %i %s to %o", async (status, error, change) => {
    expect(await post(ENTRA_TOKEN, { ...ENTRA_GRANT, ...change })).toMatchObject({ status, body: { error } });
  });

  it("MUST know no other tenant", async () => {
    const { status, body } = await post("/nowhere/oauth2/v2.0/token", ENTRA_GRANT);
    expect([status, body.error_codes]).toEqual([400, [90002]]);
  });
});

it("MUST suffer the faults that wait for the identity server", async () => {
  world.faults.add({ target: "identity", operation: "POST /connect/token", kind: "status", status: 503 });
  const body = Buffer.from(new URLSearchParams(CLIENT_GRANT).toString());
  const request = { method: "POST", url: new URL(PSB_TOKEN, ORIGIN), headers: {}, body };
  expect((await identity.route(request))?.status).toBe(503);
  expect((await identity.route(request))?.status).toBe(200);
});

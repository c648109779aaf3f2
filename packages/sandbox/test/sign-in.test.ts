import * as client from "openid-client";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../src/sandbox.ts";
import { DEMO } from "../src/world/demo.ts";
import { createFormBrowser, type FormBrowser, type Page } from "./form-browser.ts";

const APPLICATION = "http://127.0.0.1:9/callback";
const { linked, unlinked, unassigned, consentMissing, otherTenant } = DEMO.people;

interface Attempt {
  readonly browser: FormBrowser;
  /** Page that the application sent the browser to. */
  readonly page: Page;
  /** Exchanges what came back. @throws what openid-client throws */
  redeem(returned: Page): Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers>;
}

async function open(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const discover = (issuer: string, id: string, secret: string) =>
  client.discovery(new URL(issuer), id, secret, undefined, { execute: [client.allowInsecureRequests] });

const econnect = ({ url }: Sandbox) => discover(url, DEMO.psb.clientId, DEMO.psb.clientSecret);
const entra = ({ url }: Sandbox, tenant: string = DEMO.entra.tenantId) =>
  discover(`${url}/${tenant}/v2.0`, DEMO.entra.clientId, DEMO.entra.clientSecret);

async function begin(
  server: client.Configuration,
  parameters: Record<string, string>,
  browser = createFormBrowser(APPLICATION),
): Promise<Attempt> {
  const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(server, {
    redirect_uri: APPLICATION,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
    ...parameters,
  });
  return {
    browser,
    page: await browser.open(url.href),
    redeem: (returned) =>
      client.authorizationCodeGrant(server, new URL(returned.url), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      }),
  };
}

const PSB_SCOPE = { scope: "openid profile ap offline_access" };
const ENTRA_SCOPE = { scope: "openid profile email offline_access" };

const credentials = ({ username, password }: { readonly username: string; readonly password: string }) => ({
  username,
  password,
  action: "sign-in",
});

/** Signs in at eConnect's page over Entra ID. */
async function signInOverEntra(sandbox: Sandbox, person: { readonly username: string; readonly password: string }) {
  const attempt = await begin(await econnect(sandbox), PSB_SCOPE);
  const page = await attempt.browser.submit(attempt.page, { action: "entra" });
  return { attempt, returned: await attempt.browser.submit(page, credentials(person)) };
}

async function partiesOf(
  sandbox: Sandbox,
  token: string,
): Promise<{ readonly status: number; readonly ids: string[] }> {
  const response = await fetch(`${sandbox.url}/api/v1/me/party`, { headers: { authorization: `Bearer ${token}` } });
  const parties = response.ok ? ((await response.json()) as { id: string }[]) : [];
  return { status: response.status, ids: parties.map(({ id }) => id) };
}

const control = (sandbox: Sandbox, path: string, body: object) =>
  fetch(`${sandbox.controlUrl}/${path}`, { method: "POST", body: JSON.stringify(body) });

describe("signing in at eConnect", () => {
  it("MUST lead over Entra ID to a token that opens the PSB", async () => {
    const sandbox = await open();
    const { attempt, returned } = await signInOverEntra(sandbox, linked);
    const tokens = await attempt.redeem(returned);
    expect(tokens).toMatchObject({ expires_in: 3600, refresh_token: expect.any(String) });
    expect(tokens.claims()).toMatchObject({
      iss: sandbox.url,
      sub: linked.username,
      name: linked.name,
      tid: DEMO.entra.tenantId,
      idp: "entra",
    });
    expect(await partiesOf(sandbox, tokens.access_token)).toEqual({ status: 200, ids: [DEMO.organization.partyId] });
  });

  it("MUST take a password of its own, after a wrong one", async () => {
    const sandbox = await open();
    const attempt = await begin(await econnect(sandbox), PSB_SCOPE);
    const again = await attempt.browser.submit(attempt.page, { ...credentials(DEMO.psb), password: "wrong" });
    expect(again.html).toContain("is wrong");
    const tokens = await attempt.redeem(await attempt.browser.submit(again, credentials(DEMO.psb)));
    expect((await partiesOf(sandbox, tokens.access_token)).ids).toEqual([DEMO.organization.partyId]);
  });

  it("MUST find no parties at a first sign-in, and those that support linked at the next", async () => {
    const sandbox = await open();
    const first = await signInOverEntra(sandbox, unlinked);
    const before = await first.attempt.redeem(first.returned);
    expect(await partiesOf(sandbox, before.access_token)).toEqual({ status: 200, ids: [] });
    await control(sandbox, "psb/link-parties", { user: unlinked.username });
    const second = await signInOverEntra(sandbox, unlinked);
    const after = await second.attempt.redeem(second.returned);
    expect((await partiesOf(sandbox, after.access_token)).ids).toEqual([DEMO.organization.partyId]);
  });

  it("MUST pass on what Entra ID says of a consent that is missing, until an administrator gives it", async () => {
    const sandbox = await open();
    const { attempt, returned } = await signInOverEntra(sandbox, consentMissing);
    expect(returned.html).toContain("Need admin approval");
    const back = await attempt.browser.submit(returned, { action: "return" });
    await expect(attempt.redeem(back)).rejects.toMatchObject({
      error: "consent_required",
      error_description: expect.stringMatching(/^AADSTS90094: /),
    });
    await control(sandbox, "identity/consent", { user: consentMissing.username });
    const again = await signInOverEntra(sandbox, consentMissing);
    expect((await again.attempt.redeem(again.returned)).claims()).toMatchObject({ tid: DEMO.entra.strictTenantId });
  });

  it("MUST go straight to one tenant when the application says so, and keep others out", async () => {
    const sandbox = await open();
    const acr = { ...PSB_SCOPE, acr_values: `idp:Entra tenant:${DEMO.entra.tenantId}` };
    const attempt = await begin(await econnect(sandbox), acr);
    expect(attempt.page.url).toContain(`/${DEMO.entra.tenantId}/sign-in/`);
    const refused = await attempt.browser.submit(attempt.page, credentials(otherTenant));
    expect(refused.html).toContain("AADSTS50020");
  });

  it("MUST come back with access_denied after Cancel", async () => {
    const attempt = await begin(await econnect(await open()), PSB_SCOPE);
    const back = await attempt.browser.submit(attempt.page, { action: "cancel" });
    await expect(attempt.redeem(back)).rejects.toMatchObject({ error: "access_denied" });
  });

  it("MUST remember who signed in, until sign-out", async () => {
    const sandbox = await open();
    const server = await econnect(sandbox);
    const { attempt, returned } = await signInOverEntra(sandbox, linked);
    const { id_token: idToken = "" } = await attempt.redeem(returned);
    const silent = await begin(server, PSB_SCOPE, attempt.browser);
    expect(silent.page.url).toContain(`${APPLICATION}?code=`);

    const signOut = client.buildEndSessionUrl(server, {
      id_token_hint: idToken,
      post_logout_redirect_uri: `${APPLICATION}/bye`,
    });
    const page = await attempt.browser.open(signOut.href);
    expect((await attempt.browser.submit(page, { logout: "yes" })).url).toBe(`${APPLICATION}/bye`);
    expect((await begin(server, PSB_SCOPE, attempt.browser)).page.url).toContain("/connect/sign-in/");
  });
});

describe("several people", () => {
  it("MUST be able to use one browser, one after the other", async () => {
    const sandbox = await open();
    const { attempt, returned } = await signInOverEntra(sandbox, linked);
    await attempt.redeem(returned);
    const next = await begin(await econnect(sandbox), { ...PSB_SCOPE, prompt: "login" }, attempt.browser);
    let page = await next.browser.submit(next.page, { action: "entra" });
    page = await next.browser.submit(page, credentials(otherTenant));
    // Both servers let go of the person before, with a form that a browser with scripts sends by itself.
    while (page.html.includes("Submitting Callback")) page = await next.browser.submit(page, {});
    expect((await next.redeem(page)).claims()).toMatchObject({
      sub: otherTenant.username,
      tid: DEMO.entra.otherTenantId,
    });
  });

  it("MUST be told apart by issuer where any tenant may sign in", async () => {
    const sandbox = await open();
    const authority = `${sandbox.url}/organizations`;
    const { clientId, clientSecret } = DEMO.entra;
    const browser = createFormBrowser(APPLICATION);
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: "code",
      redirect_uri: APPLICATION,
      scope: "openid",
    });
    const page = await browser.open(`${authority}/oauth2/v2.0/authorize?${query}`);
    const back = await browser.submit(page, credentials(otherTenant));
    const answer = await fetch(`${authority}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code: new URL(back.url).searchParams.get("code") ?? "",
        redirect_uri: APPLICATION,
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    const { id_token: idToken } = (await answer.json()) as { id_token: string };
    const claims = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString());
    expect(claims.iss).toBe(`${sandbox.url}/${DEMO.entra.otherTenantId}/v2.0`);
    const discovery = await fetch(`${authority}/v2.0/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer: `${sandbox.url}/{tenantid}/v2.0` });
  });
});

describe("tokens of a sign-in", () => {
  async function signedIn(options: SandboxOptions = {}) {
    const sandbox = await open(options);
    const { attempt, returned } = await signInOverEntra(sandbox, linked);
    const server = await econnect(sandbox);
    const tokens = await attempt.redeem(returned);
    const refresh = (token = tokens.refresh_token ?? "") => client.refreshTokenGrant(server, token);
    return { sandbox, tokens, refresh, attempt, returned };
  }

  it("MUST expire by the sandbox's clock and be renewed", async () => {
    const { sandbox, tokens, refresh } = await signedIn();
    await sandbox.world.clock.advance(3_600_000);
    expect((await partiesOf(sandbox, tokens.access_token)).status).toBe(401);
    const renewed = await refresh();
    expect((await partiesOf(sandbox, renewed.access_token)).status).toBe(200);
    const issuedAt = renewed.claims()?.iat ?? 0;
    expect(issuedAt * 1_000).toBeGreaterThan(Date.now() + 3_500_000);
  });

  it("MUST not be renewed once the refresh token expired", async () => {
    const { sandbox, refresh } = await signedIn({ identity: { refreshTokenLifetimeSeconds: 7_200 } });
    await sandbox.world.clock.advance(7_200_000);
    await expect(refresh()).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("MUST die in mid-flight when somebody revokes them", async () => {
    const { sandbox, tokens, refresh } = await signedIn();
    await control(sandbox, "identity/revoke", { user: linked.username });
    expect((await partiesOf(sandbox, tokens.access_token)).status).toBe(401);
    await expect(refresh()).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("MUST live on when only refresh tokens were ended", async () => {
    const { sandbox, tokens, refresh } = await signedIn();
    await control(sandbox, "identity/expire-refresh-tokens", {});
    expect((await partiesOf(sandbox, tokens.access_token)).status).toBe(200);
    await expect(refresh()).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("MUST end altogether when a refresh token is used twice", async () => {
    const { refresh } = await signedIn();
    const { refresh_token: next = "" } = await refresh();
    await expect(refresh()).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(refresh(next)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("MUST not be had for a code that is too old, used, or without its verifier", async () => {
    const sandbox = await open();
    const late = await signInOverEntra(sandbox, linked);
    await sandbox.world.clock.advance(301_000);
    await expect(late.attempt.redeem(late.returned)).rejects.toMatchObject({ error: "invalid_grant" });

    const used = await signInOverEntra(sandbox, linked);
    await used.attempt.redeem(used.returned);
    await expect(used.attempt.redeem(used.returned)).rejects.toMatchObject({ error: "invalid_grant" });

    const other = await signInOverEntra(sandbox, linked);
    const query = new URL(other.returned.url).searchParams;
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code: query.get("code") ?? "",
      redirect_uri: APPLICATION,
      code_verifier: "a".repeat(43),
    });
    const authorization = `Basic ${Buffer.from(`${DEMO.psb.clientId}:${DEMO.psb.clientSecret}`).toString("base64")}`;
    const refused = await fetch(`${sandbox.url}/connect/token`, { method: "POST", headers: { authorization }, body });
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: "invalid_grant" }]);
  });
});

describe("signing in at Entra ID itself", () => {
  it("MUST give an ID token of the person's tenant, and sign out", async () => {
    const sandbox = await open();
    const server = await entra(sandbox);
    const attempt = await begin(server, ENTRA_SCOPE);
    const tokens = await attempt.redeem(await attempt.browser.submit(attempt.page, credentials(linked)));
    expect(tokens.claims()).toMatchObject({
      iss: `${sandbox.url}/${DEMO.entra.tenantId}/v2.0`,
      tid: DEMO.entra.tenantId,
      preferred_username: linked.username,
    });
    expect((await partiesOf(sandbox, tokens.access_token)).status).toBe(401);
    expect((await client.refreshTokenGrant(server, tokens.refresh_token ?? "")).expires_in).toBe(3600);
    const page = await attempt.browser.open(client.buildEndSessionUrl(server, {}).href);
    expect((await attempt.browser.submit(page, { logout: "yes" })).html).toContain("signed out");
  });

  it.each([
    ["50105", unassigned, DEMO.entra.tenantId],
    ["50020", otherTenant, DEMO.entra.tenantId],
    ["90094", consentMissing, DEMO.entra.strictTenantId],
  ])("MUST say AADSTS%s at once when pages are switched off", async (number, person, tenant) => {
    const sandbox = await open({ identity: { entraRefusals: "redirect" } });
    const attempt = await begin(await entra(sandbox, tenant), ENTRA_SCOPE);
    const back = await attempt.browser.submit(attempt.page, credentials(person));
    await expect(attempt.redeem(back)).rejects.toMatchObject({
      error_description: expect.stringContaining(`AADSTS${number}: `),
    });
  });

  it("MUST let an administrator assign a person", async () => {
    const sandbox = await open();
    await control(sandbox, "identity/assignment", { user: unassigned.username });
    const attempt = await begin(await entra(sandbox), ENTRA_SCOPE);
    expect(
      (await attempt.redeem(await attempt.browser.submit(attempt.page, credentials(unassigned)))).claims()?.["oid"],
    ).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("MUST explain a refresh token that is gone", async () => {
    const sandbox = await open();
    const server = await entra(sandbox);
    const attempt = await begin(server, ENTRA_SCOPE);
    const tokens = await attempt.redeem(await attempt.browser.submit(attempt.page, credentials(linked)));
    await control(sandbox, "identity/revoke", {});
    await expect(client.refreshTokenGrant(server, tokens.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
      error_description: expect.stringMatching(/^AADSTS700082: /),
    });
  });
});

describe("the visitor", () => {
  it("MUST pass every page without a browser's help, or cancel", async () => {
    const sandbox = await open();
    const server = await econnect(sandbox);
    await control(sandbox, "identity/visitor", { user: linked.username });
    const attempt = await begin(server, PSB_SCOPE);
    expect((await attempt.redeem(attempt.page)).claims()?.sub).toBe(linked.username);
    await control(sandbox, "identity/visitor", { cancels: true });
    const cancelled = await begin(server, PSB_SCOPE);
    await expect(cancelled.redeem(cancelled.page)).rejects.toMatchObject({ error: "access_denied" });
    await control(sandbox, "identity/visitor", { user: null });
    expect((await begin(server, PSB_SCOPE)).page.html).toContain('name="password"');
  });
});

it("MUST return to registered addresses only", async () => {
  const sandbox = await open({ identity: { redirectUris: ["http://127.0.0.1:9/other"] } });
  const attempt = await begin(await econnect(sandbox), PSB_SCOPE);
  expect(attempt.page).toMatchObject({ status: 400, html: expect.stringContaining("redirect_uri") });
});

import { type Grant, Secret, type SignInPort } from "@erp-gateway/core";
import { createGrantKeeper } from "@erp-gateway/core/testing";
import { DEMO, type Sandbox, visit } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { readGrant } from "../src/granted-token.ts";
import { connect, control, type IdentitySwitches, openSandbox } from "./psb-world.ts";

const CALLBACK = "http://127.0.0.1:1/sign-in/callback";
const { linked, unlinked, unassigned, consentMissing, otherTenant } = DEMO.people;
const HOUR_MS = 3_600_000;

type Person = (typeof DEMO.people)[keyof typeof DEMO.people];

/** A connection whose user signs in, and the person at the browser. */
async function open(changed: object = {}, identity: IdentitySwitches = {}) {
  const sandbox = await openSandbox({}, identity);
  const grant = createGrantKeeper();
  const ports = connect(sandbox, { signInMethod: "ENTRA_ID", ...changed }, { grant });
  const { signIn } = ports;
  if (signIn === undefined) throw new Error("nobody signs in here");
  return { ...ports, signIn, sandbox, grant };
}

async function come(sandbox: Sandbox, signIn: SignInPort, person: Person | "cancels") {
  const who = person === "cancels" ? { cancels: true } : { user: person.username };
  await control(sandbox, "POST", "/identity/visitor", who);
  const { url, pending } = await signIn.begin(CALLBACK, "our-state");
  return { url: new URL(url), pending, back: await visit(url, CALLBACK) };
}

async function signInAs(sandbox: Sandbox, signIn: SignInPort, person: Person): Promise<Grant> {
  const { back, pending } = await come(sandbox, signIn, person);
  return signIn.complete(back, CALLBACK, "our-state", pending);
}

describe("signing in with Entra ID", () => {
  it("MUST go by code and PKCE, with state and nonce, to the tenant of the settings", async () => {
    const { sandbox, signIn } = await open({ tenantId: DEMO.entra.tenantId });
    const { url } = await come(sandbox, signIn, linked);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: "our-state",
      nonce: expect.stringMatching(/\S/),
      scope: expect.stringContaining("offline_access"),
      acr_values: `idp:entra tenant:${DEMO.entra.tenantId}`,
      redirect_uri: CALLBACK,
    });
  });

  it("MUST end in a grant that the PSB takes, and name who signed in", async () => {
    const { sandbox, signIn, grant, account } = await open();
    const granted = await signInAs(sandbox, signIn, linked);
    expect(granted.user).toBe(linked.username);
    expect(JSON.stringify(granted)).not.toContain(readGrant(granted).accessToken);
    await grant.keep(granted);
    expect((await account.test()).checks.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
  });

  it("MUST keep working when the clock of the other side is far from ours", async () => {
    const { sandbox, signIn } = await open();
    await sandbox.world.clock.advance(400 * 24 * HOUR_MS);
    expect((await signInAs(sandbox, signIn, linked)).user).toBe(linked.username);
  });

  it.each([
    ["SIGN_IN_USER_NOT_ASSIGNED", unassigned, {}, {}],
    ["SIGN_IN_CONSENT_REQUIRED", consentMissing, {}, {}],
    ["SIGN_IN_CONSENT_REQUIRED", consentMissing, {}, { consentError: "AADSTS65001" }],
    ["SIGN_IN_CANCELLED", "cancels", {}, {}],
    ["SIGN_IN_WRONG_TENANT", otherTenant, { tenantId: DEMO.entra.tenantId }, {}],
    ["SIGN_IN_CANCELLED", unassigned, {}, { entraErrors: "hidden" }],
  ] as const)("MUST say %s", async (code, person, changed, identity) => {
    const { sandbox, signIn } = await open(changed, identity);
    const { back, pending } = await come(sandbox, signIn, person);
    await expect(signIn.complete(back, CALLBACK, "our-state", pending)).rejects.toMatchObject({
      name: "SignInRefused",
      code,
    });
  });

  it("MUST take what an administrator mended at the next try", async () => {
    const { sandbox, signIn } = await open();
    await control(sandbox, "POST", "/identity/consent", { user: consentMissing.username });
    expect((await signInAs(sandbox, signIn, consentMissing)).user).toBe(consentMissing.username);
  });

  it("MUST NOT take an account of another tenant, whatever the identity server let through", async () => {
    const { sandbox, signIn } = await open();
    const { back, pending } = await come(sandbox, signIn, otherTenant);
    const strict = connect(sandbox, { signInMethod: "ENTRA_ID", tenantId: DEMO.entra.tenantId }).signIn;
    await expect(strict?.complete(back, CALLBACK, "our-state", pending)).rejects.toMatchObject({
      code: "SIGN_IN_WRONG_TENANT",
    });
  });

  it.each([
    ["state", (back: URL) => back.searchParams.set("state", "another")],
    ["code", (back: URL) => back.searchParams.set("code", "made-up")],
    ["issuer", (back: URL) => back.searchParams.set("iss", "https://evil.example")],
  ])("MUST NOT take a callback with another %s", async (_what, change) => {
    const { sandbox, signIn } = await open();
    const { back, pending } = await come(sandbox, signIn, linked);
    change(back);
    await expect(signIn.complete(back, CALLBACK, "our-state", pending)).rejects.toThrow();
  });

  it.each([
    ["SIGN_IN_REFUSED", "another issuer", {}],
    ["UNAVAILABLE", "a server that is down", { kind: "status", status: 503 }],
  ])("MUST say %s of %s", async (code, what, fault) => {
    const { sandbox, signIn } = await open();
    const { back, pending } = await come(sandbox, signIn, linked);
    if (what === "another issuer") back.searchParams.set("iss", "https://evil.example");
    else await control(sandbox, "POST", "/faults", { target: "identity", operation: "POST /connect/token", ...fault });
    await expect(signIn.complete(back, CALLBACK, "our-state", pending)).rejects.toMatchObject({ code });
  });

  it.each(["codeVerifier", "nonce"])("MUST NOT take a callback of another sign-in: %s", async (name) => {
    const { sandbox, signIn } = await open();
    const { back, pending } = await come(sandbox, signIn, linked);
    const other = { ...JSON.parse(pending.reveal()), [name]: "x".repeat(43) };
    const stolen = new Secret(JSON.stringify(other));
    await expect(signIn.complete(back, CALLBACK, "our-state", stolen)).rejects.toThrow();
  });
});

describe("a grant", () => {
  it("MUST be renewed before it runs out, once for all who wait, and kept", async () => {
    const { sandbox, signIn, grant, account } = await open();
    const first = await signInAs(sandbox, signIn, linked);
    await grant.keep(first);
    await account.parties();
    expect(await grant.read()).toBe(first);
    await sandbox.world.clock.advance(HOUR_MS);
    await Promise.all([account.parties(), account.parties(), account.parties()]);
    const second = await grant.read();
    expect(second && readGrant(second).refreshToken).not.toBe(readGrant(first).refreshToken);
    expect(second?.user).toBe(linked.username);
    // The next process goes on with what was kept.
    const again = connect(sandbox, { signInMethod: "ENTRA_ID" }, { grant });
    await sandbox.world.clock.advance(HOUR_MS);
    expect(await again.account.parties()).toHaveLength(1);
  });

  it("MUST be renewed once for all who hold it, whenever they were opened", async () => {
    const { sandbox, signIn, grant, account } = await open();
    await grant.keep(await signInAs(sandbox, signIn, linked));
    const again = connect(sandbox, { signInMethod: "ENTRA_ID" }, { grant });
    for (let hours = 0; hours < 2; hours += 1) {
      await sandbox.world.clock.advance(HOUR_MS);
      expect(await Promise.all([account.parties(), again.account.parties()])).toHaveLength(2);
    }
  });

  it.each([
    ["signed out", undefined, "REAUTHORIZATION_REQUIRED"],
    ["signed in anew", linked, undefined],
  ])("MUST NOT come back by its renewal after somebody %s", async (_what, person, code) => {
    const { sandbox, signIn, grant } = await open();
    await grant.keep(await signInAs(sandbox, signIn, linked));
    let meanwhile: Grant | undefined;
    let renewals = 0;
    const slow: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (!String(input).endsWith("/connect/token")) return response;
      renewals += 1;
      meanwhile = person && (await signInAs(sandbox, signIn, person));
      grant.keep(meanwhile);
      return response;
    };
    await sandbox.world.clock.advance(HOUR_MS);
    const { account } = connect(sandbox, { signInMethod: "ENTRA_ID" }, { grant, fetch: slow });
    const parties = account.parties();
    await (code === undefined ? parties : expect(parties).rejects.toMatchObject({ code }));
    expect(await grant.read()).toBe(meanwhile);
    expect(renewals).toBe(1);
  });

  it("MUST go by what another process renewed meanwhile", async () => {
    const { sandbox, signIn, grant } = await open();
    const stale = await signInAs(sandbox, signIn, linked);
    await sandbox.world.clock.advance(HOUR_MS);
    let renewed: Grant | undefined;
    const refusing: typeof fetch = async (input, init) => {
      if (!String(input).endsWith("/connect/token")) return fetch(input, init);
      renewed = await signInAs(sandbox, signIn, linked);
      grant.keep(renewed);
      return Response.json({ error: "invalid_grant" }, { status: 400 });
    };
    grant.keep(stale);
    const { account } = connect(sandbox, { signInMethod: "ENTRA_ID" }, { grant, fetch: refusing });
    expect(await account.parties()).toHaveLength(1);
    expect(await grant.read()).toBe(renewed);
  });

  it("MUST be renewed once when the PSB no longer takes its token", async () => {
    const { sandbox, signIn, grant, account } = await open();
    await grant.keep(await signInAs(sandbox, signIn, linked));
    await account.parties();
    await control(sandbox, "POST", "/psb/expire-tokens", {});
    expect(await account.parties()).toHaveLength(1);
  });

  it.each(["revoke", "expire-refresh-tokens"])("MUST ask for a person after %s", async (what) => {
    const { sandbox, signIn, grant, account, delivery } = await open();
    await grant.keep(await signInAs(sandbox, signIn, linked));
    await account.parties();
    await control(sandbox, "POST", `/identity/${what}`, {});
    await sandbox.world.clock.advance(HOUR_MS);
    const gone = { code: "REAUTHORIZATION_REQUIRED", reaction: "pause" };
    await expect(account.parties()).rejects.toMatchObject(gone);
    await expect(delivery.lookupRecipient([], "INVOICE")).rejects.toMatchObject(gone);
  });

  it("MUST be asked for where there is none", async () => {
    const { account } = await open();
    const { checks } = await account.test();
    expect(checks.find(({ outcome }) => outcome === "FAILED")).toMatchObject({
      name: "keys",
      code: "REAUTHORIZATION_REQUIRED",
    });
  });

  it("MUST be dropped harmlessly", async () => {
    const { sandbox, signIn } = await open();
    await expect(signIn.signOut(await signInAs(sandbox, signIn, linked))).resolves.toBeUndefined();
  });
});

describe("parties", () => {
  it("MUST be waited for until support linked them, and then be chosen from", async () => {
    const { sandbox, signIn, grant, account } = await open({ partyId: undefined });
    await grant.keep(await signInAs(sandbox, signIn, unlinked));
    const failure = async () => (await account.test()).checks.find(({ outcome }) => outcome === "FAILED");
    expect(await failure()).toMatchObject({ name: "party-linked", code: "PARTY_NOT_LINKED" });
    await control(sandbox, "POST", "/psb/link-parties", { user: unlinked.username });
    expect(await failure()).toMatchObject({
      name: "party-known",
      code: "PARTY_NOT_CHOSEN",
      detail: expect.stringContaining("NL:KVK:61234567"),
    });
    const chosen = connect(sandbox, { signInMethod: "ENTRA_ID" }, { grant });
    expect((await chosen.account.test()).checks.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
  });

  it("MUST be chosen before anything is sent", async () => {
    const { sandbox, signIn, grant, delivery } = await open({ partyId: undefined });
    await grant.keep(await signInAs(sandbox, signIn, linked));
    await expect(delivery.lookupRecipient([], "INVOICE")).rejects.toMatchObject({
      code: "CONFIGURATION_INVALID",
      message: expect.stringContaining("no organization was chosen"),
    });
  });
});

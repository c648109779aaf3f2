import { describe, expect, it } from "vitest";
import { ACCOUNT, createWorld, faultsOf, trusted } from "../../test/world.ts";
import type { TestReport } from "../connector/account.ts";
import { ConnectorError } from "../connector/error.ts";
import { type Grant, type SignInPort, SignInRefused } from "../connector/sign-in.ts";
import { Secret } from "../secret.ts";
import type { ConnectionState } from "./connection.ts";
import { revokeConnection } from "./connection-commands.ts";
import { beginSignIn, completeSignIn, signInUnderWay, signOut } from "./sign-in-commands.ts";

const GRANT: Grant = { tokens: new Secret("refresh token 1234"), user: "j.jansen@delinde.example" };
const CHECKS = { name: "party-linked", outcome: "FAILED", detail: "no party", durationMs: 1 } as const;

interface Options {
  readonly state?: ConnectionState;
  readonly complete?: SignInPort["complete"];
  readonly withdraw?: SignInPort["signOut"];
  /** Happens while the connection is tested. */
  readonly meanwhile?: () => Promise<void>;
  /** Code of the check that fails; none passes. */
  readonly failing?: string;
}

async function worldWith({ state = "DRAFT", complete, withdraw, meanwhile, failing }: Options = {}) {
  const world = await createWorld();
  const asked: unknown[] = [];
  const signIn: SignInPort = {
    begin: async (redirectUri, given) => ({
      url: `https://login.example.test/?redirect=${redirectUri}&state=${given}`,
      pending: new Secret("verifier"),
    }),
    async complete(callback, redirectUri, given, pending) {
      asked.push([callback.search, redirectUri, given, pending.reveal()]);
      return complete === undefined ? GRANT : complete(callback, redirectUri, given, pending);
    },
    async signOut(grant) {
      asked.push(["out", grant.tokens.reveal()]);
      await withdraw?.(grant);
    },
  };
  const report: TestReport = failing === undefined ? await ACCOUNT.test() : { checks: [{ ...CHECKS, code: failing }] };
  const account = {
    ...ACCOUNT,
    async test() {
      await meanwhile?.();
      return report;
    },
  };
  const connection = await world.addConnection(world.organization, { signIn, account }, { state });
  const current = async () => (await world.stores.connections.byId(connection.id)) ?? connection;
  const begin = async () => trusted(await beginSignIn(world.context, await current(), world.request()));
  /** The URL that a browser comes back to. */
  const back = async () => {
    const { url = "" } = signInUnderWay(await begin(), world.clock.now()) ?? {};
    return new URL(
      `https://gateway.example.test/sign-in/callback?code=c&state=${new URL(url).searchParams.get("state")}`,
    );
  };
  const types = async () => (await world.events(connection.id)).map(({ type }) => type);
  return { ...world, connection, current, begin, back, asked, types };
}

describe("signing in", () => {
  it("MUST send a person out with a link, sealed what belongs to it, and keep the grant when they come back", async () => {
    const world = await worldWith();
    const callback = await world.back();
    expect(JSON.stringify(await world.current())).not.toContain("verifier");
    const outcome = await completeSignIn(world.context, callback);
    expect(outcome).toMatchObject({ ok: true, user: GRANT.user, connection: { state: "TESTED" } });
    expect(await world.stores.connections.grant(world.connection.id)).toEqual(GRANT);
    const state = callback.searchParams.get("state");
    expect(world.asked).toEqual([
      [callback.search, "https://gateway.example.test/sign-in/callback", state, "verifier"],
    ]);
    expect(await world.types()).toEqual(["CONNECTION_SIGN_IN_BEGUN", "CONNECTION_SIGNED_IN", "CONNECTION_TESTED"]);
    expect(signInUnderWay(await world.current(), world.clock.now())).toBeUndefined();
  });

  it("MUST wait for the party link when nothing is linked yet", async () => {
    const world = await worldWith({ failing: "PARTY_NOT_LINKED" });
    const outcome = await completeSignIn(world.context, await world.back());
    expect(outcome).toMatchObject({ ok: true, connection: { state: "WAITING_FOR_PARTY_LINK" } });
  });

  it("MUST bring a connection that lost its grant back to life", async () => {
    const world = await worldWith({ state: "REAUTHORIZATION_REQUIRED" });
    await completeSignIn(world.context, await world.back());
    expect((await world.current()).state).toBe("LIVE");
  });

  it("MUST take each link once, and only the latest", async () => {
    const world = await worldWith();
    const [earlier, later] = [await world.back(), await world.back()];
    expect(await completeSignIn(world.context, earlier)).toMatchObject({ ok: false, code: "SIGN_IN_EXPIRED" });
    const both = await Promise.all([completeSignIn(world.context, later), completeSignIn(world.context, later)]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(world.asked).toHaveLength(1);
  });

  it("MUST NOT take a link after ten minutes, nor one that nobody made", async () => {
    const world = await worldWith();
    const late = await world.back();
    world.clock.advance(10 * 60_000);
    expect(signInUnderWay(await world.current(), world.clock.now())).toBeUndefined();
    const base = "https://gateway.example.test/sign-in/callback";
    for (const callback of [late, new URL(base), new URL(`${base}?state=${world.connection.id}.guess`)]) {
      expect(await completeSignIn(world.context, callback)).toMatchObject({ ok: false, code: "SIGN_IN_EXPIRED" });
    }
    expect(world.asked).toEqual([]);
  });

  it.each([
    [new SignInRefused("SIGN_IN_CONSENT_REQUIRED", "AADSTS90094"), "SIGN_IN_CONSENT_REQUIRED"],
    [new ConnectorError("UNAVAILABLE", "503"), "SIGN_IN_INTERRUPTED"],
    [new ConnectorError("AUTH_REJECTED", "invalid_client"), "AUTH_REJECTED"],
  ])("MUST put %s onto the timeline and keep no grant", async (error, code) => {
    const world = await worldWith({
      complete: async () => {
        throw error;
      },
    });
    expect(await completeSignIn(world.context, await world.back())).toMatchObject({ ok: false, code });
    expect((await world.events(world.connection.id)).at(-1)).toMatchObject({
      type: "CONNECTION_SIGN_IN_REFUSED",
      data: { code, message: error.message },
    });
    expect(await world.stores.connections.grant(world.connection.id)).toBeUndefined();
    expect((await world.current()).state).toBe("DRAFT");
  });

  it("MUST count though somebody changes the connection during the test", async () => {
    let world: Awaited<ReturnType<typeof worldWith>> | undefined;
    let times = 0;
    world = await worldWith({
      state: "REAUTHORIZATION_REQUIRED",
      async meanwhile() {
        times += 1;
        if (times === 1) await world?.begin();
      },
    });
    expect(await completeSignIn(world.context, await world.back())).toMatchObject({ connection: { state: "LIVE" } });
    expect((await world.current()).state).toBe("LIVE");
  });

  it.each(["changed", "revoked"])("MUST NOT keep a grant for a connection that was %s meanwhile", async (what) => {
    let world: Awaited<ReturnType<typeof worldWith>> | undefined;
    world = await worldWith({
      async complete() {
        if (world === undefined) throw new Error("not open yet");
        const connection = await world.current();
        if (what === "revoked") trusted(await revokeConnection(world.context, connection, world.request()));
        else
          await world.stores.connections.update({ ...connection, revision: connection.revision + 1, settings: {} }, {});
        return GRANT;
      },
    });
    const outcome = await completeSignIn(world.context, await world.back());
    expect(outcome).toMatchObject({ ok: false, code: "SIGN_IN_EXPIRED" });
    expect(await world.stores.connections.grant(world.connection.id)).toBeUndefined();
  });

  it("MUST wait for the party link where the new account has no parties", async () => {
    const world = await worldWith({ state: "REAUTHORIZATION_REQUIRED", failing: "PARTY_NOT_LINKED" });
    const outcome = await completeSignIn(world.context, await world.back());
    expect(outcome).toMatchObject({ connection: { state: "WAITING_FOR_PARTY_LINK" } });
  });

  it("MUST be refused where nobody signs in, and for a revoked connection", async () => {
    const plain = await createWorld();
    expect(faultsOf(await beginSignIn(plain.context, plain.connection, plain.request()))).toEqual([
      "SIGN_IN_NOT_OFFERED $.connectionId",
    ]);
    const world = await worldWith({ state: "REVOKED" });
    expect(faultsOf(await beginSignIn(world.context, world.connection, world.request()))).toEqual([
      "CONNECTION_REVOKED $.connectionId",
    ]);
  });
});

describe("signing out", () => {
  it("MUST withdraw the grant and have a live connection wait for somebody", async () => {
    const world = await worldWith({ state: "LIVE" });
    await world.stores.connections.keepGrant(world.connection.id, GRANT, {});
    trusted(await signOut(world.context, await world.current(), world.request()));
    expect(world.asked).toEqual([["out", "refresh token 1234"]]);
    expect(await world.stores.connections.grant(world.connection.id)).toBeUndefined();
    expect((await world.current()).state).toBe("REAUTHORIZATION_REQUIRED");
  });

  it("MUST be harmless where nobody is signed in", async () => {
    const world = await worldWith({ state: "TESTED" });
    trusted(await signOut(world.context, await world.current(), world.request()));
    expect(world.asked).toEqual([]);
    expect((await world.current()).state).toBe("DRAFT");
  });

  it("MUST take back what was found in its name, and have a connection that was never live be tested again", async () => {
    const world = await worldWith();
    await completeSignIn(world.context, await world.back());
    expect(await world.current()).toMatchObject({ state: "TESTED", lastTest: expect.anything() });
    trusted(await signOut(world.context, await world.current(), world.request()));
    const { state, lastTest } = await world.current();
    expect([state, lastTest]).toEqual(["DRAFT", undefined]);
  });

  it.each([signOut, revokeConnection])("MUST be final though the remote does not answer: %o", async (end) => {
    const world = await worldWith({
      state: "LIVE",
      withdraw: async () => {
        throw new ConnectorError("UNAVAILABLE", "503");
      },
    });
    await world.stores.connections.keepGrant(world.connection.id, GRANT, {});
    trusted(await end(world.context, await world.current(), world.request()));
    expect(await world.stores.connections.grant(world.connection.id)).toBeUndefined();
    expect((await world.types()).at(-1)).toBe("CONNECTION_GRANT_NOT_WITHDRAWN");
  });

  it("MUST NOT lose the grant to a command that comes too late", async () => {
    const world = await worldWith({ state: "LIVE" });
    await world.stores.connections.keepGrant(world.connection.id, GRANT, {});
    const seen = await world.current();
    await world.begin();
    for (const end of [signOut, revokeConnection]) {
      expect(faultsOf(await end(world.context, seen, world.request()))).toEqual(["CONNECTION_CHANGED $.connectionId"]);
    }
    expect(await world.stores.connections.grant(world.connection.id)).toEqual(GRANT);
    expect(world.asked).toEqual([]);
  });

  it("MUST come with revoking, at the remote too", async () => {
    const world = await worldWith({ state: "LIVE" });
    await world.stores.connections.keepGrant(world.connection.id, GRANT, {});
    trusted(await revokeConnection(world.context, await world.current(), world.request()));
    expect(await world.stores.connections.grant(world.connection.id)).toBeUndefined();
    expect(world.asked).toEqual([["out", "refresh token 1234"]]);
  });

  it("MUST be refused for a revoked connection", async () => {
    const world = await worldWith({ state: "REVOKED" });
    const outcome = await signOut(world.context, await world.current(), world.request());
    expect(faultsOf(outcome)).toEqual(["CONNECTION_REVOKED $.connectionId"]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoAccount } from "./account.ts";
import { Caller } from "./soap-caller.test.helper.ts";

describe("API31 control", () => {
  let caller: Caller;
  beforeEach(() => {
    caller = new Caller();
  });
  afterEach(() => caller.close());

  it("MUST let a receiver set a status", async () => {
    const externalId = await caller.send("2026-1");
    await caller.world.clock.advance(300);
    expect(await caller.control("POST", "status", { externalId, code: "50" })).toMatchObject({
      status: 200,
      body: { externalId, status: { code: "50", name: "Afgekeurd" } },
    });
    expect(await caller.outboxCode(externalId)).toBe("50");
  });

  it("MUST offer a document again with status 10 and a new ModifiedOn", async () => {
    const externalId = await caller.send("2026-1");
    const before = await caller.control("POST", "status", { externalId, code: "40" });
    await caller.world.clock.advance(60_000);
    const after = await caller.control("POST", "reoffer", { externalId });
    expect(after.body).toMatchObject({ status: { code: "10" } });
    expect(after.body).not.toMatchObject({ modifiedOn: (before.body as { modifiedOn: string }).modifiedOn });
  });

  it("MUST block everything but Login until lifted", async () => {
    await caller.token();
    await caller.control("POST", "block", { code: "ERRPRO1000003" });
    expect(await caller.login()).not.toBe("");
    expect((await caller.call("GetAccountDetails")).code).toBe("ERRPRO1000003");
    await caller.control("POST", "block", { code: null });
    expect((await caller.call("GetAccountDetails")).status).toBe(200);
  });

  it("MUST block one account and leave the others alone", async () => {
    const two = new Caller({ accounts: [demoAccount(), { ...demoAccount(), appKey: "other" }] });
    const other = await two.login("other");
    const codeOf = async (token: string) => (await two.call("GetAccountDetails", "", { token })).code;
    const first = await two.token();
    await two.control("POST", "block", { code: "ERRPRO1000002", appKey: "other" });
    expect([await codeOf(first), await codeOf(other)]).toEqual([undefined, "ERRPRO1000002"]);
    await two.control("POST", "block", { code: "ERRPRO1000004" });
    expect([await codeOf(first), await codeOf(other)]).toEqual(["ERRPRO1000004", "ERRPRO1000004"]);
    await two.control("POST", "block", { code: null, appKey: "other" });
    expect([await codeOf(first), await codeOf(other)]).toEqual(["ERRPRO1000004", undefined]);
    await two.control("POST", "block", { code: null });
    expect([await codeOf(first), await codeOf(other)]).toEqual([undefined, undefined]);
    two.close();
  });

  it("MUST put new keys in the place of the old ones and end their tokens alone", async () => {
    const two = new Caller({ accounts: [demoAccount(), { ...demoAccount(), appKey: "other" }] });
    const [old, other] = [await two.token(), await two.login("other")];
    const codeOf = async (token: string) => (await two.call("GetAccountDetails", "", { token })).code;
    const { body } = await two.control("POST", "rotate-keys");
    const keys = body as { appKey: string; secret: string };
    expect([await two.login(), await codeOf(old), await codeOf(other)]).toEqual(["", "ERRIAU6000007", undefined]);
    expect(await codeOf(await two.login(keys.appKey, keys.secret))).toBeUndefined();

    const again = await two.control("POST", "rotate-keys", { appKey: keys.appKey });
    expect([again.status, await two.login(keys.appKey, keys.secret)]).toEqual([200, ""]);
    two.close();
  });

  it("MUST expire all tokens", async () => {
    await caller.token();
    await caller.control("POST", "expire-tokens");
    expect((await caller.call("GetAccountDetails")).code).toBe("DEFAULT_ERROR_CODE999");
  });

  it("MUST show the outbox", async () => {
    const externalId = await caller.send("2026-1");
    expect((await caller.control("GET", "outbox")).body).toMatchObject([
      { externalId, number: "2026-1", recipient: "0106:58765432", status: { code: "05" } },
    ]);
  });

  it("MUST show the inbox, without what was sent", async () => {
    await caller.send("2026-1");
    caller.receive("2026-2");
    expect((await caller.control("GET", "inbox")).body).toMatchObject([
      { number: "2026-2", status: { code: "10" }, heldAsDuplicate: false },
    ]);
  });

  it.each([
    ["status", { externalId: "XCNIN900001", code: "99" }, 400],
    ["status", { externalId: "XCNIN1", code: "10" }, 404],
    ["status", { code: "10" }, 400],
    ["block", { code: "ERRIAU6000007" }, 400],
    ["block", { code: "ERRPRO1000002", appKey: "nobody" }, 404],
    ["rotate-keys", { appKey: "nobody" }, 404],
    ["profile", { profile: "other" }, 400],
    ["profile", "no object", 400],
    ["unheard-of", {}, 404],
  ])("MUST answer POST %s %j with %d", async (path, body, status) => {
    expect((await caller.control("POST", path, body)).status).toBe(status);
  });
});

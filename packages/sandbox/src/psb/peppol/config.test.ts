import { describe, expect, it } from "vitest";
import { DEMO } from "../../world/demo.ts";
import { openPsb, PARTY } from "../psb-caller.test.helper.ts";

const CONFIG = "/api/v1/peppol/config";
const ONE = `${CONFIG}/party/${PARTY}`;

describe("the Peppol configuration", () => {
  it("MUST change by the members that are given", async () => {
    const { call } = openPsb();
    const before = (await call("GET", CONFIG)).body;
    const change = { capabilities: { invoiceResponse: { state: "on", description: "IMR v3" } } };
    const after = (await call("PUT", CONFIG, { body: change })).body;
    expect(after.capabilities).toEqual({
      ...before.capabilities,
      invoiceResponse: { state: "on", description: "IMR v3" },
    });
    expect([after.createdOn, after.changedOn]).toEqual([before.createdOn, expect.any(String)]);
  });

  it("MUST replace the whole when switched so", async () => {
    const { call } = openPsb({ peppolConfig: "replace" });
    expect((await call("PUT", CONFIG, { body: { capabilities: {} } })).body).not.toHaveProperty("businessCard");
  });

  it("MUST let a party differ from its environment, and see what it inherits", async () => {
    const { call } = openPsb();
    expect((await call("GET", ONE)).status).toBe(404);
    const put = async (state: string) =>
      (await call("PUT", ONE, { body: { capabilities: { orders: { state } } } })).body.capabilities;
    expect(await put("on")).toMatchObject({ orders: { state: "on" }, invoices: { state: "inherited => on" } });
    expect(await put("inherited")).toMatchObject({ orders: { state: "inherited => off" } });
    expect((await call("GET", `${CONFIG}/party`)).body).toEqual({
      items: [{ id: "0106:61234567" }],
      continuationToken: null,
    });
    expect((await call("GET", ONE)).body.businessCard.names.state).toBe("inherited => on");
    expect((await call("DELETE", ONE)).text).toBe("");
    expect((await call("DELETE", ONE)).status).toBe(404);
  });

  it("MUST demand both members of a verification", async () => {
    const { call } = openPsb();
    const put = async (verification: object) => (await call("PUT", ONE, { body: { verification } })).status;
    expect(await put({ notes: "", verifiedOn: "2026-01-01" })).toBe(400);
    expect(await put({ notes: "contract", verifiedOn: "2026-01-01T00:00:00+00:00" })).toBe(200);
  });

  it("MUST give a key to migrate, and enrol only who may", async () => {
    const { call } = openPsb();
    expect((await call("GET", `/api/v1/peppol/${PARTY}/prepareToMigrate`)).body.migrationKey).toMatch(/^[0-9a-f]{24}$/);
    expect((await call("PUT", `/api/v1-beta/${PARTY}/enroll`, { body: {} })).status).toBe(403);
    const open = openPsb({ enrolment: true });
    expect((await open.call("PUT", `/api/v1-beta/${PARTY}/enroll`, { body: {} })).status).toBe(200);
  });

  it("MUST be a manager's only", async () => {
    expect((await openPsb().call("GET", CONFIG, { user: DEMO.people.linked.username })).status).toBe(403);
  });
});

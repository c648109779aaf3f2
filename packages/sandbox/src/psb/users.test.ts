import { describe, expect, it } from "vitest";
import { DEMO } from "../world/demo.ts";
import { openPsb } from "./psb-caller.test.helper.ts";

const USER = "/api/v1/user";

describe("users", () => {
  it("MUST be added, listed without passwords, and removed by a manager", async () => {
    const { call } = openPsb();
    const added = await call("PUT", USER, { body: { name: "new@delinde.example", password: "secret" } });
    expect(added.body).toEqual({ name: "new@delinde.example" });
    expect((await call("GET", USER)).body).toEqual([{ name: DEMO.psb.username }, { name: "new@delinde.example" }]);
    expect(await call("DELETE", `${USER}/new%40delinde.example`)).toMatchObject({ status: 200, text: "" });
    expect((await call("GET", USER)).body).toHaveLength(1);
  });

  it("MUST be linked to parties, each with rights of its own", async () => {
    const { call } = openPsb();
    await call("PUT", USER, { body: { name: "new", password: "secret" } });
    const link = { id: "0106:61234567", permissions: { canReceiveDocument: true } };
    expect((await call("PUT", `${USER}/new/party`, { body: link })).body).toEqual({
      id: "NL:KVK:61234567",
      name: DEMO.organization.name,
      permissions: {
        canSendDocument: false,
        canReceiveDocument: true,
        canRemoveDocument: false,
        canManageHook: false,
        canChangeDocumentStatus: false,
      },
    });
    expect((await call("GET", "/api/v1/me/party", { user: "new" })).body).toHaveLength(1);
    expect((await call("GET", "/api/v1/NL:KVK:61234567/hook", { user: "new" })).status).toBe(403);
    expect((await call("DELETE", `${USER}/new/party/NL%3aKVK%3a61234567`)).status).toBe(200);
    expect((await call("GET", `${USER}/new/party`)).body).toEqual([]);
    expect((await call("DELETE", `${USER}/new/party/NL%3aKVK%3a61234567`)).status).toBe(404);
  });

  it("MUST be none of a plain user's business", async () => {
    const { call } = openPsb();
    const user = DEMO.people.linked.username;
    expect((await call("GET", USER, { user })).status).toBe(403);
    expect((await call("GET", "/api/v1/hook", { user })).status).toBe(403);
    expect((await call("GET", "/api/v1/me/party", { user })).body).toHaveLength(1);
  });

  it("MUST have name and password, and exist", async () => {
    const { call } = openPsb();
    expect((await call("PUT", USER, { body: { name: "x" } })).status).toBe(400);
    expect((await call("PUT", USER, { body: [] })).status).toBe(400);
    expect((await call("GET", `${USER}/nobody/party`)).status).toBe(404);
  });
});

import { describe, expect, it, onTestFinished } from "vitest";
import { DEMO } from "../world/demo.ts";
import { createWorld } from "../world/world.ts";
import { createIdentity } from "./index.ts";

const ORIGIN = "http://127.0.0.1:4020";
const { consentMissing, unassigned } = DEMO.people;

function open() {
  const world = createWorld();
  onTestFinished(() => world.clock.close());
  const { control } = createIdentity(world, { origin: () => ORIGIN });
  return async (method: string, path: string, body: object = {}) => {
    const url = new URL(`/control/identity/${path}`, ORIGIN);
    const response = await control({ method, url, headers: {}, body: Buffer.from(JSON.stringify(body)) });
    return { status: response?.status, body: JSON.parse(String(response?.body)) };
  };
}

describe("/control/identity", () => {
  it("MUST list the people with what keeps them out", async () => {
    const { body } = await open()("GET", "people");
    expect(body).toHaveLength(Object.keys(DEMO.people).length);
    expect(body).toContainEqual({
      username: consentMissing.username,
      name: consentMissing.name,
      tenantId: DEMO.entra.strictTenantId,
      consent: false,
      assigned: true,
      hasAccount: false,
    });
    expect(body).toContainEqual(expect.objectContaining({ username: unassigned.username, assigned: false }));
    expect(JSON.stringify(body)).not.toContain("demo-");
  });

  it("MUST give and take consent and assignment", async () => {
    const control = open();
    const tenantId = DEMO.entra.strictTenantId;
    expect((await control("POST", "consent", { tenantId })).body).toEqual({ tenantId, given: true });
    expect((await control("POST", "consent", { tenantId, given: false })).body).toEqual({ tenantId, given: false });
    const user = unassigned.username;
    expect((await control("POST", "assignment", { user })).body).toEqual({ user, assigned: true });
    expect((await control("POST", "assignment", { user, assigned: false })).body).toEqual({ user, assigned: false });
  });

  it("MUST answer 404 for strangers and 400 for nonsense", async () => {
    const control = open();
    expect((await control("POST", "consent", { tenantId: "nowhere" })).status).toBe(404);
    expect((await control("POST", "assignment", { user: "nobody" })).status).toBe(404);
    expect((await control("POST", "assignment", { user: unassigned.username, assigned: "yes" })).status).toBe(400);
  });
});

import { DEMO, visit } from "@erp-gateway/sandbox";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundle, freePort, startSandbox } from "./processes.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  await bundle();
  sandbox = await startSandbox(await freePort());
}, 60_000);
afterAll(() => sandbox.stop());

it("MUST sign a person in as the sandbox from source does: bundling leaves the OpenID provider whole", async () => {
  const { url, controlUrl } = sandbox.info;
  const body = JSON.stringify({ user: DEMO.people.linked.username });
  await fetch(`${controlUrl}/identity/visitor`, { method: "POST", body });
  const callback = "http://127.0.0.1:1/callback";
  const query = new URLSearchParams({
    ...{ client_id: DEMO.psb.clientId, redirect_uri: callback, response_type: "code", scope: "openid", state: "s" },
    ...{ code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "S256" },
    acr_values: "idp:Entra",
  });
  const { searchParams } = await visit(`${url}/connect/authorize?${query}`, callback);
  expect(searchParams.get("error")).toBeNull();
  expect(searchParams.get("code")).toMatch(/\w/);
});

import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "./account.ts";
import type { Api31Options } from "./options.ts";
import { Caller } from "./soap-caller.test.helper.ts";
import { textAt } from "./xml.ts";

describe("app integration", () => {
  let caller: Caller;
  const start = (options?: Api31Options) => {
    caller = new Caller(options);
    return caller;
  };
  afterEach(() => caller.close());

  const request = (reference = "XCNL10019") =>
    caller.call(
      "RequestAppIntegration",
      `<To><ReferenceId>${reference}</ReferenceId><EmailAddress>a@example.nl</EmailAddress></To><PayByRequester>true</PayByRequester>`,
    );
  const ask = (token: string | undefined) =>
    caller.call("RequestAppIntegrationCredentials", `<IntegrationToken>${token}</IntegrationToken>`);

  it("MUST give keys that open the account once the request was accepted, and fault before", async () => {
    start();
    const integrationToken = textAt((await request()).root, "IntegrationToken");
    expect(integrationToken).toMatch(/^AINR\d+$/);
    expect((await ask(integrationToken)).code).toBe("ERRAIR4000002");
    expect((await caller.control("POST", "accept-integration", { integrationToken })).status).toBe(200);

    const { root } = await ask(integrationToken);
    expect([textAt(root, "ApplicationName"), textAt(root, "EmailAddress")]).toEqual([
      "Bouwbedrijf De Linde B.V.",
      "a@example.nl",
    ]);
    const [key = "", secret = ""] = [textAt(root, "ConsumerKey"), textAt(root, "ConsumerSecret")];
    const token = await caller.login(key, secret);
    expect(textAt((await caller.call("GetAccountDetails", "", { token })).root, "Id")).toBe("A000000218");
    expect(await caller.login()).not.toBe("");
  });

  it("MUST fault for a token nobody has, and for an account without the right to ask", async () => {
    expect(
      (await start().call("RequestAppIntegrationCredentials", "<IntegrationToken>AINR9</IntegrationToken>")).code,
    ).toBe("ERRAIR4000001");
    caller.close();
    start({ accounts: [{ ...demoAccount(), canSendAppIntegrationRequests: false }] });
    expect((await request()).code).toBe("ERRACC3000001");
    expect(textAt((await caller.call("GetAccountDetails")).root, "CanSendAppIntegrationRequests")).toBe("false");
  });

  it("MUST be unknown to v3", async () => {
    const token = await start().token();
    for (const operation of ["RequestAppIntegration", "RequestAppIntegrationCredentials"]) {
      expect((await caller.call(operation, "", { version: "v3", token })).code).toBe("ERRCDO4000041");
    }
  });

  it("MUST say so when there is nothing or nobody to accept", async () => {
    start();
    expect((await caller.control("POST", "accept-integration", { integrationToken: "AINR9" })).status).toBe(404);
    const integrationToken = textAt((await request("XCNL10020")).root, "IntegrationToken");
    expect((await caller.control("POST", "accept-integration", { integrationToken })).status).toBe(404);
  });
});

import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as client from "openid-client";
import { chromium, type Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { createSandbox } from "../src/sandbox.ts";
import { DEMO } from "../src/world/demo.ts";

const CHROMIUM = "/usr/bin/chromium";
const isThere = existsSync(CHROMIUM);
const note = isThere ? "" : " (skipped: there is no chromium)";

const { linked, consentMissing } = DEMO.people;

/** The application's own address, which a browser can be sent back to. */
async function openApplication(): Promise<string> {
  const server = createServer((_request, response) => response.end("back at the application"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
}

async function openBrowser(javaScriptEnabled: boolean): Promise<Page> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  onTestFinished(() => browser.close());
  return browser.newPage({ javaScriptEnabled });
}

async function begin(redirectUri: string) {
  const sandbox = await createSandbox();
  onTestFinished(() => sandbox.close());
  const { clientId, clientSecret } = DEMO.psb;
  const server = await client.discovery(new URL(sandbox.url), clientId, clientSecret, undefined, {
    execute: [client.allowInsecureRequests],
  });
  const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(server, {
    redirect_uri: redirectUri,
    scope: "openid ap offline_access",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  const redeem = (returned: string) =>
    client.authorizationCodeGrant(server, new URL(returned), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
  return { sandbox, url: url.href, redeem };
}

async function fillIn(page: Page, { username, password }: { readonly username: string; readonly password: string }) {
  await page.getByRole("button", { name: "Sign in with Microsoft Entra ID" }).click();
  await page.getByLabel("User name").fill(username);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

it.skipIf(!isThere).each([
  ["with scripts", true],
  ["without", false],
])(`MUST let a real browser sign in over Entra ID, %s${note}`, async (_how, javaScriptEnabled) => {
  const application = await openApplication();
  const { sandbox, url, redeem } = await begin(application);
  const page = await openBrowser(javaScriptEnabled);
  await page.goto(url);
  await fillIn(page, linked);
  await page.waitForURL(`${application}?**`);
  const tokens = await redeem(page.url());
  const parties = await fetch(`${sandbox.url}/api/v1/me/party`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await parties.json()).toMatchObject([{ id: DEMO.organization.partyId }]);
});

it.skipIf(!isThere)(`MUST show the person what an administrator has to do${note}`, async () => {
  const application = await openApplication();
  const { url, redeem } = await begin(application);
  const page = await openBrowser(false);
  await page.goto(url);
  await fillIn(page, consentMissing);
  expect(await page.getByRole("alert").textContent()).toContain("AADSTS90094");
  await page.getByRole("button", { name: "Return to the application" }).click();
  await page.waitForURL(`${application}?**`);
  await expect(redeem(page.url())).rejects.toMatchObject({ error: "consent_required" });
});

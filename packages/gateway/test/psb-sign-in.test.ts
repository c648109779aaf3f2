import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { DEMO, visit } from "@erp-gateway/sandbox";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { eventually } from "./api.ts";
import { customerOver, registerDemo, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

/** The life of a connection over the PSB with Entra ID, through GraphQL alone: the outside world by `sandbox…` mutations. */
let world: World;
let organizationId: string;
let connectionId: string;

beforeAll(async () => {
  world = await createWorld({ sandboxMutations: true, sandbox: { psb: { deliveryDelayMs: 100 } } });
  organizationId = await registerDemo(world);
  connectionId = await connect();
});
afterAll(() => world.close());

function connect(settings: object = {}): Promise<string> {
  const { clientId, clientSecret, subscriptionKey } = DEMO.psb;
  const { url } = world.sandbox;
  return world.api.id("createConnection", {
    organizationId,
    connectorId: "psb",
    title: "eConnect PSB",
    environment: "ACCEPTANCE",
    settings: {
      ...{ signInMethod: "ENTRA_ID", clientId, clientSecret, subscriptionKey, baseUrl: url, identityUrl: url },
      ...settings,
    },
  });
}

/** Plays the outside world. */
async function play<Answer = unknown>(path: string, body?: object): Promise<Answer> {
  const document =
    "mutation ($key: String!, $path: String!, $body: JSON) { sandboxControl(idempotencyKey: $key, path: $path, body: $body) }";
  return (await world.api.query<{ sandboxControl: Answer }>(document, { key: randomUUID(), path, body: body ?? null }))
    .sandboxControl;
}

const pass = (seconds: number) =>
  world.api.query(
    "mutation ($key: String!, $seconds: Int!) { sandboxAdvanceClock(idempotencyKey: $key, seconds: $seconds) }",
    { key: randomUUID(), seconds },
  );

interface Seen {
  readonly state: string;
  readonly signedInAs: string | null;
  readonly signIn: { readonly url: string } | null;
  readonly supportRequest: string | null;
  readonly setup: { readonly complete: boolean; readonly steps: readonly { name: string; state: string }[] };
  readonly timeline: readonly { type: string; data: readonly { name: string; value: string }[]; help: unknown }[];
}

const FIELDS = `state signedInAs signIn { url } supportRequest(language: NL) setup { complete steps { name state } }
  timeline { type data { name value } help { actor remedy } }`;

async function look(id = connectionId): Promise<Seen> {
  const document = `query ($id: ID!) { node(id: $id) { ... on Connection { ${FIELDS} } } }`;
  return (await world.api.query<{ node: Seen }>(document, { id })).node;
}

/** A person at the browser, who signs in as this user or cancels; what the page at the end says. */
async function signIn(person: { readonly username: string } | "cancels", id = connectionId): Promise<string> {
  await play("identity/visitor", person === "cancels" ? { cancels: true } : { user: person.username });
  await world.api.id("beginSignIn", { connectionId: id });
  const callback = await visit((await look(id)).signIn?.url ?? "", `${world.url}/sign-in/callback`);
  return (await fetch(callback, { headers: { "accept-language": "nl-NL,nl;q=0.9" } })).text();
}

const openSteps = ({ setup }: Seen) => setup.steps.filter(({ state }) => state !== "DONE").map(({ name }) => name);

describe("setting up the PSB path", () => {
  it("MUST show the guide's steps, and take the word of a person where only a person can see", async () => {
    expect((await look()).setup.steps.map(({ name }) => name)).toEqual([
      ...["preparation", "extension-allowed", "extension-installed", "http-client-allowed"],
      ...["signed-in", "party-linked", "organization-chosen", "sending-via-peppol", "sending-profile", "customer-card"],
    ]);
    for (const step of ["preparation", "extension-allowed", "extension-installed", "http-client-allowed"]) {
      await world.api.id("confirmSetupStep", { connectionId, step });
    }
    await world.api.id("confirmSetupStep", { connectionId, step: "preparation", done: false });
    expect(openSteps(await look()).slice(0, 2)).toEqual(["preparation", "signed-in"]);
    await world.api.id("confirmSetupStep", { connectionId, step: "preparation" });
    const refused = await world.api.mutate("confirmSetupStep", { connectionId, step: "signed-in" });
    expect(refused).toMatchObject({ code: "SETUP_STEP_UNKNOWN", path: "$.step" });
  });

  it.each([
    ["cancels", "SIGN_IN_CANCELLED", "afgebroken"],
    [DEMO.people.consentMissing, "SIGN_IN_CONSENT_REQUIRED", "beheerderstoestemming"],
    [DEMO.people.unassigned, "SIGN_IN_USER_NOT_ASSIGNED", "toewijzen"],
  ] as const)(
    "MUST explain to the person and on the timeline why a sign-in failed: %j",
    async (person, code, words) => {
      const page = await signIn(person);
      expect(page).toContain("U bent niet aangemeld");
      expect(page).toContain(words);
      const last = (await look()).timeline.at(-1);
      expect(last).toMatchObject({ type: "CONNECTION_SIGN_IN_REFUSED", help: { actor: "ADMINISTRATOR" } });
      expect(last?.data).toContainEqual({ name: "code", value: code });
      expect((await look()).state).toBe("DRAFT");
    },
  );

  it("MUST refuse an account of another tenant than the settings name", async () => {
    const strict = await connect({ tenantId: DEMO.entra.tenantId });
    expect(await signIn(DEMO.people.otherTenant, strict)).toContain("SIGN_IN_WRONG_TENANT");
  });

  it("MUST wait for the party link after the first sign-in, with the text for support", async () => {
    const { unlinked } = DEMO.people;
    expect(await signIn(unlinked)).toContain("WAITING_FOR_PARTY_LINK");
    const seen = await look();
    expect(seen).toMatchObject({ state: "WAITING_FOR_PARTY_LINK", signedInAs: unlinked.username, signIn: null });
    for (const part of [unlinked.username, "Bouwbedrijf De Linde B.V.", "0106:61234567", "NL861234571B01"]) {
      expect(seen.supportRequest).toContain(part);
    }
    await world.api.id("testConnection", { connectionId });
    expect((await look()).state).toBe("WAITING_FOR_PARTY_LINK");
  });

  it("MUST find the parties after signing in again, and go live once the organization is chosen", async () => {
    await play("psb/link-parties", { user: DEMO.people.unlinked.username });
    await signIn(DEMO.people.unlinked);
    expect((await look()).state).toBe("DRAFT");
    const document = "query ($id: ID!) { node(id: $id) { ... on Connection { parties { reference name } } } }";
    const { node } = await world.api.query<{ node: { parties: { reference: string }[] } }>(document, {
      id: connectionId,
    });
    const partyId = node.parties[0]?.reference;
    await world.api.id("changeConnectionSettings", { connectionId, settings: { partyId } });
    await world.api.id("testConnection", { connectionId });
    await world.api.id("activateConnection", { connectionId });
    expect((await look()).state).toBe("LIVE");
  });
});

const responseOf = async (id: string): Promise<unknown> => {
  const document = "query ($id: ID!) { node(id: $id) { ... on Invoice { buyerResponse { status code } } } }";
  return (await world.api.query<{ node: { buyerResponse: unknown } }>(document, { id })).node.buyerResponse;
};

async function send(number: string, endpointId: string): Promise<string> {
  const customerId = await customerOver(world, organizationId, connectionId, { endpointId, number });
  const content = { ...example("onderhoud-woningen"), number };
  const invoiceId = await world.api.id("submitInvoice", { customerId, invoice: content });
  await world.api.id("postInvoice", { invoiceId });
  return invoiceId;
}

const becomes = (invoiceId: string, state: string) =>
  eventually(
    () => stateOf(world, invoiceId),
    (now) => now === state,
  );

describe("the PSB path in use", () => {
  it("MUST deliver, hear what the buyer says, and finish the setup", async () => {
    const invoiceId = await send("PSB-1", "0106:58765432");
    await becomes(invoiceId, "DELIVERED");
    expect((await look()).setup).toMatchObject({ complete: true });
    const { node } = await world.api.query<{ node: { deliveries: { documentId: string }[] } }>(
      "query ($id: ID!) { node(id: $id) { ... on Invoice { deliveries { documentId } } } }",
      { id: invoiceId },
    );
    const documentId = node.deliveries[0]?.documentId;
    await play("psb/responses", { documentId, status: "RE", reasons: { REF: "no order number" } });
    await eventually(
      () => responseOf(invoiceId),
      (said) => (said as { status?: string } | null)?.status === "REJECTED",
    );
  });

  it("MUST reach every end that a recipient can lead to", async () => {
    await becomes(await send("PSB-2", "0106:50000001"), "DELIVERED");
    await becomes(await send("PSB-3", "0106:50000002"), "REFUSED");
    const silent = await send("PSB-4", "0106:50000003");
    await becomes(silent, "SUBMITTED");
    await pass(3_700);
    await becomes(silent, "DELIVERED");
  });

  it("MUST converge though hooks are lost, doubled and turned round, and say when they stay silent", async () => {
    await play("psb/hooks/disorder", { dropNext: 1, doubleNext: 2, reverseNext: 2 });
    const invoices = await Promise.all(["PSB-5", "PSB-6", "PSB-7"].map((number) => send(number, "0106:58765432")));
    await pass(60);
    for (const invoiceId of invoices) await becomes(invoiceId, "DELIVERED");
    await play("psb/hooks/mute", { muted: true });
    const unheard = await send("PSB-8", "0106:58765432");
    await pass(60);
    await becomes(unheard, "DELIVERED");
    await play("psb/hooks/mute", { muted: false });
    const alarm = (await look()).timeline.find(({ type }) => type === "CONNECTION_HOOKS_SILENT");
    expect(alarm?.help).toMatchObject({ actor: "ADMINISTRATOR" });
  });

  it("MUST hear a hook that comes before the answer to sending", async () => {
    await play("psb/hooks/before-answer", { on: true });
    await becomes(await send("PSB-9", "0106:58765432"), "DELIVERED");
    await play("psb/hooks/before-answer", { on: false });
  });

  it("MUST wait for a person when the grant was withdrawn in mid-flight, and go on after signing in", async () => {
    await play("identity/revoke", {});
    const invoiceId = await send("PSB-10", "0106:58765432").catch((error: unknown) => String(error));
    expect(invoiceId).toContain("RECIPIENT_LOOKUP_FAILED");
    await world.api.id("testConnection", { connectionId });
    expect((await look()).state).toBe("REAUTHORIZATION_REQUIRED");
    await signIn(DEMO.people.linked);
    expect((await look()).state).toBe("LIVE");
    await becomes(await send("PSB-11", "0106:58765432"), "DELIVERED");
  });

  it("MUST sign out, and then wait for somebody", async () => {
    await world.api.id("signOut", { connectionId });
    expect(await look()).toMatchObject({ state: "REAUTHORIZATION_REQUIRED", signedInAs: null });
    expect(openSteps(await look())).toContain("signed-in");
    await signIn(DEMO.people.linked);
    expect((await look()).state).toBe("LIVE");
  });
});

it("MUST wait for a person also when nothing is sent: the grant is needed to keep the hooks in place", async () => {
  await play("identity/revoke", {});
  await pass(3_700);
  await world.restart();
  await eventually(look, ({ state }) => state === "REAUTHORIZATION_REQUIRED");
});

describe("a grant and the settings that it was given for", () => {
  it("MUST end together, and a sign-in that was begun before with them", async () => {
    const id = await connect({ partyId: DEMO.organization.partyId });
    await signIn(DEMO.people.linked, id);
    expect(await look(id)).toMatchObject({ state: "TESTED", signedInAs: DEMO.people.linked.username });
    await world.api.id("changeConnectionSettings", { connectionId: id, settings: { sendViaPeppol: false } });
    expect((await look(id)).signedInAs).toBe(DEMO.people.linked.username);
    await world.api.id("beginSignIn", { connectionId: id });
    const tenantId = "00000000-0000-4000-8000-000000000001";
    await world.api.id("changeConnectionSettings", { connectionId: id, settings: { tenantId } });
    expect(await look(id)).toMatchObject({ signedInAs: null, signIn: null });
    await world.api.id("testConnection", { connectionId: id });
    expect((await look(id)).state).toBe("DRAFT");
  });

  it("MUST say the same at every test while the chosen organization is not linked", async () => {
    const id = await connect({ partyId: "NL:KVK:58765432" });
    await signIn(DEMO.people.linked, id);
    for (let tests = 0; tests < 3; tests += 1) {
      expect((await look(id)).state).toBe("WAITING_FOR_PARTY_LINK");
      await world.api.id("testConnection", { connectionId: id });
    }
  });
});

const CHROMIUM = "/usr/bin/chromium";
const isThere = existsSync(CHROMIUM);

it.skipIf(!isThere)(
  `MUST let a real browser sign in, once${isThere ? "" : " (skipped: there is no chromium)"}`,
  async () => {
    const { linked } = DEMO.people;
    await play("identity/visitor", { user: null });
    const id = await connect({ partyId: DEMO.organization.partyId });
    await world.api.id("beginSignIn", { connectionId: id });
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    onTestFinished(() => browser.close());
    const page = await browser.newPage({ locale: "nl-NL" });
    await page.goto((await look(id)).signIn?.url ?? "");
    await page.getByLabel("User name").fill(linked.username);
    await page.getByLabel("Password").fill(linked.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(`${world.url}/sign-in/callback?**`);
    expect(await page.getByRole("heading").textContent()).toBe(`U bent aangemeld als ${linked.username}`);
    expect(await look(id)).toMatchObject({ state: "TESTED", signedInAs: linked.username });
    await page.reload();
    expect(await page.getByRole("heading").textContent()).toBe("U bent niet aangemeld");
  },
);

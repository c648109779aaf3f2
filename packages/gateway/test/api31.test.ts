import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { api31Settings, customerOver, erpConnection, registerDemo, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

/** The life of a connection over the legacy path, through GraphQL alone; the sandbox plays eConnect and the buyers. */
let world: World;
let organizationId: string;
let connectionId: string;
let invoiceId: string;
let externalId: string;

beforeAll(async () => {
  world = await createWorld();
  organizationId = await registerDemo(world);
});
afterAll(() => world.close());

async function control<Answer>(path: string, body?: object): Promise<Answer> {
  const init = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${world.sandbox.controlUrl}/${path}`, init ?? {});
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Answer;
}

const pasted = ({ appKey, secret }: { readonly appKey: string; readonly secret: string }): string =>
  `APP_KEY:${appKey};SECRET_KEY:${secret};EMAIL_ID:administratie@delinde.example;COMPANY_ID:XCNL10019;`;

interface Step {
  readonly name: string;
  readonly title: string;
  readonly state: string;
  readonly remedy: string;
}

const SETUP = "... on Connection { setup { complete steps { name title state remedy detail } } }";

async function setup(): Promise<{ readonly complete: boolean; readonly steps: readonly Step[] }> {
  const { node } = await world.api.query<{ node: { setup: Awaited<ReturnType<typeof setup>> } }>(
    `query ($id: ID!) { node(id: $id) { ${SETUP} } }`,
    { id: connectionId },
  );
  return node.setup;
}

const openSteps = async (): Promise<readonly string[]> =>
  (await setup()).steps.filter(({ state }) => state !== "DONE").map(({ name, state }) => `${name} ${state}`);

interface Check {
  readonly name: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly help: { readonly actor: string; readonly remedy: string } | null;
}

/** The checks that did not pass. */
async function test(): Promise<readonly Check[]> {
  const selection = "... on Connection { lastTest { checks { name outcome code help { actor remedy } } } }";
  const outcome = await world.api.mutate("testConnection", { connectionId }, selection);
  const { checks } = outcome["lastTest"] as { readonly checks: readonly Check[] };
  expect(checks).toHaveLength(10);
  return checks.filter((check) => check.outcome === "FAILED");
}

interface Timeline {
  readonly buyerResponse: { readonly status: string | null; readonly code: string; readonly text: string } | null;
  readonly timeline: readonly {
    readonly type: string;
    readonly data: readonly { readonly name: string; readonly value: string }[];
  }[];
}

async function followed(id: string): Promise<Timeline> {
  const fields = "buyerResponse { status code text } timeline { type data { name value } }";
  const { node } = await world.api.query<{ node: Timeline }>(
    `query ($id: ID!) { node(id: $id) { ... on Invoice { ${fields} } } }`,
    { id },
  );
  return node;
}

it("MUST be made from the platform's clipboard text and the subscription key, and say what comes next", async () => {
  const { credentials, soapUrl } = world.sandbox.info;
  connectionId = await world.api.id("createConnection", {
    organizationId,
    connectorId: "4ps-bc",
    title: "4PS",
    environment: "ACCEPTANCE",
    quickConnect: pasted(credentials.api31),
    settings: { subscriptionKey: credentials.api31.subscriptionKey, baseUrl: soapUrl },
  });
  expect((await setup()).steps.map(({ name }) => name)).toEqual([
    "account-plan",
    "contract-and-subscription-key",
    "organization-activated",
    "connection-keys",
    "settings-entered",
    "test-connection",
    "envelope-namespaces",
    "customer-identifiers",
  ]);
  expect(await openSteps()).toEqual([
    "contract-and-subscription-key WAITING",
    "organization-activated WAITING",
    "connection-keys WAITING",
    "settings-entered WAITING",
    "test-connection TO_DO",
    "envelope-namespaces WAITING",
    "customer-identifiers TO_DO",
  ]);
});

it("MUST have a wrong namespace found by name, with what to enter instead", async () => {
  const wrong = { envelopeNamespace: "http://schemas.xmlsoap.org/soap/envelope" };
  await world.api.id("changeConnectionSettings", { connectionId, settings: wrong });
  expect(await test()).toMatchObject([
    {
      name: "envelope-namespaces",
      code: "CONFIGURATION_INVALID",
      help: {
        actor: "ADMINISTRATOR",
        remedy: expect.stringMatching(/Generieke webservice naamruimten.*soapenv.*soap\/envelope\//),
      },
    },
  ]);
  const failed = (await setup()).steps.filter(({ state }) => state === "FAILED");
  expect(failed.map(({ name }) => name)).toEqual(["test-connection", "envelope-namespaces"]);
  expect(failed[1]?.remedy).toContain("soapenv");
  const right = { envelopeNamespace: "http://schemas.xmlsoap.org/soap/envelope/" };
  await world.api.id("changeConnectionSettings", { connectionId, settings: right });
});

it("MUST pass its test and go live", async () => {
  expect(await test()).toEqual([]);
  expect(await openSteps()).toEqual(["customer-identifiers TO_DO"]);
  await world.api.id("activateConnection", { connectionId });
});

it("MUST send, and show Goedgekeurd, Afgekeurd and Betaald on the timeline as the buyer gets there", async () => {
  const customerId = await customerOver(world, organizationId, connectionId, { endpointId: "0106:54441587" });
  expect(await setup()).toMatchObject({ complete: true });
  const content = { ...example("onderhoud-woningen"), number: "A31-1" };
  invoiceId = await world.api.id("submitInvoice", { customerId, invoice: content });
  await world.api.id("postInvoice", { invoiceId });
  await eventually(
    () => stateOf(world, invoiceId),
    (state) => state === "DELIVERED",
  );
  expect((await followed(invoiceId)).buyerResponse).toBeNull();
  const outbox = await control<readonly { externalId: string; number: string }[]>("api31/outbox");
  externalId = outbox.find(({ number }) => number === "A31-1")?.externalId ?? "";
  const told: [code: string, text: string, status: string][] = [
    ["40", "Goedgekeurd", "ACCEPTED"],
    ["50", "Afgekeurd", "REJECTED"],
    ["70", "Betaald", "PAID"],
  ];
  for (const [code, text, status] of told) {
    await control("api31/status", { externalId, code });
    const { buyerResponse } = await eventually(
      () => followed(invoiceId),
      (invoice) => invoice.buyerResponse?.code === code,
    );
    expect(buyerResponse).toEqual({ status, code, text });
  }
  const { timeline } = await followed(invoiceId);
  const texts = timeline
    .filter(({ type }) => type === "BUYER_RESPONDED")
    .map(({ data }) => data.find(({ name }) => name === "message")?.value);
  expect(texts).toEqual(["Goedgekeurd", "Afgekeurd", "Betaald"]);
  expect(await stateOf(world, invoiceId)).toBe("DELIVERED");
});

const INBOUND = "id reference state pdf response { status state refusal } erp { filesAttached }";

interface Inbound {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly pdf: string | null;
  readonly response: { readonly status: string; readonly state: string; readonly refusal: string | null } | null;
  readonly erp: { readonly filesAttached: boolean } | null;
}

async function inbound(): Promise<readonly Inbound[]> {
  const { inboundDocuments } = await world.api.query<{ inboundDocuments: { edges: { node: Inbound }[] } }>(
    `{ inboundDocuments(first: 100) { edges { node { ${INBOUND} } } } }`,
  );
  return inboundDocuments.edges.map(({ node }) => node);
}

function purchaseInvoice(number: string, note = "eerste versie"): string {
  const content = { ...example("inkoopfactuur-staal"), number, notes: [{ text: note }], attachments: [] };
  const invoice = parseInvoice(content);
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return new TextDecoder().decode(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
}

it("MUST import what comes in, with the platform's PDF, and tell the sender what becomes of it", async () => {
  await world.api.id("saveAutopilot", {
    connectionId,
    erpConnectionId: await erpConnection(world, organizationId),
    ledgerAccount: "7000",
    postingScheme: [
      { category: "S", rate: "21", vatCode: "HOOG" },
      { category: "S", rate: "9.0", vatCode: "LAAG" },
    ],
    totalsTolerance: "0.05",
  });
  await control("inbound", { recipient: "0106:61234567", xml: purchaseInvoice("L31-1") });
  const [document] = await eventually(inbound, ([only]) => only?.erp?.filesAttached === true);
  expect(document).toMatchObject({ state: "IMPORTED", pdf: expect.stringMatching(/^JVBERi/) });
  for (const status of ["ACCEPTED", "REJECTED", "PAID"]) {
    await world.api.id("respondToInbound", { inboundDocumentId: document?.id, status });
    await eventually(inbound, ([only]) => only?.response?.state === "TOLD" && only.response.status === status);
  }
  const refused = await world.api.mutate("respondToInbound", {
    inboundDocumentId: document?.id,
    status: "UNDER_QUERY",
  });
  expect(refused).toMatchObject({ __typename: "InvalidInput", code: "INBOUND_RESPONSE_UNSUPPORTED", path: "$.status" });
});

it("MUST keep a revision that comes later, and not book it twice", async () => {
  await control("inbound", { recipient: "0106:61234567", xml: purchaseInvoice("L31-1", "tweede versie") });
  const [revision, first] = await eventually(inbound, ([latest]) => latest?.state === "DUPLICATE");
  expect(first?.state).toBe("IMPORTED");
  expect(revision?.reference).toMatch(new RegExp(`^${first?.reference}@`));
});

it("MUST go on after its keys were replaced, with the new pair pasted", async () => {
  const keys = await control<{ readonly appKey: string; readonly secret: string }>("api31/rotate-keys", {});
  const [failed] = await test();
  expect(failed).toMatchObject({ name: "keys", code: "AUTH_REJECTED", help: { actor: "ADMINISTRATOR" } });
  expect(failed?.help?.remedy).toContain("new set of connection keys");
  await world.api.id("changeConnectionSettings", { connectionId, quickConnect: pasted(keys) });
  expect(await test()).toEqual([]);
  await world.api.id("activateConnection", { connectionId });
  await control("api31/status", { externalId, code: "60" });
  await eventually(
    () => followed(invoiceId),
    ({ buyerResponse }) => buyerResponse?.text === "Betaalbaar gesteld",
  );
});

it.each([
  [{ subscription: "BASIC" }, "SUBSCRIPTION_TOO_LOW", "sales"],
  [{ apiContract: false }, "CONTRACT_REQUIRED", "eConnect sales"],
])("MUST be refused to an organization with %j, with whom to call", async (changed, code, whom) => {
  const smallId = await world.api.id("registerOrganization", {
    legalName: "Klein B.V.",
    identifiers: [`0106:6000000${code.length % 10}`],
    subscription: "PROFESSIONAL",
    apiContract: true,
    ...changed,
  });
  await world.api.id("activateOrganization", { organizationId: smallId });
  const { api31 } = world.sandbox.info.credentials;
  const refused = await world.api.mutate("createConnection", {
    organizationId: smallId,
    connectorId: "4ps-bc",
    title: "4PS",
    environment: "ACCEPTANCE",
    quickConnect: pasted(api31),
    settings: { ...api31Settings(world.sandbox.info.soapUrl), subscriptionKey: api31.subscriptionKey },
  });
  expect(refused).toMatchObject({ __typename: "Refused", code, help: { en: expect.stringContaining(whom) } });
});

it("MUST say what is wrong with a pasted text, and show nothing of it", async () => {
  const refused = await world.api.mutate("changeConnectionSettings", { connectionId, quickConnect: "hunter2" });
  expect(refused).toMatchObject({ __typename: "InvalidInput", code: "QUICK-CONNECT-01", path: "$.quickConnect" });
  expect(JSON.stringify(refused)).not.toContain("hunter2");
});

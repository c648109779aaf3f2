import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { api31Keys, api31Settings, customerOver, psbSettings, type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
});
afterAll(() => world.close());

const organization = (kvk: string) => ({
  legalName: "Test B.V.",
  identifiers: [kvk],
  subscription: "PROFESSIONAL",
  apiContract: true,
});

describe("idempotency", () => {
  it("MUST answer a repetition with the first result", async () => {
    const input = { idempotencyKey: randomUUID(), ...organization("0106:11111111") };
    const first = await world.api.mutate("registerOrganization", input);
    expect(await world.api.mutate("registerOrganization", input)).toEqual(first);
  });

  it("MUST refuse a key that comes back with other input", async () => {
    const idempotencyKey = randomUUID();
    await world.api.id("registerOrganization", { idempotencyKey, ...organization("0106:22222222") });
    const other = await world.api.mutate("registerOrganization", { idempotencyKey, ...organization("0106:33333333") });
    expect(other).toMatchObject({
      __typename: "IdempotencyKeyReused",
      code: "IDEMPOTENCY_KEY_REUSED",
      path: "$.idempotencyKey",
    });
  });

  it("MUST have one effect for fifty equal calls at the same time", async () => {
    const input = { idempotencyKey: randomUUID(), ...organization("0106:44444444") };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => world.api.mutate("registerOrganization", input)),
    );
    expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
    expect(outcomes.every(({ __typename }) => __typename === "Organization")).toBe(true);
  });
});

describe("wrong input", () => {
  it("MUST name a KvK number with 7 digits, with its path and a remedy in two languages", async () => {
    const outcome = await world.api.mutate("registerOrganization", organization("0106:1234567"));
    expect(outcome).toMatchObject({ __typename: "InvalidInput", code: "ID-KVK-01", path: "$.identifiers[0]" });
    expect(outcome["help"]).toMatchObject({ en: expect.stringMatching(/\w/), nl: expect.stringMatching(/\w/) });
  });

  it("MUST name unknown fields in an invoice", async () => {
    const { body } = await world.api.post({
      query: "mutation ($input: SubmitInvoiceInput!) { submitInvoice(input: $input) { __typename } }",
      variables: {
        input: { idempotencyKey: "x", customerId: "x", invoice: { ...example("onderhoud-woningen"), colour: "red" } },
      },
    });
    expect(body.errors?.[0]?.message).toContain("colour");
  });

  it("MUST name every wrong decimal at once", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      number: "C1",
    });
    const content = example("onderhoud-woningen");
    const lines = (content["lines"] as Record<string, unknown>[]).map((line) => ({ ...line, quantity: "1,5" }));
    const outcome = await world.api.mutate("submitInvoice", {
      customerId,
      invoice: { ...content, number: "C-1", lines },
    });
    expect(outcome.__typename).toBe("InvalidInput");
    expect(outcome.faults?.filter(({ path }) => path.endsWith(".quantity"))).toHaveLength(lines.length);
    expect(outcome.faults?.[0]?.path).toBe("$.invoice.lines[0].quantity");
  });

  it("MUST answer 10 MB of JSON with a fault, and 40 MB with 413", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      number: "C2",
    });
    const invoice = { ...example("onderhoud-woningen"), number: "C-2", paymentTerms: "x".repeat(10_000_000) };
    const outcome = await world.api.mutate("submitInvoice", { customerId, invoice });
    expect(outcome).toMatchObject({ __typename: "InvalidInput", path: "$.invoice.paymentTerms" });
    const { status, body } = await world.api.post({
      query: "{ viewer { id } }",
      variables: { x: "x".repeat(40_000_000) },
    });
    expect(status).toBe(413);
    expect(body.errors?.[0]?.extensions?.code).toBe("PAYLOAD_TOO_LARGE");
  });

  it("MUST refuse a number that the organization has used", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      number: "C3",
    });
    const input = { customerId, invoice: { ...example("onderhoud-woningen"), number: "C-3" } };
    await world.api.id("submitInvoice", input);
    expect(await world.api.mutate("submitInvoice", input)).toMatchObject({
      __typename: "Refused",
      code: "INVOICE_NUMBER_TAKEN",
    });
  });

  it("MUST say that a customer without profile cannot be sent to, and keep the draft", async () => {
    const { organizationId } = setup;
    const customerId = await world.api.id("createCustomer", {
      organizationId,
      number: "C4",
      name: "Zonder",
      endpointId: "0106:58765432",
    });
    const invoiceId = await world.api.id("submitInvoice", {
      customerId,
      invoice: { ...example("onderhoud-woningen"), number: "C-4" },
    });
    const outcome = await world.api.mutate("postInvoice", { invoiceId });
    expect(outcome).toMatchObject({ __typename: "Refused", code: "CUSTOMER_WITHOUT_PROFILE" });
    expect(await stateOf(world, invoiceId)).toBe("DRAFT");
  });

  it("MUST refuse to send over a revoked connection", async () => {
    const { credentials, soapUrl } = world.sandbox.info;
    const settings = { ...api31Settings(soapUrl), ...api31Keys(credentials.api31) };
    const input = {
      organizationId: setup.organizationId,
      connectorId: "4ps-bc",
      title: "oud",
      environment: "ACCEPTANCE",
      settings,
    };
    const connectionId = await world.api.id("createConnection", input);
    const customerId = await customerOver(world, setup.organizationId, connectionId, {
      endpointId: "0106:54441587",
      number: "C5",
    });
    await world.api.id("revokeConnection", { connectionId });
    const invoiceId = await world.api.id("submitInvoice", {
      customerId,
      invoice: { ...example("onderhoud-woningen"), number: "C-5" },
    });
    expect(await world.api.mutate("postInvoice", { invoiceId })).toMatchObject({
      __typename: "Refused",
      code: "CONNECTION_REVOKED",
    });
  });

  it("MUST give back what was queued on a connection that was revoked before anything left", async () => {
    const { credentials, url } = world.sandbox.info;
    const input = { organizationId: setup.organizationId, connectorId: "psb", title: "weg", environment: "ACCEPTANCE" };
    const connectionId = await world.api.id("createConnection", {
      ...input,
      settings: psbSettings(url, credentials.psb),
    });
    await world.api.id("testConnection", { connectionId });
    await world.api.id("activateConnection", { connectionId });
    const endpointId = "0106:58765432";
    const customerId = await customerOver(world, setup.organizationId, connectionId, { endpointId, number: "C6" });
    const invoice = { ...example("onderhoud-woningen"), number: "C-6" };
    const invoiceId = await world.api.id("submitInvoice", { customerId, invoice });
    const operation = "POST /api/v1/0106:61234567/salesInvoice/send";
    const fault = { target: "psb", operation, kind: "status", status: 503, times: 50 };
    await fetch(`${world.sandbox.controlUrl}/faults`, { method: "POST", body: JSON.stringify(fault) });
    await world.api.id("postInvoice", { invoiceId });
    expect(await stateOf(world, invoiceId)).toBe("QUEUED");
    await world.api.id("revokeConnection", { connectionId });
    await fetch(`${world.sandbox.controlUrl}/faults`, { method: "DELETE" });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "POSTED",
    );
    const other = { organizationId: setup.organizationId, connectionId: setup.psbId, code: "ANDERS" };
    const sendingProfileId = await world.api.id("createSendingProfile", { ...other, processingMode: "AUTOMATIC" });
    await world.api.id("changeCustomer", { customerId, number: "C6", name: "Klant", endpointId, sendingProfileId });
    await world.api.id("sendInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
  });

  it("MUST refuse API31 to an organization below Professional or without a contract, with both reasons", async () => {
    const organizationId = await world.api.id("registerOrganization", {
      ...organization("0106:55555555"),
      subscription: "BASIC",
      apiContract: false,
    });
    await world.api.id("activateOrganization", { organizationId });
    const { credentials, soapUrl } = world.sandbox.info;
    const settings = { ...api31Settings(soapUrl), ...api31Keys(credentials.api31) };
    const input = { organizationId, connectorId: "4ps-bc", title: "x", environment: "ACCEPTANCE", settings };
    const outcome = await world.api.mutate("createConnection", input);
    expect(outcome.faults?.map(({ code }) => code)).toEqual(["SUBSCRIPTION_TOO_LOW", "CONTRACT_REQUIRED"]);
  });
});

describe("secrets", () => {
  it("MUST never come back", async () => {
    const { credentials } = world.sandbox.info;
    const answer = await world.api.query(
      "query ($id: ID!) { node(id: $id) { ... on Connection { settings secrets { name hint setAt } } } }",
      { id: setup.api31Id },
    );
    const text = JSON.stringify(answer);
    expect(text).not.toContain(credentials.api31.secret);
    expect(text).not.toContain(credentials.api31.subscriptionKey);
    expect(answer).toHaveProperty(
      "node.secrets",
      expect.arrayContaining([expect.objectContaining({ name: "secret", hint: credentials.api31.secret.slice(-4) })]),
    );
  });

  it("MUST not follow a connection to another address without being entered again", async () => {
    const { credentials, soapUrl } = world.sandbox.info;
    const settings = { ...api31Settings(soapUrl), ...api31Keys(credentials.api31) };
    const input = {
      organizationId: setup.organizationId,
      connectorId: "4ps-bc",
      title: "x",
      environment: "ACCEPTANCE",
    };
    const connectionId = await world.api.id("createConnection", { ...input, settings });
    const change = (changed: Record<string, string>) =>
      world.api.mutate("changeConnectionSettings", { connectionId, settings: changed });
    const elsewhere = { baseUrl: "http://127.0.0.1:9" };
    expect(await change(elsewhere)).toMatchObject({ code: "SETTINGS-SECRETS-AGAIN" });
    const { secret, subscriptionKey } = credentials.api31;
    expect(await change({ ...elsewhere, secret, subscriptionKey })).toMatchObject({ __typename: "Connection" });
    expect(await change({ companyId: "XCNL10020" })).toMatchObject({ __typename: "Connection" });
  });

  it("MUST not stand in the report of a failing test, which names the check that failed", async () => {
    const { credentials, soapUrl } = world.sandbox.info;
    const settings = { ...api31Settings(soapUrl), ...api31Keys(credentials.api31), secret: "not-the-right-secret" };
    const input = {
      organizationId: setup.organizationId,
      connectorId: "4ps-bc",
      title: "fout",
      environment: "ACCEPTANCE",
      settings,
    };
    const connectionId = await world.api.id("createConnection", input);
    const tested = await world.api.mutate(
      "testConnection",
      { connectionId },
      "... on Connection { state lastTest { passed checks { name outcome detail help { remedy } } } }",
    );
    expect(tested).toMatchObject({ state: "DRAFT", lastTest: { passed: false } });
    expect(JSON.stringify(tested)).not.toContain("not-the-right-secret");
    expect(tested).toHaveProperty(
      "lastTest.checks",
      expect.arrayContaining([expect.objectContaining({ name: "keys", outcome: "FAILED" })]),
    );
    expect(await world.api.mutate("activateConnection", { connectionId })).toMatchObject({
      __typename: "Refused",
      code: "CONNECTION_NOT_TESTED",
    });
  });
});

describe("a PSB user without a party", () => {
  it("MUST wait for eConnect to link it, say so, and go on once it is linked", async () => {
    const { api, sandbox } = world;
    const permissions = (value: unknown) =>
      fetch(`${sandbox.controlUrl}/psb/permissions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ partyId: "NL:KVK:61234567", permissions: value }),
      });
    const settings = psbSettings(sandbox.url, sandbox.info.credentials.psb);
    const input = {
      organizationId: setup.organizationId,
      connectorId: "psb",
      title: "nieuw",
      environment: "ACCEPTANCE",
    };
    const connectionId = await api.id("createConnection", { ...input, settings });
    const test = () =>
      api.mutate(
        "testConnection",
        { connectionId },
        "... on Connection { state lastTest { checks { code help { actor } } } }",
      );
    await permissions(null);
    const waiting = await test();
    expect(waiting).toMatchObject({ state: "WAITING_FOR_PARTY_LINK" });
    const failed = expect.objectContaining({ code: "PARTY_NOT_LINKED", help: { actor: "ECONNECT" } });
    expect(waiting).toHaveProperty("lastTest.checks", expect.arrayContaining([failed]));
    await permissions({
      canSendDocument: true,
      canReceiveDocument: true,
      canRemoveDocument: true,
      canManageHook: true,
      canChangeDocumentStatus: true,
    });
    expect(await test()).toMatchObject({ state: "TESTED" });
  });
});

describe("access", () => {
  it("MUST ask for a token", async () => {
    const response = await fetch(`${world.url}/graphql`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(response.status).toBe(401);
  });

  it("MUST keep a token to its scopes", async () => {
    const reader = await world.apiWith(["READ"]);
    const { body } = await reader.post({
      query: "mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) { __typename } }",
      variables: { input: { idempotencyKey: "x", ...organization("0106:66666666") } },
    });
    expect(body.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(await reader.query("{ viewer { name scopes } }")).toEqual({ viewer: { name: "test", scopes: ["READ"] } });
  });

  it("MUST tell that it lives and is ready, with a request id", async () => {
    const response = await fetch(`${world.url}/health/ready`, { headers: { "x-request-id": "abc" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toBe("abc");
    expect((await fetch(`${world.url}/health/live`)).status).toBe(200);
  });
});

describe("lists and events", () => {
  it("MUST page newest first, forth and back, without gap or repetition", async () => {
    type Page = {
      organizations: {
        edges: { cursor: string; node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const read = (after: string | null) =>
      world.api.query<Page>(
        "query ($after: String) { organizations(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
    const ids: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { organizations }: Page = await read(after);
      ids.push(...organizations.edges.map(({ node }) => node.id));
      more = organizations.pageInfo.hasNextPage;
      after = organizations.pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
    const all = await world.api.query<Page>("{ organizations(first: 100) { edges { cursor node { id } } } }");
    expect(ids).toEqual(all.organizations.edges.map(({ node }) => node.id));
    const third = all.organizations.edges[2]?.cursor;
    const back = await world.api.query<Page>(
      "query ($before: String) { organizations(last: 2, before: $before) { edges { node { id } } } }",
      { before: third },
    );
    expect(back.organizations.edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
  });

  it("MUST stream events over SSE from a position on, the same as `events` gives", async () => {
    const { events } = await world.api.query<{ events: { position: number; id: string }[] }>(
      "{ events(first: 5) { position id } }",
    );
    const response = await fetch(`${world.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${world.api.token}`,
      },
      body: JSON.stringify({ query: "subscription { events(after: 0) { position id } }" }),
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body?.getReader();
    let text = "";
    await eventually(
      async () => {
        const chunk = await reader?.read();
        text += new TextDecoder().decode(chunk?.value);
        return text.match(/"id":"[^"]+"/g)?.length ?? 0;
      },
      (count) => count >= 5,
    );
    await reader?.cancel();
    const streamed = [...text.matchAll(/"position":(\d+),"id":"([^"]+)"/g)].map(([, position, id]) => ({
      position: Number(position),
      id,
    }));
    expect(streamed.slice(0, 5)).toEqual(events);
  });
});

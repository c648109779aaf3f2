import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerOver, type Setup, setUp } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;
let customerId: string;

beforeAll(async () => {
  world = await createWorld({ sandboxMutations: true });
  setup = await setUp(world);
  const endpointId = "0106:58765432";
  customerId = await customerOver(world, setup.organizationId, setup.psbId, { endpointId, processingMode: "MANUAL" });
});
afterAll(() => world.close());

/** Over as many sockets as there are calls, however long each has to wait for one: what `fetch` does not. */
const post = ({ url, api }: World, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${api.token}` };
    request(`${url}/graphql`, { method: "POST", headers, agent: false }, (response) => {
      text(response).then(resolve, reject);
    })
      .on("error", reject)
      .end(body);
  });

/** The same intent, asked for that many times at once. */
const atOnce = <Answer>(times: number, ask: (index: number) => Promise<Answer>): Promise<readonly Answer[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => ask(index)));

const invoiceOf = (number: string) => ({ ...example("onderhoud-woningen"), number });

const numbers = async (): Promise<readonly string[]> => {
  const query = "{ invoices(first: 100) { edges { node { number } } } }";
  const { invoices } = await world.api.query<{ invoices: { edges: { node: { number: string } }[] } }>(query);
  return invoices.edges.map(({ node }) => node.number);
};

async function eventTypes(invoiceId: string): Promise<readonly string[]> {
  const query = "query ($id: ID!) { node(id: $id) { ... on Invoice { timeline { type } } } }";
  const { node } = await world.api.query<{ node: { timeline: { type: string }[] } }>(query, { id: invoiceId });
  return node.timeline.map(({ type }) => type);
}

const SELECTION = "... on Invoice { id number state content { dueDate } }";
const REUSED = { __typename: "IdempotencyKeyReused", code: "IDEMPOTENCY_KEY_REUSED", path: "$.idempotencyKey" };

describe("equal calls at the same time", () => {
  it("MUST have one effect and equal answers: 1 000 of them", async () => {
    const input = { idempotencyKey: randomUUID(), customerId, invoice: invoiceOf("I-1") };
    const query =
      "mutation ($input: SubmitInvoiceInput!) { submitInvoice(input: $input) { ... on Invoice { id number state } } }";
    const body = JSON.stringify({ query, variables: { input } });
    const answers = await atOnce(1_000, () => post(world, body));
    expect(new Set(answers).size).toBe(1);
    const { data } = JSON.parse(String(answers[0])) as { data: { submitInvoice: { id: string } } };
    expect(data.submitInvoice).toMatchObject({ number: "I-1", state: "DRAFT" });
    expect((await numbers()).filter((number) => number === "I-1")).toHaveLength(1);
    expect(await eventTypes(data.submitInvoice.id)).toEqual(["INVOICE_DRAFTED"]);
  }, 120_000);

  it("MUST all be answered with the result, also those that read what the first one did meanwhile", async () => {
    let reads = 0;
    const slow = await createWorld({
      // As with a database at the other end of a network.
      stores: ({ invoices, ...stores }) => {
        const byId: typeof invoices.byId = async (id) => {
          reads += 1;
          await new Promise((resolve) => setTimeout(resolve, (reads % 10) * 30));
          return invoices.byId(id);
        };
        return { ...stores, invoices: { ...invoices, byId } };
      },
    });
    const { organizationId, psbId } = await setUp(slow);
    const endpointId = "0106:58765432";
    const buyer = await customerOver(slow, organizationId, psbId, { endpointId, processingMode: "MANUAL" });
    const invoiceId = await slow.api.id("submitInvoice", { customerId: buyer, invoice: invoiceOf("I-2") });
    const input = { idempotencyKey: randomUUID(), invoiceId };
    const answers = await atOnce(20, () => slow.api.mutate("postInvoice", input, SELECTION));
    await slow.close();
    expect(new Set(answers.map(({ __typename, state }) => `${__typename} ${state}`))).toEqual(
      new Set(["Invoice POSTED"]),
    );
  }, 60_000);
});

describe("one key with other input", () => {
  it("MUST have one winner among calls at the same time; all others are told so", async () => {
    const idempotencyKey = randomUUID();
    const answers = await atOnce(100, (index) =>
      world.api.mutate("submitInvoice", { idempotencyKey, customerId, invoice: invoiceOf(`I-3-${index}`) }, SELECTION),
    );
    const winners = answers.filter(({ __typename }) => __typename === "Invoice");
    expect(winners).toHaveLength(1);
    for (const answer of answers) if (answer !== winners[0]) expect(answer).toMatchObject(REUSED);
    expect((await numbers()).filter((number) => number.startsWith("I-3-"))).toEqual([winners[0]?.["number"]]);
  }, 60_000);

  it("MUST be refused after another operation too, also one that found nothing to do", async () => {
    const idempotencyKey = randomUUID();
    const { psbId: connectionId, api31Id } = setup;
    await world.api.id("activateConnection", { idempotencyKey, connectionId });
    expect(await world.api.mutate("activateConnection", { idempotencyKey, connectionId: api31Id })).toMatchObject(
      REUSED,
    );
    expect(await world.api.mutate("testConnection", { idempotencyKey, connectionId })).toMatchObject(REUSED);
  });

  it("MUST be refused after a revocation that found nothing to do", async () => {
    const { organizationId, psbId } = setup;
    const settings = { clientId: "c", clientSecret: "s", partyId: "0106:61234567" };
    const connection = { organizationId, connectorId: "psb", title: "weg", environment: "ACCEPTANCE", settings };
    const connectionId = await world.api.id("createConnection", connection);
    await world.api.id("revokeConnection", { connectionId });
    const idempotencyKey = randomUUID();
    await world.api.id("revokeConnection", { idempotencyKey, connectionId });
    expect(await world.api.mutate("revokeConnection", { idempotencyKey, connectionId: psbId })).toMatchObject(REUSED);
  });

  it("MUST be another key for another token", async () => {
    const idempotencyKey = randomUUID();
    const other = await world.apiWith(["SEND"]);
    await world.api.id("submitInvoice", { idempotencyKey, customerId, invoice: invoiceOf("I-4") });
    const answer = await other.mutate("submitInvoice", { idempotencyKey, customerId, invoice: invoiceOf("I-5") });
    expect(answer.__typename).toBe("Invoice");
  });
});

describe("a repetition", () => {
  it("MUST give the object of the first time as it is now", async () => {
    const input = { idempotencyKey: randomUUID(), customerId, invoice: invoiceOf("I-6") };
    const first = await world.api.mutate("submitInvoice", input, SELECTION);
    await world.api.id("postInvoice", { invoiceId: first.id });
    const again = await world.api.mutate("submitInvoice", input, SELECTION);
    expect([first, again]).toMatchObject([
      { id: first.id, state: "DRAFT" },
      { id: first.id, state: "POSTED" },
    ]);
  });

  it("MUST be a fresh try after a failure, with the same input or with other input", async () => {
    const idempotencyKey = randomUUID();
    const submit = (number: string) =>
      world.api.mutate("submitInvoice", { idempotencyKey, customerId, invoice: invoiceOf(number) });
    expect(await submit("I-6")).toMatchObject({ code: "INVOICE_NUMBER_TAKEN" });
    expect(await submit("I-6")).toMatchObject({ code: "INVOICE_NUMBER_TAKEN" });
    expect(await submit("I-7")).toMatchObject({ __typename: "Invoice" });
    expect(await submit("I-6")).toMatchObject(REUSED);
  });

  it("MUST outlive the gateway", async () => {
    const input = { idempotencyKey: randomUUID(), customerId, invoice: invoiceOf("I-8") };
    const first = await world.api.mutate("submitInvoice", input);
    await world.restart();
    expect(await world.api.mutate("submitInvoice", input)).toEqual(first);
  });
});

describe("the schema", () => {
  it("MUST ask every mutation for an idempotencyKey", async () => {
    const query = "{ __schema { mutationType { fields { name args { name type { kind ofType { name } } } } } } }";
    interface Field {
      readonly name: string;
      readonly args: readonly { readonly name: string; readonly type: { kind: string; ofType: { name: string } } }[];
    }
    const { __schema } = await world.api.query<{ __schema: { mutationType: { fields: readonly Field[] } } }>(query);
    const { fields } = __schema.mutationType;
    expect(fields.length).toBeGreaterThan(25);
    for (const { name, args } of fields) {
      const [arg] = args.filter((given) => given.name === "input" || given.name === "idempotencyKey");
      expect([name, arg?.type.kind]).toEqual([name, "NON_NULL"]);
    }
  });
});

describe("mutations of the sandbox", () => {
  interface Raw {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  }

  const advance = async (idempotencyKey: string, seconds: number): Promise<Raw> => {
    const query = `mutation ($key: String!, $seconds: Int!) {
      sandboxAdvanceClock(idempotencyKey: $key, seconds: $seconds)
    }`;
    return (await world.api.post({ query, variables: { key: idempotencyKey, seconds } })).body;
  };

  it("MUST have one effect for each key, and give the first answer again", async () => {
    const clock = async () =>
      Date.parse(((await (await fetch(`${world.sandbox.controlUrl}/clock`)).json()) as { now: string }).now);
    const key = randomUUID();
    const before = await clock();
    const answers = await atOnce(20, () => advance(key, 3_600));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(Date.parse(String(answers[0]?.data?.["sandboxAdvanceClock"]))).toBeGreaterThanOrEqual(before + 3_600_000);
    expect((await clock()) - before).toBeLessThan(2 * 3_600_000);
    expect((await advance(key, 60)).errors?.[0]?.extensions?.code).toBe("IDEMPOTENCY_KEY_REUSED");
  });
});

import { randomUUID } from "node:crypto";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { customerOver, type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

/** What does not move in time, and what a person does about it. */
let world: World;
let setup: Setup;

beforeAll(async () => {
  world = await createWorld({ sandboxMutations: true });
  setup = await setUp(world);
});
afterAll(() => world.close());

const control = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${world.sandbox.controlUrl}/${path}`, {
    method,
    ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });

const pass = (seconds: number) =>
  world.api.query(
    "mutation ($key: String!, $seconds: Int!) { sandboxAdvanceClock(idempotencyKey: $key, seconds: $seconds) }",
    { key: randomUUID(), seconds },
  );

const HOUR = 3_600;

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly since: string;
  readonly subjectId: string;
  readonly subject: { readonly __typename: string; readonly id: string } | null;
  readonly code: string;
  readonly help: { readonly actor: string; readonly en: string; readonly nl: string };
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

const ITEM = `id kind since subjectId subject { __typename id } code help { actor en: remedy nl: remedy(language: NL) }
  facts { name value }`;

async function worklist(args = "first: 100"): Promise<readonly Item[]> {
  const answer = await world.api.query<{ worklist: { edges: { node: Item }[] } }>(
    `{ worklist(${args}) { edges { node { ${ITEM} } } } }`,
  );
  return answer.worklist.edges.map(({ node }) => node);
}

/** The items of one kind about one thing, once they are as many as wanted. */
const itemsOf = (kind: string, subjectId: string, count = 1) =>
  eventually(
    async () => (await worklist()).filter((item) => item.kind === kind && item.subjectId === subjectId),
    (items) => items.length === count,
  );

const factsOf = ({ facts }: Item) => Object.fromEntries(facts.map(({ name, value }) => [name, value]));

const AXIS =
  "state since meaning nl: meaning(language: NL) nextAction whoMustAct safeToRetry expectedBy overdue reason";

interface Axis {
  readonly state: string;
  readonly meaning: string;
  readonly nl: string;
  readonly whoMustAct: string | null;
  readonly safeToRetry: boolean;
  readonly expectedBy: string | null;
  readonly overdue: boolean;
  readonly reason: string | null;
}

async function invoice(id: string) {
  const document = `query ($id: ID!) { node(id: $id) { ... on Invoice { state deliveries { id state settlement { outcome by note } }
    timeline { type data { name value } }
    progress { transport { ${AXIS} } message { ${AXIS} } business { ${AXIS} } } } } }`;
  type Answer = {
    state: string;
    deliveries: { id: string; state: string; settlement: { outcome: string; by: string; note: string } | null }[];
    timeline: { type: string; data: { name: string; value: string }[] }[];
    progress: { transport: Axis; message: Axis; business: Axis };
  };
  return (await world.api.query<{ node: Answer }>(document, { id })).node;
}

async function post(number: string): Promise<string> {
  const endpointId = "0106:54441587";
  const customerId = await customerOver(world, setup.organizationId, setup.api31Id, { endpointId, number });
  const content = { ...example("onderhoud-woningen"), number };
  const invoiceId = await world.api.id("submitInvoice", { customerId, invoice: content });
  await world.api.id("postInvoice", { invoiceId });
  return invoiceId;
}

/** Loses the answer to sending, and keeps the outbox from being read. */
async function loseTrack(number: string) {
  await control("POST", "faults", { target: "api31", operation: "SendDocument", kind: "reset-after" });
  const outbox = { target: "api31", operation: "GetOutboxDocuments", kind: "status", status: 503, times: 1e6 };
  await control("POST", "faults", outbox);
  const invoiceId = await post(number);
  await eventually(
    () => stateOf(world, invoiceId),
    (state) => state === "UNKNOWN",
  );
  const deliveryId = (await invoice(invoiceId)).deliveries[0]?.id ?? "";
  return { invoiceId, deliveryId };
}

describe("an invoice whose outcome nobody can find out", () => {
  it("MUST be settled by a person past its deadline, and follow the network's word when that comes after all", async () => {
    const { invoiceId, deliveryId } = await loseTrack("W-1");
    const early = await world.api.mutate("settleDelivery", { deliveryId, outcome: "NOT_ARRIVED", note: "no" });
    expect(early).toMatchObject({ __typename: "Refused", code: "DELIVERY_TOO_EARLY", help: { class: "TRANSIENT" } });
    const { progress } = await invoice(invoiceId);
    expect(progress.transport).toMatchObject({
      state: "OUTCOME_UNKNOWN",
      whoMustAct: null,
      safeToRetry: false,
      overdue: false,
    });
    expect(progress.message.state).toBe("NOT_SENT");

    await pass(25 * HOUR);
    const [item] = await eventually(
      () => itemsOf("DELIVERY_UNDECIDED", deliveryId),
      ([found]) => found !== undefined && "asked" in factsOf(found),
    );
    expect(item).toMatchObject({
      subject: { __typename: "Delivery", id: deliveryId },
      code: "DELIVERY_UNDECIDED",
      help: { actor: "SENDER", en: expect.stringContaining("settle"), nl: expect.stringContaining("Leg") },
    });
    expect(item && factsOf(item)).toMatchObject({
      number: "W-1",
      recipient: "0106:54441587",
      documentId: expect.stringMatching(/^[\da-f-]{36}$/),
      attempt: expect.stringMatching(/^1: unknown, began /),
      asked: expect.stringMatching(/^1: \d+ times, last .*503/),
    });
    const late = await invoice(invoiceId);
    expect(late.progress.transport).toMatchObject({ state: "UNDECIDED_TOO_LONG", whoMustAct: "SENDER" });
    const told = late.timeline.filter(({ type }) => type === "INVOICE_OVERDUE");
    expect(told.map(({ data }) => Object.fromEntries(data.map(({ name, value }) => [name, value])))).toMatchObject([
      { axis: "TRANSPORT", state: "OUTCOME_UNKNOWN", code: "DELIVERY_UNDECIDED" },
    ]);

    const wrong = await world.api.mutate("settleDelivery", { deliveryId, outcome: "NOT_ARRIVED", note: " " });
    expect(wrong).toMatchObject({ __typename: "InvalidInput", code: "SETTLE-NOTE-01", path: "$.note" });
    const settled = await world.api.mutate(
      "settleDelivery",
      { deliveryId, outcome: "NOT_ARRIVED", note: "the buyer has nothing" },
      "... on Delivery { id state settlement { outcome by note } }",
    );
    const settlement = { outcome: "NOT_ARRIVED", by: "test", note: "the buyer has nothing" };
    expect(settled).toMatchObject({ __typename: "Delivery", state: "REFUSED", settlement });
    expect(await stateOf(world, invoiceId)).toBe("REFUSED");
    await itemsOf("DELIVERY_UNDECIDED", deliveryId, 0);
    await itemsOf("INVOICE_REFUSED", invoiceId);
    const again = await world.api.mutate("settleDelivery", { deliveryId, outcome: "ARRIVED", note: "yes" });
    expect(again).toMatchObject({ __typename: "Refused", code: "DELIVERY_STATE" });

    await control("DELETE", "faults");
    await pass(HOUR);
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
    await itemsOf("INVOICE_REFUSED", invoiceId, 0);
    const after = await invoice(invoiceId);
    expect(after.progress).toMatchObject({
      transport: { state: "ACCEPTED" },
      message: { state: "CONFIRMED" },
      business: { state: "AWAITED" },
    });
    expect(after.deliveries).toHaveLength(1);
    const arrived = (await (await control("GET", "arrived")).json()) as { number: string }[];
    expect(arrived.filter(({ number }) => number === "W-1")).toHaveLength(1);
  });

  it("MUST be told late once, across a restart", async () => {
    const { invoiceId, deliveryId } = await loseTrack("W-2");
    await pass(25 * HOUR);
    await itemsOf("DELIVERY_UNDECIDED", deliveryId);
    await world.restart();
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { timeline } = await invoice(invoiceId);
    expect(timeline.filter(({ type }) => type === "INVOICE_OVERDUE")).toHaveLength(1);
    await itemsOf("DELIVERY_UNDECIDED", deliveryId);
    await control("DELETE", "faults");
    await pass(HOUR);
    await itemsOf("DELIVERY_UNDECIDED", deliveryId, 0);
  });
});

describe("a connection that is blocked", () => {
  it("MUST be on the worklist together with what it holds up, until it is mended", async () => {
    const { api31Id: connectionId } = setup;
    const refusal = { target: "api31", operation: "SendDocument", kind: "status", status: 401, times: 1e6 };
    await control("POST", "faults", refusal);
    const invoiceId = await post("W-3");
    const [blocked] = await itemsOf("CONNECTION_BLOCKED", connectionId);
    expect(blocked?.subject).toEqual({ __typename: "Connection", id: connectionId });
    expect(blocked?.help.nl).toMatch(/\w/);
    const { progress, deliveries } = await invoice(invoiceId);
    expect(progress.transport).toMatchObject({
      state: "WAITING_FOR_CONNECTION",
      reason: "BLOCKED",
      whoMustAct: "ADMINISTRATOR",
      nl: "De factuur wacht: de verbinding is niet actief.",
    });
    const document = "query ($id: ID!) { node(id: $id) { ... on Connection { progress { state whoMustAct } } } }";
    const { node } = await world.api.query<{ node: { progress: unknown } }>(document, { id: connectionId });
    expect(node.progress).toEqual({ state: "BLOCKED", whoMustAct: "ADMINISTRATOR" });

    await pass(HOUR);
    const deliveryId = deliveries[0]?.id ?? "";
    await itemsOf("DELIVERY_LATE", deliveryId);
    expect((await invoice(invoiceId)).progress.transport.overdue).toBe(true);
    const pages = await worklist("first: 1");
    const edges = `{ worklist(first: 1) { pageInfo { endCursor hasNextPage } } }`;
    const { worklist: first } = await world.api.query<{
      worklist: { pageInfo: { endCursor: string; hasNextPage: boolean } };
    }>(edges);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await worklist(`first: 100, after: "${first.pageInfo.endCursor}"`);
    expect([...pages, ...rest]).toEqual(await worklist());
    expect((await worklist("first: 9, kind: CONNECTION_BLOCKED")).map(({ subjectId }) => subjectId)).toEqual([
      connectionId,
    ]);

    await control("DELETE", "faults");
    await world.api.id("testConnection", { connectionId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
    await itemsOf("DELIVERY_LATE", deliveryId, 0);
    expect(await worklist()).toEqual([]);
  });
});

describe("a purchase invoice that cannot be imported", () => {
  it("MUST be on the worklist with what was found, and show its progress", async () => {
    await world.api.id("saveAutopilot", {
      connectionId: setup.psbId,
      erpConnectionId: setup.erpId,
      ledgerAccount: "7000",
      postingScheme: [{ category: "S", rate: "9", vatCode: "LAAG" }],
      totalsTolerance: "0.05",
    });
    const content = parseInvoice({ ...example("inkoopfactuur-staal"), number: "W-4" });
    if (!content.ok) throw new Error(JSON.stringify(content.faults));
    const xml = new TextDecoder().decode(writeInvoice(content.value, "PEPPOL_BIS_3"));
    await control("POST", "inbound", { recipient: "0106:61234567", xml });
    const [item] = await eventually(
      () => worklist("first: 100, kind: INBOUND_NEEDS_ATTENTION"),
      (items) => items.length === 1,
    );
    expect(item).toMatchObject({ code: "VAT_CODE_NOT_MAPPED", help: { actor: "ADMINISTRATOR" } });
    expect(item && factsOf(item)).toMatchObject({ number: "W-4", found: expect.stringMatching(/\w/) });
    const id = item?.subjectId ?? "";
    const progress = async () => {
      const document = `query ($id: ID!) { node(id: $id) { ... on InboundDocument {
        progress { document { ${AXIS} } response { ${AXIS} } } } } }`;
      type Answer = { node: { progress: { document: Axis; response: Axis } } };
      return (await world.api.query<Answer>(document, { id })).node.progress;
    };
    expect(await progress()).toMatchObject({
      document: { state: "NEEDS_ATTENTION", reason: "VAT_CODE_NOT_MAPPED", whoMustAct: "ADMINISTRATOR" },
      response: { state: "NONE" },
    });
  });
});

it("MUST name the subject of an item also when one request asks for it twice", async () => {
  const fields = "edges { node { subject { __typename id } } }";
  const answer = await world.api.query<Record<"once" | "again", { edges: { node: Pick<Item, "subject"> }[] }>>(
    `{ once: worklist(first: 9) { ${fields} } again: worklist(first: 9) { ${fields} } }`,
  );
  expect(answer.once.edges.length).toBeGreaterThan(0);
  for (const { node } of [...answer.once.edges, ...answer.again.edges]) expect(node.subject?.id).toMatch(/\w/);
});

it("MUST be asked of those who may read only", async () => {
  const sender = await world.apiWith(["SEND"]);
  await expect(sender.query("{ worklist(first: 1) { edges { cursor } } }")).rejects.toThrow(/lacks the scope/);
  const reader = await world.apiWith(["READ"]);
  const settle = reader.mutate("settleDelivery", { deliveryId: "RGVsaXZlcnk6MQ==", outcome: "ARRIVED", note: "x" });
  await expect(settle).rejects.toThrow(/lacks the scope/);
});

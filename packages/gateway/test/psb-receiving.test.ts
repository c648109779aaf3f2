import { randomUUID } from "node:crypto";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { connectTo, psbSettings, registerDemo } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

/** Receiving over the PSB: announced by hook, fetched, answered, kept for a while, deleted. */
let world: World;

beforeAll(async () => {
  world = await createWorld({
    sandboxMutations: true,
    sandbox: { psb: { deliveryDelayMs: 50, responseOrder: "enforced" } },
  });
  const { url, credentials } = world.sandbox.info;
  await connectTo(world, await registerDemo(world), "psb", psbSettings(url, credentials.psb));
});
afterAll(() => world.close());

async function play<Answer>(path: string, body?: object): Promise<Answer> {
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

interface Inbound {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly createdAt: string;
  readonly remoteKeepsUntil: string;
  readonly document: string;
  readonly expiryWarning: { readonly remedy: string } | null;
  readonly response: { readonly status: string; readonly state: string; readonly refusal: string | null } | null;
  readonly timeline: readonly { readonly type: string; readonly at: string }[];
}

async function all(): Promise<readonly Inbound[]> {
  const fields =
    "id reference state createdAt remoteKeepsUntil expiryWarning { remedy } document response { status state refusal } timeline { type at }";
  const { inboundDocuments } = await world.api.query<{ inboundDocuments: { edges: { node: Inbound }[] } }>(
    `{ inboundDocuments(first: 100) { edges { node { ${fields} } } } }`,
  );
  return inboundDocuments.edges.map(({ node }) => node);
}

const byId = async (id: string): Promise<Inbound> => {
  const found = (await all()).find((document) => document.id === id);
  return found ?? expect.fail(`no ${id}`);
};

/** Lets a supplier send an invoice, and waits until its bytes are here. */
async function receive(number: string): Promise<string> {
  const known = new Set((await all()).map(({ id }) => id));
  const invoice = parseInvoice({ ...example("inkoopfactuur-staal"), number });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  const xml = new TextDecoder().decode(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
  await play("inbound", { recipient: "0106:61234567", xml });
  const documents = await eventually(all, (now) => now.some(({ id, state }) => !known.has(id) && state === "RECEIVED"));
  return documents.find(({ id }) => !known.has(id))?.id ?? "";
}

const respond = async (inboundDocumentId: string, status: string, more: object = {}) => {
  await world.api.id("respondToInbound", { inboundDocumentId, status, ...more });
  return eventually(
    () => byId(inboundDocumentId),
    ({ response }) => response?.status === status && response.state !== "QUEUED",
  );
};

interface PsbEvent {
  readonly topic: string;
  readonly documentId: string;
  readonly refToDocumentId?: string;
  readonly details: Readonly<Record<string, string>>;
}

const events = () => play<readonly PsbEvent[]>("psb/events");

/** What the PSB told the seller about this document, in order. */
async function told(id: string): Promise<readonly string[]> {
  await pass(1);
  const { reference } = await byId(id);
  return (await events())
    .filter(({ topic, refToDocumentId }) => topic === "InvoiceResponseSent" && refToDocumentId === reference)
    .map(({ details }) => details["statusCode"] ?? "");
}

const REASONS = {
  reasons: [{ code: "REF", text: "no order number" }],
  actions: [{ code: "NIN", text: "new invoice" }],
};

describe("responding", () => {
  it("MUST acknowledge before anything else, and go on to accepted and paid", async () => {
    const id = await receive("R-1");
    expect((await respond(id, "ACCEPTED")).response).toMatchObject({ state: "TOLD" });
    await respond(id, "PAID");
    expect(await told(id)).toEqual(["AB", "AP", "PD"]);
    await eventually(
      () => byId(id),
      ({ timeline }) => timeline.filter(({ type }) => type === "INBOUND_RESPONSE_DELIVERED").length === 3,
    );
  });

  it("MUST reject with a reason and an action, and say what is missing without them", async () => {
    const id = await receive("R-2");
    const without = await respond(id, "REJECTED");
    expect(without.response).toMatchObject({ state: "REFUSED", refusal: expect.stringContaining("takes a reason") });
    expect((await respond(id, "REJECTED", REASONS)).response).toMatchObject({ state: "TOLD" });
    const after = await respond(id, "PAID");
    expect(after.response).toMatchObject({ state: "REFUSED", refusal: expect.stringContaining("after REJECTED") });
    expect(await told(id)).toEqual(["AB", "RE"]);
  });

  it("MUST NOT tell the seller anything by codes that do not exist, and tell it once they are right", async () => {
    const id = await receive("R-4");
    const wrong = await respond(id, "REJECTED", { reasons: [{ code: "order", text: "no order number" }] });
    expect(wrong.response).toMatchObject({ state: "REFUSED", refusal: expect.stringContaining("REF") });
    expect(await told(id)).toEqual([]);
    expect((await respond(id, "REJECTED", REASONS)).response).toMatchObject({ state: "TOLD" });
    expect(await told(id)).toEqual(["AB", "RE"]);
  });

  it("MUST acknowledge once though the response after it has to be told again", async () => {
    const id = await receive("R-5");
    await play("faults", { target: "psb", operation: "POST /api/v1", kind: "reset-after", times: 2 });
    await world.api.id("respondToInbound", { inboundDocumentId: id, status: "IN_PROCESS" });
    expect((await respond(id, "ACCEPTED")).response).toMatchObject({ state: "TOLD" });
    const said = await told(id);
    expect(said.filter((status) => status === "AB")).toHaveLength(1);
    expect(said.at(-1)).toBe("AP");
  });

  it("MUST show a response that never reached the supplier as refused", async () => {
    const id = await receive("R-3");
    await respond(id, "IN_PROCESS");
    const { reference } = await byId(id);
    const sent = (await events()).findLast(({ refToDocumentId }) => refToDocumentId === reference);
    const event = { topic: "InvoiceResponseSentError", refToDocumentId: reference, message: "not in Peppol" };
    const publish = (documentId: string) =>
      play("psb/events/publish", { partyId: "NL:KVK:61234567", documentId, ...event });
    await publish("another-response");
    await eventually(
      () => byId(id),
      ({ timeline }) => timeline.some(({ type }) => type === "INBOUND_RESPONSE_REFUSED"),
    );
    expect((await byId(id)).response?.state).toBe("TOLD");
    await publish(sent?.documentId ?? "");
    const { response } = await eventually(
      () => byId(id),
      ({ response: now }) => now?.state === "REFUSED",
    );
    expect(response?.refusal).toContain("not in Peppol");
  });
});

describe("what the PSB keeps", () => {
  const DAY_MS = 24 * 3_600_000;

  it("MUST be said: a week more after the download", async () => {
    const document = await byId(await receive("K-1"));
    const received = document.timeline.find(({ type }) => type === "INBOUND_RECEIVED")?.at ?? "";
    expect(Date.parse(document.remoteKeepsUntil) - Date.parse(received)).toBe(7 * DAY_MS);
  });

  it("MUST be deleted there on request, again and again, and stay here", async () => {
    const id = await receive("K-2");
    for (let times = 0; times < 2; times += 1) await world.api.id("removeAtRemote", { inboundDocumentId: id });
    const document = await byId(id);
    expect(document.document).toContain("K-2");
    expect(document.timeline.map(({ type }) => type)).toContain("INBOUND_REMOVED_AT_REMOTE");
  });

  it("MUST be gone when nobody fetched it in 90 days, with what to do about it", async () => {
    await play("psb/events/publish", { topic: "InvoiceReceived", partyId: "NL:KVK:61234567", details: { id: "K-3" } });
    const [gone] = await eventually(all, ([latest]) => latest?.state === "NEEDS_ATTENTION");
    expect(Date.parse(gone?.remoteKeepsUntil ?? "") - Date.parse(gone?.createdAt ?? "")).toBe(90 * DAY_MS);
    expect(gone?.expiryWarning).toBeNull();
    await pass(77 * 24 * 3_600);
    expect((await byId(gone?.id ?? "")).expiryWarning?.remedy).toContain("soon deletes");
  });
});

it("MUST take in each of 1 000 hooks in a burst, some of them doubled, once", async () => {
  await play("psb/hooks/disorder", { doubleNext: 200 });
  const { documentIds } = await play<{ documentIds: readonly string[] }>("psb/events/publish", {
    topic: "InvoiceReceived",
    partyId: "NL:KVK:61234567",
    times: 1_000,
  });
  expect(new Set(documentIds).size).toBe(1_000);
  const references = await eventually(
    allReferences,
    (now) => documentIds.every((documentId) => now.includes(documentId)),
    60_000,
  );
  const wanted = new Set(documentIds);
  expect(references.filter((reference) => wanted.has(reference))).toHaveLength(1_000);
}, 90_000);

async function allReferences(): Promise<readonly string[]> {
  const references: string[] = [];
  for (let after: string | null = null; ; ) {
    const document: string =
      "query ($after: String) { inboundDocuments(first: 100, after: $after) { edges { node { reference } } pageInfo { hasNextPage endCursor } } }";
    const { inboundDocuments }: { inboundDocuments: Page } = await world.api.query(document, { after });
    references.push(...inboundDocuments.edges.map(({ node }) => node.reference));
    if (!inboundDocuments.pageInfo.hasNextPage) return references;
    after = inboundDocuments.pageInfo.endCursor;
  }
}

interface Page {
  readonly edges: readonly { readonly node: { readonly reference: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

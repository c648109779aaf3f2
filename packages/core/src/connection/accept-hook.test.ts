import { describe, expect, it } from "vitest";
import { createSendingWorld } from "../../test/sending.ts";
import type { HookEvent, HookFact, HookRequest, HooksPort } from "../connector/hooks.ts";
import { acceptHook } from "./accept-hook.ts";
import type { Connection } from "./connection.ts";
import { revokeConnection } from "./connection-commands.ts";

/** Signed by naming the secret; the body is a list of events. */
const hooks: HooksPort = {
  ensure: async () => {},
  read: ({ headers, body, receivedAt }, secret) => {
    if (headers["x-signature"] !== secret.reveal()) {
      return { genuine: false, code: "HOOK_SIGNATURE_INVALID", status: 401 };
    }
    const events: Pick<HookEvent, "key" | "fact">[] = JSON.parse(new TextDecoder().decode(body));
    return { genuine: true, events: events.map((event) => ({ ...event, occurredAt: receivedAt })) };
  },
};

async function hookedWorld() {
  const world = await createSendingWorld(
    { submit: async () => ({ outcome: "accepted", reference: "R-1" }) },
    { hooks },
  );
  await world.work();
  const { documentId } = world;
  const signed = (facts: readonly HookFact[], key = "topic-1"): HookRequest => ({
    headers: { "x-signature": "hook secret 5678" },
    body: new TextEncoder().encode(JSON.stringify(facts.map((fact, index) => ({ key: `${key}.${index}`, fact })))),
    receivedAt: new Date("2026-11-24T10:00:00Z"),
  });
  const accept = (facts: readonly HookFact[], key?: string, to: Pick<Connection, "id"> = world.connection) =>
    acceptHook(world.context, to.id, signed(facts, key));
  const delivered = { kind: "delivered", documentId, message: "handed over" } as const;
  return { ...world, signed, accept, delivered };
}

describe("facts about a delivery", () => {
  it("MUST move it on, at the time the network says", async () => {
    const world = await hookedWorld();
    expect(await world.accept([world.delivered])).toEqual({ status: 200 });
    expect(await world.invoiceState()).toBe("DELIVERED");
    expect((await world.events(world.invoice.id)).at(-1)).toMatchObject({
      type: "DELIVERY_DELIVERED",
      at: new Date("2026-11-24T10:00:00Z"),
      data: { documentId: world.documentId, message: "handed over" },
    });
  });

  it("MUST refuse it with the network's code", async () => {
    const world = await hookedWorld();
    const { documentId } = world;
    await world.accept([{ kind: "refused", documentId, code: "InvoiceSentError", message: "no access point" }]);
    expect(await world.invoiceState()).toBe("REFUSED");
    expect((await world.events(world.invoice.id)).at(-1)?.data).toMatchObject({ code: "InvoiceSentError" });
  });

  it("MUST note the buyer's answer and the network's retries without moving it", async () => {
    const world = await hookedWorld();
    const { documentId } = world;
    await world.accept([
      { kind: "retrying", documentId, message: "again in an hour" },
      { kind: "response", documentId, status: "AP", message: "approved" },
      { kind: "ignored", topic: "ping" },
    ]);
    expect(await world.invoiceState()).toBe("SUBMITTED");
    expect((await world.events(world.invoice.id)).slice(-2)).toMatchObject([
      { type: "DELIVERY_RETRIED_BY_NETWORK", data: { message: "again in an hour" } },
      { type: "BUYER_RESPONDED", data: { status: "AP", message: "approved" } },
    ]);
  });

  it("MUST be stored once and answered the same, however often they come", async () => {
    const world = await hookedWorld();
    await world.accept([world.delivered]);
    const before = await world.events();
    expect(await world.accept([world.delivered])).toEqual({ status: 200 });
    expect(await world.events()).toEqual(before);
  });

  it("MUST be ignored when nothing is known of the document", async () => {
    const world = await hookedWorld();
    const before = await world.events();
    expect(await world.accept([{ ...world.delivered, documentId: "somebody else's" }])).toEqual({ status: 200 });
    expect(await world.events()).toEqual(before);
  });

  it("MUST be ignored when the document went through another connection", async () => {
    const world = await hookedWorld();
    const other = await world.addConnection(world.organization, { hooks });
    expect(await world.accept([world.delivered], "topic-1", other)).toEqual({ status: 200 });
    expect(await world.invoiceState()).toBe("SUBMITTED");
  });
});

describe("a document that came in", () => {
  const received = { kind: "received", reference: "IN-1", sender: "Supplier", number: "F-9" } as const;

  it("MUST be announced and fetched", async () => {
    const world = await hookedWorld();
    await world.accept([received]);
    const [document] = await world.stores.inbound.list({ limit: 10 }, {});
    expect(document).toMatchObject({ reference: "IN-1", connectionId: world.connection.id, state: "ANNOUNCED" });
    expect(await world.stores.jobs.nextRunAt()).toEqual(world.clock.now());
  });

  it("MUST be announced once, also when the network tells it again as another event", async () => {
    const world = await hookedWorld();
    await world.accept([received]);
    expect(await world.accept([received], "topic-2")).toEqual({ status: 200 });
    expect(await world.stores.inbound.list({ limit: 10 }, {})).toHaveLength(1);
  });
});

describe("what became of a response", () => {
  const response = { id: "r-2", status: "ACCEPTED", state: "QUEUED", at: new Date(2_000) } as const;

  async function respondedWorld() {
    const world = await hookedWorld();
    await world.accept([{ kind: "received", reference: "IN-1" }]);
    const id = (await world.stores.inbound.byRemoteReference(world.connection.id, "IN-1"))?.id ?? "";
    await world.stores.inbound.record(id, { response }, {});
    const outcome = (responseId: string, told = false, key?: string) =>
      world.accept([{ kind: "response-outcome", reference: "IN-1", responseId, told, message: "not in Peppol" }], key);
    const responseNow = async () => (await world.stores.inbound.byId(id))?.response;
    return { ...world, id, outcome, responseNow };
  }

  it("MUST refuse the response that it is about, for good", async () => {
    const world = await respondedWorld();
    await world.outcome("r-2");
    const refusal = { code: "INVOICE_RESPONSE_SENT_ERROR", detail: "not in Peppol" };
    const refused = { ...response, state: "REFUSED", refusal };
    expect(await world.responseNow()).toEqual(refused);
    await world.stores.inbound.record(world.id, { response: { ...response, state: "TOLD" } }, {});
    expect(await world.responseNow()).toEqual(refused);
  });

  it.each([
    ["an earlier one", "r-1", false],
    ["one that the connector told by itself", "its own", false],
    ["one that arrived", "r-2", true],
  ])("MUST be noted and change nothing: %s", async (_what, responseId, told) => {
    const world = await respondedWorld();
    await world.outcome(responseId, told);
    await world.outcome(responseId, told);
    expect(await world.responseNow()).toEqual(response);
    const types = (await world.events(world.id)).map(({ type }) => type);
    const type = told ? "INBOUND_RESPONSE_DELIVERED" : "INBOUND_RESPONSE_REFUSED";
    expect(types.filter((one) => one === type)).toHaveLength(1);
  });
});

describe("a hook that nobody may send", () => {
  it("MUST be answered 401 and leave nothing but a warning, when it is forged", async () => {
    const world = await hookedWorld();
    const before = await world.events();
    const forged = { ...world.signed([world.delivered]), headers: { "x-signature": "guess" } };
    expect(await acceptHook(world.context, world.connection.id, forged)).toEqual({
      status: 401,
      code: "HOOK_SIGNATURE_INVALID",
    });
    expect(await world.events()).toEqual(before);
    expect(world.logged).toMatchObject([{ level: "warn", fields: { code: "HOOK_SIGNATURE_INVALID" } }]);
  });

  it("MUST be answered 404 after the connection was revoked", async () => {
    const world = await hookedWorld();
    await revokeConnection(world.context, world.connection, world.request());
    expect(await world.accept([world.delivered])).toEqual({ status: 404, code: "HOOK_UNKNOWN" });
    expect(await world.invoiceState()).toBe("SUBMITTED");
  });

  it("MUST be answered 404 when there is no such connection, or it has no hooks", async () => {
    const world = await hookedWorld();
    const without = await world.addConnection(world.organization, {});
    expect(await world.accept([world.delivered], "topic-1", { id: "unknown" })).toMatchObject({ status: 404 });
    expect(await world.accept([world.delivered], "topic-1", without)).toMatchObject({ status: 404 });
  });
});

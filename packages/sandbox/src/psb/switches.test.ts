import { describe, expect, it } from "vitest";
import { signatureOf } from "./hook/signature.ts";
import { invoice, openPsb, PARTY, XML } from "./psb-caller.test.helper.ts";

const HOOK = { id: "1", name: "x", action: "https://gateway.example/psb#secret", topics: ["*"] };

describe("switches of hooks", () => {
  it.each([
    ["compact", /^\{"topic":"X","partyId":/],
    ["indented", /^\{\n {4}"topic": "X",\n/],
    ["indented-crlf", /^\{\r\n {4}"topic": "X",\r\n/],
  ] as const)("MUST write events %s, and sign what is written", async (hookBody, form) => {
    const calls: { body: Buffer; signature: string }[] = [];
    const { call, control, world } = openPsb({
      hookBody,
      fetch: async (_url, init) => {
        const signature = new Headers(init?.headers).get("x-econnect-signature") ?? "";
        calls.push({ body: Buffer.from(init?.body as Uint8Array), signature });
        return new Response();
      },
    });
    await call("PUT", `/api/v1/${PARTY}/hook`, { body: HOOK });
    await control("events/publish", { topic: "X" });
    await world.clock.advance(100);
    expect(calls[0]?.body.toString()).toMatch(form);
    expect(calls[0]?.signature).toBe(signatureOf(calls[0]?.body ?? Buffer.alloc(0), "secret"));
  });

  it("MUST keep the first sentOn, and count 200 only, when told to", async () => {
    const sentOn: string[] = [];
    const { call, control, world } = openPsb({
      hookSentOn: "kept",
      hookSuccess: "200",
      hookRetryDelaysMs: [1_000],
      fetch: async (_url, init) => {
        sentOn.push(JSON.parse(String(init?.body)).sentOn);
        return new Response(null, { status: 202 });
      },
    });
    await call("PUT", `/api/v1/${PARTY}/hook`, { body: HOOK });
    await control("events/publish", { topic: "X" });
    await world.clock.advance(2_000);
    expect(sentOn).toHaveLength(2);
    expect(sentOn[1]).toBe(sentOn[0]);
    const [event] = (await call("GET", "/control/psb/events")).body;
    expect(event.deliveries).toMatchObject([{ state: "failed", attempts: [{ status: 202 }, { status: 202 }] }]);
  });

  it("MUST leave a hook inactive that comes back too soon", async () => {
    const { call, world } = openPsb({ hookRecreationRaceMs: 5_000 });
    const put = async () => (await call("PUT", `/api/v1/${PARTY}/hook`, { body: HOOK })).body.isActive;
    expect(await put()).toBe(true);
    await call("DELETE", `/api/v1/${PARTY}/hook/1`);
    expect(await put()).toBe(false);
    await world.clock.advance(5_000);
    expect(await put()).toBe(true);
  });
});

describe("switches of documents", () => {
  it("MUST give a document the same id on both sides when told to", async () => {
    const { call, world, subscribe, hooked } = openPsb({ inboundDocumentId: "same" });
    await subscribe(PARTY, "InvoiceReceived");
    const body = invoice("F1", "61234567");
    const { id } = (await call("POST", `/api/v1/${PARTY}/salesInvoice/send`, { headers: XML, body })).body;
    await world.clock.advance(500);
    expect(hooked).toMatchObject([{ documentId: id }]);
  });

  it("MUST name a file, and ask another right for responses, when told to", async () => {
    const { call, control } = openPsb({ contentDisposition: true, responsePermission: "canReceiveDocument" });
    const received = await call("POST", `/api/v1/${PARTY}/generic/receive`, { headers: XML, body: invoice("F1") });
    const one = `/api/v1/${PARTY}/purchaseInvoice/${received.body.id}`;
    expect((await call("GET", `${one}/download`)).headers).toMatchObject({
      "content-disposition": `attachment; filename="${received.body.id}.xml"`,
    });
    await control("permissions", { partyId: "NL:KVK:61234567", permissions: { canChangeDocumentStatus: false } });
    expect((await call("POST", `${one}/response`, { body: { status: "AB" } })).status).toBe(200);
    await control("permissions", { partyId: "NL:KVK:61234567", permissions: { canReceiveDocument: false } });
    expect((await call("POST", `${one}/response`, { body: { status: "AP" } })).status).toBe(403);
  });
});

it("MUST demand a subscription key when told to", async () => {
  expect((await openPsb({ missingSubscriptionKey: "refuse" }).call("GET", "/api/v1/me")).status).toBe(403);
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Route } from "../http/message.ts";
import { createAccounts } from "../identity/accounts.ts";
import type { Principal } from "../identity/token-registry.ts";
import { DEMO, DEMO_PARTICIPANTS } from "../world/demo.ts";
import { createWorld, type World } from "../world/world.ts";
import { createPsb, type PsbOptions } from "./index.ts";

const ORIGIN = "http://127.0.0.1:4020";
const PARTY = "/api/v1/NL%3aKVK%3a61234567";
const DAY_MS = 24 * 3_600_000;

const PRINCIPALS: Readonly<Record<string, Principal | "expired">> = {
  "Bearer user": { kind: "user", name: DEMO.psb.username, audience: "psb" },
  "Bearer bc": { kind: "client", name: "bc", audience: "business-central" },
  "Bearer old": "expired",
};

interface Hooked {
  readonly topic: string;
  readonly documentId: string;
  readonly refToDocumentId?: string;
  readonly message: string;
  readonly details: Record<string, string>;
}

let world: World;
let psb: { route: Route; control: Route };
let hooked: Hooked[];
let allExpired: boolean;

function open(options: PsbOptions = {}): void {
  hooked = [];
  allExpired = false;
  world = createWorld();
  for (const participant of DEMO_PARTICIPANTS) world.network.register(participant);
  const { partyId, name } = DEMO.organization;
  world.network.register({ name, identifiers: [partyId], home: "platform", behaviour: "deliver" });
  psb = createPsb(world, {
    origin: () => ORIGIN,
    accounts: createAccounts(),
    tokens: {
      principalOf: (header) => PRINCIPALS[header ?? ""],
      expireAll: () => {
        allExpired = true;
      },
    },
    fetch: async (_url, init) => {
      hooked.push(JSON.parse(String(init?.body)));
      return new Response();
    },
    ...options,
  });
}

beforeEach(() => open());
afterEach(() => world.clock.close());

interface Request {
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer | object;
  readonly token?: string;
}

async function call(method: string, path: string, { headers = {}, body = "", token = "user" }: Request = {}) {
  const bytes =
    typeof body === "string" || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  const serve = path.startsWith("/control/") ? psb.control : psb.route;
  const authorization = token === "" ? {} : { authorization: `Bearer ${token}` };
  const response = await serve({
    method,
    url: new URL(path, ORIGIN),
    headers: { ...authorization, ...headers },
    body: bytes,
  });
  if (response === undefined) throw new Error(`nothing is served at ${path}`);
  const text = String(response.body ?? "");
  const isJson = response.headers?.["content-type"]?.startsWith("application/json") === true;
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

const invoice = (receiver: string, number = "VF2026-0001") =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
    <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>${number}</cbc:ID>
    <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0106">70123456</cbc:EndpointID></cac:Party></cac:AccountingSupplierParty>
    <cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0106">${receiver}</cbc:EndpointID></cac:Party></cac:AccountingCustomerParty>
  </Invoice>`;

const XML = { "content-type": "application/xml" };

async function send(receiver: string, query = "", headers: Record<string, string> = {}): Promise<string> {
  const path = `${PARTY}/salesInvoice/send${query}`;
  const { status, body } = await call("POST", path, { headers: { ...XML, ...headers }, body: invoice(receiver) });
  expect(status).toBe(200);
  return body.id;
}

const hook = (topics: string[], id = "1") => ({
  id,
  name: "test",
  action: "https://gateway.example/psb#secret",
  topics,
});
const subscribe = (...topics: string[]) => call("PUT", `${PARTY}/hook`, { body: hook(topics) });
/** Hooks leave a moment after what they tell of, so the clock goes a little further. */
const afterHooks = () => world.clock.advance(100);
const afterDelivery = () => world.clock.advance(400);
const topics = () => hooked.map(({ topic }) => topic);

describe("the gate", () => {
  it("MUST answer 401 without a PSB token that is alive", async () => {
    for (const token of ["", "forged", "bc", "old"]) {
      expect(await call("GET", "/api/v1/me", { token })).toMatchObject({ status: 401, body: { code: "API401" } });
    }
  });

  it("MUST answer errors in the vendor's form", async () => {
    const { status, body } = await call("GET", "/api/v1/NL:KVK:99999999/hook");
    expect(status).toBe(403);
    expect(body).toEqual({
      helpLink: "https://psb.econnect.eu/introduction/authentication.html#API403",
      message: "Access forbidden. Please check PartyId authorization and make sure the Subscription-Key is valid.",
      code: "API403",
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
      dateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/),
    });
  });

  it("MUST take a missing, empty or right Subscription-Key, and refuse a wrong one unless switched off", async () => {
    const meWith = async (key: string) =>
      (await call("GET", "/api/v1/me", { headers: { "subscription-key": key } })).status;
    expect([await meWith(""), await meWith(DEMO.psb.subscriptionKey), await meWith("wrong")]).toEqual([200, 200, 403]);
    open({ wrongSubscriptionKey: "accept" });
    expect(await meWith("wrong")).toBe(200);
  });

  it("MUST demand the permission of the call", async () => {
    const body = { partyId: "0106:61234567", permissions: { canSendDocument: false } };
    await call("POST", "/control/psb/permissions", { body });
    const refused = await call("POST", `${PARTY}/salesInvoice/send`, { headers: XML, body: invoice("58765432") });
    expect(refused.status).toBe(403);
    expect((await call("GET", `${PARTY}/hook`)).status).toBe(200);
  });

  it("MUST answer 404 for an endpoint that does not exist, and leave other paths to others", async () => {
    expect(await call("GET", "/api/v1/nothing")).toMatchObject({ status: 404, body: { code: "API404" } });
    const request = { method: "GET", url: new URL("/soap/v3", ORIGIN), headers: {}, body: Buffer.alloc(0) };
    expect(await psb.route(request)).toBeUndefined();
  });

  it("MUST answer 500 without JSON when the request is larger than the web server takes", async () => {
    open({ maxRequestBytes: 1_000 });
    const big = await call("POST", `${PARTY}/salesInvoice/send`, { headers: XML, body: Buffer.alloc(1_001) });
    expect([big.status, big.body]).toEqual([500, undefined]);
  });

  it("MUST suffer faults by decoded path", async () => {
    const operation = "POST /api/v1/NL:KVK:61234567/salesInvoice/send";
    world.faults.add({ target: "psb", operation, kind: "reset-after" });
    const headers = { "x-econnect-documentid": "doc-1", ...XML };
    await call("POST", `${PARTY}/salesInvoice/send`, { headers, body: invoice("58765432") });
    const again = await call("POST", `${PARTY}/salesInvoice/send`, { headers, body: invoice("58765432") });
    expect(again.status).toBe(409);
  });
});

describe("me", () => {
  it("MUST name the account and its parties, under both paths", async () => {
    expect((await call("GET", "/api/v1/me")).body).toEqual({ name: DEMO.psb.username });
    const parties = (await call("GET", "/api/v1/me/party")).body;
    expect(parties).toMatchObject([{ id: DEMO.organization.partyId, permissions: { canSendDocument: true } }]);
    expect((await call("GET", "/api/v1/me/parties")).body).toEqual(parties);
  });
});

describe("lookup", () => {
  const query = (version: string, body: object, search = "") =>
    call("POST", `/api/${version}/0106:61234567/salesInvoice/queryRecipientParty${search}`, { body });

  it("MUST answer the first candidate that can be reached, as text", async () => {
    const { body } = await query("v1", ["0106:11111111", "0106:58765432"]);
    expect(body).toEqual({
      id: "NL:KVK:58765432",
      channel: "peppol",
      description: "default send via peppol delivery",
    });
  });

  it("MUST answer 404 with the vendor's words when nobody can", async () => {
    expect(await query("v1", ["0190:0000000412345678000"])).toMatchObject({
      status: 404,
      body: {
        code: "API404",
        message: "PartyId 'NL:OINO:0000000412345678000' not found in Peppol.",
        helpLink: "https://psb.econnect.eu/endpoints/v1/SalesInvoice.html#query-recipient-party",
      },
    });
  });

  it("MUST answer 400 to anything but a list", async () => {
    expect((await query("v1", {})).status).toBe(400);
  });

  it("MUST fill the options of v1-beta, on failure too", async () => {
    const { status, body } = await query("v1-beta", ["0106:11111111"], "?includeOptions=True");
    expect(status).toBe(404);
    expect(body.options[0].identifiers).toEqual([
      {
        partyId: {
          text: "NL:KVK:11111111",
          value: "11111111",
          schemeAuthority: "iso6523-actorid-upis",
          schemeIdText: "NL:KVK",
          schemeIdNumber: "0106",
        },
        message: "PartyId 'NL:KVK:11111111' not found in Peppol.",
        isValid: false,
      },
    ]);
    expect((await query("v1-beta", ["0106:58765432"])).body).not.toHaveProperty("options");
  });

  it("MUST list delivery options without a token, and nothing for strangers", async () => {
    const options = (search: string) => call("GET", `/api/v1/peppol/deliveryOption?${search}`, { token: "" });
    const { body } = await options("partyIds=0106:54441587&partyIds=0106:11111111&documentFamily=invoice");
    expect(body[0]).toMatchObject({ partyId: "NL:KVK:54441587", protocol: "As4", processId: expect.any(String) });
    expect((await options("0=0106:54441587")).body).toEqual(body);
    expect((await options("partyIds=0106:11111111")).body).toEqual([]);
    expect((await options("partyIds=0106:54441587&isCredit=True")).body[0].documentTypeId).toContain("CreditNote");
  });
});

describe("sending", () => {
  it("MUST accept a form and a raw body, and echo the id of the caller", async () => {
    const form = `--b\r\nContent-Disposition: form-data; name=file; filename=x.xml\r\n\r\n${invoice("58765432")}\r\n--b--\r\n`;
    const headers = { "content-type": 'multipart/form-data; boundary="b"', "x-econnect-documentid": "doc-1" };
    expect((await call("POST", `${PARTY}/salesInvoice/send`, { headers, body: form })).body).toEqual({ id: "doc-1" });
    expect(await send("58765432")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("MUST answer 409 to an id that was used before", async () => {
    await send("58765432", "", { "x-econnect-documentid": "doc-1" });
    const headers = { ...XML, "x-econnect-documentid": "doc-1" };
    const again = await call("POST", `${PARTY}/salesInvoice/send`, { headers, body: invoice("58765432") });
    expect(again).toMatchObject({ status: 409, body: { code: "API409" } });
  });

  it("MUST answer 400 to a request without a file or with one that is no XML, and not use up its id", async () => {
    const post = (headers: Record<string, string>, body: string) =>
      call("POST", `${PARTY}/salesInvoice/send`, { headers: { "x-econnect-documentid": "doc-1", ...headers }, body });
    expect((await post({}, "")).status).toBe(400);
    expect((await post(XML, "")).status).toBe(400);
    expect((await post(XML, "<Invoice>")).status).toBe(400);
    expect((await post(XML, invoice("58765432"))).status).toBe(200);
  });

  it("MUST deliver after the delay and tell InvoiceSent", async () => {
    await subscribe("*Sent", "*SentRetry", "*SentError");
    const id = await send("58765432");
    await world.clock.advance(100);
    expect(hooked).toEqual([]);
    await afterDelivery();
    expect(hooked).toHaveLength(1);
    expect(hooked[0]).toMatchObject({
      topic: "InvoiceSent",
      partyId: "NL:KVK:61234567",
      documentId: id,
      details: {
        sender: "NL:KVK:61234567",
        recipient: "NL:KVK:58765432",
        id: "VF2026-0001",
        attempt: "1",
        protocol: "As4",
        messageId: `${id}@econnect.eu`,
      },
    });
    expect(hooked[0]?.message).toBe(`'Invoice' successfully sent: '${hooked[0]?.details["returnedMessageId"]}'.`);
    expect(world.network.arrived()).toMatchObject([{ senderDocumentId: id, recipient: "0106:58765432" }]);
    const statuses = (await call("GET", `${PARTY}/salesInvoice/${id}/status`)).body;
    expect(statuses.map(({ name }: { name: string }) => name)).toEqual(["Pending", "InvoiceSent"]);
  });

  it("MUST tell a retry, then success", async () => {
    await subscribe("*");
    await send("50000001");
    await afterDelivery();
    expect(topics()).toEqual(["InvoiceSentRetry"]);
    await world.clock.advance(2_100);
    expect(topics()).toEqual(["InvoiceSentRetry", "InvoiceSent"]);
    expect(hooked[1]?.details["attempt"]).toBe("2");
  });

  it("MUST stay silent for an hour when the receiver is", async () => {
    await subscribe("*");
    await send("50000003");
    await world.clock.advance(3_500_000);
    expect(hooked).toEqual([]);
    await world.clock.advance(200_000);
    expect(topics()).toEqual(["InvoiceSent"]);
  });

  it.each([
    ["refused", "50000002", "", /BR-CO-15/],
    ["to a stranger", "11111111", "", /^PartyId 'NL:KVK:11111111' not found in Peppol\.$/],
    ["without a receiver", "", "", /names no receiver/],
    ["over an unknown channel", "58765432", "?channel=hook-1", /^Channel 'hook-1'/],
  ])("MUST tell InvoiceSentError for a document %s", async (_what, receiver, query, message) => {
    await subscribe("*");
    await send(receiver, query);
    await afterDelivery();
    expect(topics()).toEqual(["InvoiceSentError"]);
    expect(hooked[0]?.message).toMatch(message);
    expect(hooked[0]?.details).not.toHaveProperty("returnedMessageId");
  });

  it("MUST follow receiverId and write it into the document", async () => {
    await send("11111111", "?receiverId=NL%3AKVK%3A58765432&channel=peppol");
    await afterDelivery();
    expect(world.network.arrived()[0]?.bytes.toString()).toContain('schemeID="0106">58765432<');
  });

  it("MUST not show a document to another party", async () => {
    const id = await send("58765432");
    await call("POST", "/control/psb/permissions", { body: { partyId: "NL:KVK:1", permissions: {} } });
    expect((await call("GET", `/api/v1/NL:KVK:1/salesInvoice/${id}/status`)).status).toBe(404);
  });
});

describe("receiving", () => {
  const hand = (bytes = Buffer.from(invoice("61234567", "F1"))) =>
    world.network.handOver({
      senderDocumentId: "out-1",
      sender: "0106:70123456",
      recipient: "0106:61234567",
      bytes,
      number: "F1",
    });

  async function receive(): Promise<string> {
    await subscribe("*");
    hand();
    await afterHooks();
    return hooked[0]?.documentId ?? "";
  }

  it("MUST take in what the network hands over, under a new id", async () => {
    const id = await receive();
    expect(id).not.toBe("out-1");
    expect(hooked[0]).toMatchObject({
      topic: "InvoiceReceived",
      partyId: "NL:KVK:61234567",
      details: {
        sender: "NL:KVK:70123456",
        recipient: "NL:KVK:61234567",
        id: "F1",
        sourceDocumentTypeId: expect.stringContaining("::Invoice##"),
        targetDocumentTypeId: expect.stringContaining("::Invoice##"),
        protocol: "As4",
        messageId: "out-1@econnect.eu",
      },
    });
  });

  it("MUST tell an error for a document that is no XML", async () => {
    await subscribe("*");
    hand(Buffer.from("no xml"));
    await afterHooks();
    expect(topics()).toEqual(["InvoiceReceivedError"]);
  });

  it("MUST download the very bytes as XML, whatever is asked for", async () => {
    const id = await receive();
    const headers = { accept: "application/json", "content-type": "application/json" };
    const answer = await call("GET", `${PARTY}/purchaseInvoice/${id}/download?targetFormat=a%23%23b`, { headers });
    expect(answer).toMatchObject({ status: 200, text: invoice("61234567", "F1") });
    expect(answer.headers?.["content-type"]).toMatch(/^application\/xml/);
  });

  it("MUST keep content for 90 days, and 7 days from its first download", async () => {
    const download = async (id: string) => (await call("GET", `${PARTY}/purchaseInvoice/${id}/download`)).status;
    const read = await receive();
    hand();
    await afterHooks();
    const unread = hooked[1]?.documentId ?? "";
    expect(await download(read)).toBe(200);
    await world.clock.advance(6 * DAY_MS);
    expect(await download(read)).toBe(200);
    await world.clock.advance(DAY_MS);
    expect(await download(read)).toBe(404);
    await world.clock.advance(83 * DAY_MS);
    expect(await download(unread)).toBe(404);
  });

  it("MUST remove content at once but keep the history", async () => {
    const id = await receive();
    const one = `${PARTY}/purchaseInvoice/${id}`;
    expect(await call("DELETE", one)).toMatchObject({ status: 200, text: "" });
    expect((await call("GET", `${one}/download`)).body.code).toBe("API404");
    expect((await call("DELETE", one)).status).toBe(404);
    expect((await call("GET", `${one}/status`)).body).toMatchObject([{ name: "InvoiceReceived" }]);
  });

  it("MUST inject a document through generic/receive", async () => {
    await subscribe("*");
    const body = invoice("61234567");
    const path = "/api/v1-beta/0106:61234567/generic/receive";
    const { id } = (await call("POST", path, { headers: XML, body })).body;
    await afterHooks();
    expect(hooked[0]).toMatchObject({
      topic: "InvoiceReceived",
      documentId: id,
      details: { sender: "NL:KVK:70123456" },
    });
    expect((await call("GET", `/api/v1/0106:61234567/generic/${id}/download`)).text).toBe(body);
  });

  it("MUST send a response and tell its outcome", async () => {
    const invoiceId = await receive();
    const respond = (body: object) => call("POST", `${PARTY}/purchaseInvoice/${invoiceId}/response`, { body });
    expect((await respond({ status: "RE" })).status).toBe(400);
    const { id } = (await respond({ status: "RE", reasons: { REF: "wrong order" }, actions: null, note: "no" })).body;
    await afterDelivery();
    expect(hooked[1]).toMatchObject({
      topic: "InvoiceResponseSent",
      documentId: id,
      refToDocumentId: invoiceId,
      details: { statusCode: "RE", status: "Reject", note: "no", reasons: '{"REF":"wrong order"}' },
    });
  });

  it("MUST fail a response when sellers take none", async () => {
    open({ sellersTakeResponses: false });
    const id = await receive();
    await call("POST", `${PARTY}/purchaseInvoice/${id}/response`, { body: { status: "AB" } });
    await afterDelivery();
    expect(topics()).toEqual(["InvoiceReceived", "InvoiceResponseSentError"]);
  });

  it("MUST make a full loop between parties of this sandbox", async () => {
    await subscribe("*");
    const sent = await send("61234567");
    await afterDelivery();
    expect(topics().sort()).toEqual(["InvoiceReceived", "InvoiceSent"]);
    const received = hooked.find(({ topic }) => topic === "InvoiceReceived")?.documentId ?? "";
    await call("POST", `${PARTY}/purchaseInvoice/${received}/response`, { body: { status: "Accept" } });
    await afterDelivery();
    const arrived = hooked.find(({ topic }) => topic === "InvoiceResponseReceived");
    expect(arrived).toMatchObject({
      refToDocumentId: sent,
      message: "'InvoiceResponse' received. Status: 'Accept'.",
      details: { statusCode: "AP" },
    });
    const xml = await call("GET", `${PARTY.replace("v1", "v1-beta")}/generic/${arrived?.documentId}/download`);
    expect(xml.text).toContain(">AP</cbc:ResponseCode>");
  });
});

describe("hooks", () => {
  it("MUST store a hook under the caller's id, and update it in place", async () => {
    const created = (await subscribe("InvoiceSent")).body;
    expect(created).toEqual({
      ...hook(["InvoiceSent"]),
      publishTopics: null,
      init: null,
      filter: null,
      isActive: true,
      createdOn: expect.stringMatching(/\.\d{7}\+00:00$/),
      changedOn: null,
    });
    const updated = (await subscribe("*Received")).body;
    expect([updated.createdOn, updated.changedOn]).toEqual([created.createdOn, expect.any(String)]);
    expect((await call("GET", `${PARTY}/hook`)).body).toEqual([updated]);
  });

  it("MUST keep environment hooks apart, and those from an account that is no manager", async () => {
    expect((await call("PUT", "/api/v1/hook", { body: hook(["*"]) })).status).toBe(200);
    expect((await call("GET", `${PARTY}/hook`)).body).toEqual([]);
    expect((await call("DELETE", "/api/v1/hook/1")).text).toBe("");
    expect((await call("DELETE", "/api/v1/hook/1")).status).toBe(404);
    open({ manager: false });
    expect((await call("GET", "/api/v1/hook")).status).toBe(403);
  });

  it.each([
    { id: "a b" },
    { id: "x".repeat(65) },
    { name: "" },
    { action: null },
    { topics: "InvoiceSent" },
    { filter: "?" },
  ])("MUST refuse a hook with %o", async (change) => {
    const refused = await call("PUT", `${PARTY}/hook`, { body: { ...hook([]), ...change } });
    expect(refused).toMatchObject({ status: 400, body: { code: "API400" } });
  });

  it("MUST fill the token of a mail-in hook and never return a certificate", async () => {
    const action = "mailfrom://*&to=$token$@econnect.email";
    const { body } = await call("PUT", `${PARTY}/hook`, { body: { ...hook([]), action, init: { certificate: "x" } } });
    expect(body.action).toMatch(/^mailfrom:\/\/\*&to=[a-z0-9]{12}@econnect\.email$/);
    expect(body.init).toBeNull();
  });

  it("MUST mask the secret when switched so", async () => {
    open({ hookSecret: "masked" });
    expect((await subscribe("*")).body.action).toBe("https://gateway.example/psb#*****");
  });

  it("MUST ping every active hook of the party, whatever its topics", async () => {
    await subscribe();
    const { body } = await call("GET", `${PARTY}/hook/ping`);
    await afterHooks();
    expect(hooked).toMatchObject([{ topic: "HookPing", documentId: body.id, details: {} }]);
    open({ pingAnswer: "party" });
    expect((await call("GET", `${PARTY}/hook/ping`)).body).toEqual({ id: "NL:KVK:61234567" });
  });
});

describe("control", () => {
  it("MUST list sent documents and events", async () => {
    await subscribe("*");
    const id = await send("58765432");
    await afterDelivery();
    expect((await call("GET", "/control/psb/documents")).body).toMatchObject([
      { documentId: id, status: "InvoiceSent" },
    ]);
    expect((await call("GET", "/control/psb/events")).body).toMatchObject([
      {
        topic: "InvoiceSent",
        documentId: id,
        deliveries: [
          { hookId: "1", target: "https://gateway.example/psb", state: "delivered", attempts: [{ status: 200 }] },
        ],
      },
    ]);
  });

  it("MUST double an event and lose others", async () => {
    await subscribe("*");
    const documentId = await send("58765432");
    await afterDelivery();
    await call("POST", "/control/psb/events/resend", { body: { documentId, topic: "InvoiceSent" } });
    await afterHooks();
    expect(hooked).toHaveLength(2);
    await call("POST", "/control/psb/hooks/mute", { body: { muted: true } });
    await send("58765432");
    await afterDelivery();
    expect(hooked).toHaveLength(2);
  });

  it("MUST let an outside receiver respond", async () => {
    await subscribe("*");
    const documentId = await send("58765432");
    await call("POST", "/control/psb/responses", { body: { documentId, status: "AP" } });
    await afterHooks();
    expect(hooked[0]).toMatchObject({ topic: "InvoiceResponseReceived", refToDocumentId: documentId });
  });

  it("MUST expire tokens and revoke a party", async () => {
    await call("POST", "/control/psb/expire-tokens");
    expect(allExpired).toBe(true);
    await call("POST", "/control/psb/permissions", { body: { partyId: "NL:KVK:61234567", permissions: null } });
    expect((await call("GET", `${PARTY}/hook`)).status).toBe(403);
  });

  it("MUST answer 400 to what it does not understand", async () => {
    expect(await call("POST", "/control/psb/hooks/mute", { body: "{" })).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST" },
    });
    expect((await call("POST", "/control/psb/permissions", { body: {} })).status).toBe(400);
  });
});

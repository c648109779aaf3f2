import { createServer, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSandbox, type SandboxOptions } from "../src/sandbox.ts";
import { DEMO } from "../src/world/demo.ts";

const { clientId, clientSecret, username, password } = DEMO.psb;
/** As .NET writes the party, and as PHP does. */
const DOTNET_PARTY = "NL%3aKVK%3a61234567";
const PHP_PARTY = "NL%3AKVK%3A61234567";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends these very bytes: no client library tidies them up. */
function send(url: string, method: string, headers: OutgoingHttpHeaders, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === "" && method !== "POST" ? {} : { "Content-Length": Buffer.byteLength(body) };
    const outgoing = request(url, { method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function open(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ psb: { deliveryDelayMs: 0 }, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** IdentityModel: both parts form-url-encoded, then base64; nothing of it in the body. */
const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`;

async function openDotnet(options: SandboxOptions = {}) {
  const sandbox = await open(options);
  const authorization = { Authorization: basic(clientId, clientSecret), Accept: "application/json" };
  const answer = await send(
    `${sandbox.url}/connect/token`,
    "POST",
    { ...FORM, ...authorization },
    `grant_type=password&username=${encodeURIComponent(username)}&password=${password}&scope=openid+ap`,
  );
  const headers = {
    Authorization: `Bearer ${JSON.parse(answer.text).access_token}`,
    Accept: "application/json",
    "Subscription-Key": "",
    "X-EConnect-DomainId": "demo",
  };
  return {
    sandbox,
    call: (method: string, path: string, more: OutgoingHttpHeaders = {}, body = "") =>
      send(sandbox.url + path, method, { ...headers, ...more }, body),
  };
}

async function openPhp() {
  const sandbox = await open();
  const answer = await send(
    `${sandbox.url}/connect/token`,
    "POST",
    FORM,
    new URLSearchParams({
      grant_type: "password",
      username,
      password,
      scope: "ap",
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  );
  const headers = {
    Authorization: `Bearer ${JSON.parse(answer.text).access_token}`,
    Accept: "application/json",
    "Content-Type": "application/json",
    "Subscription-Key": DEMO.psb.subscriptionKey,
  };
  return {
    sandbox,
    call: (method: string, path: string, more: OutgoingHttpHeaders = {}, body = "") =>
      send(sandbox.url + path, method, { ...headers, ...more }, body),
  };
}

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";
const invoice = (receiver: string) =>
  `<Invoice xmlns="${UBL}:Invoice-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2"><cbc:ID>VF-1</cbc:ID><cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0106">61234567</cbc:EndpointID></cac:Party></cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0106">${receiver}</cbc:EndpointID></cac:Party></cac:AccountingCustomerParty></Invoice>`;

describe("the .NET client", () => {
  it.each(["client_credentials", "password"])(
    "MUST get a token with Basic and scope `openid ap`: %s",
    async (grant) => {
      const sandbox = await open();
      const user = grant === "password" ? `&username=${encodeURIComponent(username)}&password=${password}` : "";
      const answer = await send(
        `${sandbox.url}/connect/token`,
        "POST",
        { ...FORM, Authorization: basic(clientId, clientSecret) },
        `grant_type=${grant}&scope=openid+ap${user}`,
      );
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual({
        access_token: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+$/),
        expires_in: 3600,
        token_type: "Bearer",
      });
    },
  );

  it("MUST find its party under lower-case percent-encoding, with an empty key", async () => {
    const { call } = await openDotnet();
    const hooks = await call("GET", `/api/v1/${DOTNET_PARTY}/hook`);
    expect([hooks.status, hooks.text]).toEqual([200, "[]"]);
    expect(hooks.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("MUST upload with a quoted boundary, an unquoted name and a local path as file name", async () => {
    const { sandbox, call } = await openDotnet();
    const boundary = "7f1c3c0e-5d1c-4a2e-9a51-2f6b1a0c9d11";
    const disposition = `form-data; name=file; filename="C:\\invoices\\VF 1.xml"; filename*=utf-8''C%3A%5Cinvoices%5CVF%201.xml`;
    const body = `--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\n${invoice("58765432")}\r\n--${boundary}--\r\n`;
    const headers = {
      "Content-Type": `multipart/form-data; boundary="${boundary}"`,
      "X-EConnect-DocumentId": "dotnet-1",
    };
    const answer = await call("POST", `/api/v1/${DOTNET_PARTY}/salesInvoice/send`, headers, body);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { id: "dotnet-1" }]);
    const again = await call("POST", `/api/v1/${DOTNET_PARTY}/salesInvoice/send`, headers, body);
    expect([again.status, JSON.parse(again.text).code]).toEqual([409, "API409"]);
    await sandbox.world.clock.advance(100);
    expect(sandbox.world.network.arrived()).toHaveLength(1);
  });

  it("MUST be understood when it says True, and when it repeats a key", async () => {
    const { sandbox, call } = await openDotnet();
    const found = await call(
      "POST",
      `/api/v1-beta/${DOTNET_PARTY}/salesInvoice/queryRecipientParty?includeOptions=True`,
      { "Content-Type": "application/json; charset=utf-8" },
      '["0106:58765432"]',
    );
    expect(JSON.parse(found.text).options).toHaveLength(1);
    const query = "partyIds=0106%3a58765432&partyIds=0106%3a54441587&documentFamily=invoice&isCredit=False";
    const options = await send(`${sandbox.url}/api/v1/peppol/deliveryOption?${query}`, "GET", {});
    const parties = JSON.parse(options.text).map(({ partyId }: { partyId: string }) => partyId);
    expect([...new Set(parties)]).toEqual(["NL:KVK:58765432", "NL:KVK:54441587"]);
  });

  it("MUST get XML although it asks for JSON, and nothing back from a DELETE", async () => {
    const { call } = await openDotnet();
    const upload = { "Content-Type": "application/xml" };
    const received = await call("POST", `/api/v1-beta/${DOTNET_PARTY}/generic/receive`, upload, invoice("61234567"));
    const one = `/api/v1/${DOTNET_PARTY}/purchaseInvoice/${JSON.parse(received.text).id}`;
    const download = await call("GET", `${one}/download?targetFormat=xml`);
    expect([download.headers["content-type"], download.text]).toEqual(["application/xml", invoice("61234567")]);
    const removed = await call("DELETE", one);
    expect([removed.status, removed.text]).toEqual([200, ""]);
  });

  it("MUST store a hook with its nulls and its zero date, and read it back", async () => {
    const { call } = await openDotnet();
    const hook = {
      id: "1",
      name: "webhook",
      action: "https://my.host/psb/events#mySecret",
      topics: ["InvoiceReceived", "*SentError"],
      publishTopics: null,
      init: null,
      filter: null,
      isActive: true,
      createdOn: "0001-01-01T00:00:00+00:00",
      changedOn: null,
    };
    const json = { "Content-Type": "application/json; charset=utf-8" };
    const stored = await call("PUT", `/api/v1/${DOTNET_PARTY}/hook`, json, JSON.stringify(hook));
    expect(JSON.parse(stored.text)).toEqual({
      ...hook,
      createdOn: expect.stringMatching(/^20\d\d-.*\.\d{7}\+00:00$/),
    });
  });

  it("MUST see plain text of a server in trouble, and the web server's 500 for too large a body", async () => {
    const { sandbox, call } = await openDotnet({ psb: { maxRequestBytes: 10_000 } });
    sandbox.world.faults.add({ target: "psb", kind: "status", status: 503, body: "busy", retryAfterSeconds: 5 });
    const busy = await call("GET", "/api/v1/me");
    expect([busy.status, busy.text, busy.headers["retry-after"]]).toEqual([503, "busy", "5"]);
    const xml = { "Content-Type": "application/xml" };
    const big = await call("POST", `/api/v1/${DOTNET_PARTY}/salesInvoice/send`, xml, "x".repeat(10_001));
    expect([big.status, big.headers["content-type"]]).toEqual([500, "text/html; charset=utf-8"]);
  });
});

describe("the PHP clients", () => {
  it("MUST find the token endpoint by discovery, on the same origin", async () => {
    const { url } = await open();
    const derived = url.replaceAll("psb", "identity");
    const discovery = await send(`${derived}/.well-known/openid-configuration`, "GET", {});
    expect(JSON.parse(discovery.text)).toMatchObject({
      issuer: url,
      token_endpoint: `${url}/connect/token`,
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      jwks_uri: expect.stringContaining(url),
      authorization_endpoint: `${url}/connect/authorize`,
    });
  });

  it("MUST keep earlier tokens although it signs in before every call", async () => {
    const first = await openPhp();
    const form = `grant_type=password&username=${encodeURIComponent(username)}&password=${password}&scope=ap&client_id=${clientId}&client_secret=${clientSecret}`;
    expect((await send(`${first.sandbox.url}/connect/token`, "POST", FORM, form)).status).toBe(200);
    expect((await first.call("GET", "/api/v1/me")).status).toBe(200);
  });

  it("MUST not be refused for a JSON content type over an empty body", async () => {
    const { call } = await openPhp();
    const hook = { id: "php", name: "php", action: "https://my.host/hook#s", topics: ["*"] };
    await call("PUT", `/api/v1/${PHP_PARTY}/hook`, {}, JSON.stringify(hook));
    expect((await call("GET", `/api/v1/${PHP_PARTY}/hook`)).status).toBe(200);
    const removed = await call("DELETE", `/api/v1/${PHP_PARTY}/hook/php`);
    expect([removed.status, removed.text]).toEqual([200, ""]);
  });

  it("MUST be understood when it says 1, and when it numbers a list", async () => {
    const { sandbox } = await openPhp();
    const query = "0=0106%3A58765432&1=0106%3A54441587&isCredit=1";
    const options = JSON.parse((await send(`${sandbox.url}/api/v1/peppol/deliveryOption?${query}`, "GET", {})).text);
    expect(new Set(options.map(({ partyId }: { partyId: string }) => partyId)).size).toBe(2);
    expect(options[0].documentTypeId).toContain("CreditNote");
    expect(options[0]).toMatchObject({ protocol: "As4", processId: expect.any(String) });
  });

  it("MUST upload with a length per part", async () => {
    const { call } = await openPhp();
    const xml = invoice("58765432");
    const body = `--b0\r\nContent-Disposition: form-data; name="file"; filename="VF-1.xml"\r\nContent-Length: ${xml.length}\r\nContent-Type: application/xml\r\n\r\n${xml}\r\n--b0--\r\n`;
    const headers = { "Content-Type": "multipart/form-data; boundary=b0" };
    const answer = await call("POST", `/api/v1/${PHP_PARTY}/salesInvoice/send`, headers, body);
    expect([answer.status, JSON.parse(answer.text).id]).toEqual([200, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });
});

it("MUST never redirect a call of the PSB", async () => {
  const { call } = await openDotnet();
  for (const path of ["/api/v1/me", "/api/v1/me/", "/api/v1/nothing", "/api"]) {
    const { status, headers } = await call("GET", path);
    expect([Math.trunc(status / 100) === 3, headers.location]).toEqual([false, undefined]);
  }
});

it("MUST take a token request that waits for 100 Continue", async () => {
  const { url } = await open();
  const form = `grant_type=client_credentials&scope=ap&client_id=${clientId}&client_secret=${clientSecret}`;
  expect((await send(`${url}/connect/token`, "POST", { ...FORM, Expect: "100-continue" }, form)).status).toBe(200);
});

it("MUST post a hook to the address without its fragment, signed over the bytes that arrive", async () => {
  const { createHmac } = await import("node:crypto");
  const got: { url: string | undefined; signature: unknown; body: Buffer }[] = [];
  const receiver = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const signature = incoming.headers["x-econnect-signature"];
      got.push({ url: incoming.url, signature, body: Buffer.concat(chunks) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void receiver.close());
  const { sandbox, call } = await openDotnet();
  const action = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/psb/events?x=1#s%20ecret`;
  const json = { "Content-Type": "application/json" };
  const hook = JSON.stringify({ id: "1", name: "x", action, topics: ["*"] });
  await call("PUT", `/api/v1/${DOTNET_PARTY}/hook`, json, hook);
  await call("GET", `/api/v1/${DOTNET_PARTY}/hook/ping`);
  await sandbox.world.clock.advance(100);
  expect(got).toHaveLength(1);
  const [{ url, signature, body } = { url: "", signature: "", body: Buffer.alloc(0) }] = got;
  expect(url).toBe("/psb/events?x=1");
  expect(signature).toBe(`sha256=${createHmac("sha256", "s%20ecret").update(body).digest("hex")}`);
});

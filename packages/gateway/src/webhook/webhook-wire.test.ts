import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { parseWebhookAllow } from "./webhook-allow.ts";
import { createWebhookWire, type WebhookWireOptions } from "./webhook-wire.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    if ("closeAllConnections" in server && typeof server.closeAllConnections === "function")
      server.closeAllConnections();
  }
});

async function listen(server: Server): Promise<number> {
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A receiver, and what came in. */
async function receiver(answer: RequestListener) {
  const seen: { readonly headers: Record<string, unknown>; readonly body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    seen.push({ headers: request.headers, body });
    answer(request, response);
  });
  return { port: await listen(server), seen };
}

const allowing = (allow: string, options: WebhookWireOptions = {}) =>
  createWebhookWire({ allow: parseWebhookAllow(allow.split(" ")), ...options });

const post = (wire: ReturnType<typeof createWebhookWire>, url: string, body = "{}") =>
  wire.post(url, { "content-type": "application/json" }, body);

describe("an address", () => {
  it.each([
    ["https://example.org/hooks", undefined],
    ["https://example.org:8443/", undefined],
    ["https://8.8.8.8/", undefined],
    ["https://[2606:4700::1111]/", undefined],
    ["http://example.org/", "WEBHOOK-URL-02"],
    ["http://8.8.8.8/", "WEBHOOK-URL-02"],
    ["https://127.0.0.1/", "WEBHOOK-URL-03"],
    ["https://2130706433/", "WEBHOOK-URL-03"],
    ["https://0x7f.1/", "WEBHOOK-URL-03"],
    ["https://[::1]/", "WEBHOOK-URL-03"],
    ["https://[::ffff:127.0.0.1]/", "WEBHOOK-URL-03"],
    ["https://169.254.169.254/latest/meta-data", "WEBHOOK-URL-03"],
  ])("MUST be judged before anything is sent: %s", (url, refusal) => {
    expect(createWebhookWire().refusal(new URL(url))).toBe(refusal);
  });

  it("MUST be fine when the settings name it, plain http included; a name may lead to a range", () => {
    const wire = allowing("10.0.0.0/8 receiver.internal");
    const urls = ["http://10.1.2.3/", "https://10.1.2.3/", "http://receiver.internal:81/", "http://other.internal/"];
    expect(urls.map((url) => wire.refusal(new URL(url)))).toEqual([undefined, undefined, undefined, undefined]);
    expect(wire.refusal(new URL("http://11.1.2.3/"))).toBe("WEBHOOK-URL-02");
    expect(allowing("receiver.internal").refusal(new URL("http://other.internal/"))).toBe("WEBHOOK-URL-02");
  });

  it("MUST NOT be connected to when it is private, written as address or as name", async () => {
    const { port, seen } = await receiver((_, response) => response.end());
    const wire = createWebhookWire();
    for (const host of ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1"]) {
      for (const scheme of ["http", "https"]) {
        const answer = await post(wire, `${scheme}://${host}:${port}/`);
        expect({ host, answer }).toEqual({ host, answer: { code: "WEBHOOK_ADDRESS_REFUSED" } });
      }
    }
    expect(seen).toEqual([]);
  });

  it("MUST be the one that was checked: a name that resolves differently each time leads nowhere else", async () => {
    const { port, seen } = await receiver((_, response) => response.end());
    let asked = 0;
    const resolve = async () => [{ address: ["198.18.0.1", "127.0.0.1"][asked++ % 2] ?? "", family: 4 }];
    const wire = allowing("198.18.0.1", { resolve, timeoutMs: 200 });
    const codes = [await post(wire, `http://rebound.test:${port}/`), await post(wire, `http://rebound.test:${port}/`)];
    expect(asked).toBe(2);
    expect(codes[1]).toEqual({ code: "WEBHOOK_ADDRESS_REFUSED" });
    expect(seen).toEqual([]);
  });

  it("MUST be among those of the name that may be reached", async () => {
    const { port, seen } = await receiver((_, response) => response.end());
    const resolve = async () =>
      ["10.0.0.1", "::1", "127.0.0.1"].map((address) => ({ address, family: address === "::1" ? 6 : 4 }));
    expect(await post(allowing("127.0.0.1", { resolve }), `http://several.test:${port}/`)).toEqual({ status: 200 });
    expect(seen).toHaveLength(1);
  });
});

describe("what is sent", () => {
  it("MUST be the body as it is, with the headers given and its length", async () => {
    const { port, seen } = await receiver((_, response) => response.writeHead(202).end("thanks"));
    const body = JSON.stringify({ name: "één" });
    expect(await post(allowing("127.0.0.1"), `http://127.0.0.1:${port}/hooks?key=1`, body)).toEqual({ status: 202 });
    expect(seen).toEqual([
      {
        body,
        headers: expect.objectContaining({
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(body)),
          "user-agent": "erp-gateway",
        }),
      },
    ]);
  });
});

describe("the answer", () => {
  it.each([200, 204, 299, 400, 410, 429, 500, 503])("MUST be the status %i", async (status) => {
    const { port } = await receiver((_, response) => response.writeHead(status).end());
    expect(await post(allowing("127.0.0.1"), `http://127.0.0.1:${port}/`)).toEqual({ status });
  });

  it("MUST be a redirect that nobody follows", async () => {
    const inside = await receiver((_, response) => response.end());
    const { port } = await receiver((_, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
    );
    expect(await post(allowing("127.0.0.1"), `http://127.0.0.1:${port}/`)).toEqual({ status: 307 });
    expect(inside.seen).toEqual([]);
  });

  it("MUST stand although its body never ends, or is large, or breaks off", async () => {
    const bodies: RequestListener[] = [
      (_, response) => void response.writeHead(200).write("x"),
      (_, response) => void response.writeHead(200).end("x".repeat(10_000_000)),
      (_, response) => void response.writeHead(200, { "content-length": "9" }).write("x", () => response.destroy()),
    ];
    for (const body of bodies) {
      const { port } = await receiver(body);
      expect(await post(allowing("127.0.0.1", { timeoutMs: 200 }), `http://127.0.0.1:${port}/`)).toEqual({
        status: 200,
      });
    }
    // Whatever comes after the answer is nobody's business, but it must not end the process.
    await new Promise((resolve) => setTimeout(resolve, 400));
  });

  it("MUST be waited for no longer than the limit", async () => {
    const { port } = await receiver(() => undefined);
    const answer = await post(allowing("127.0.0.1", { timeoutMs: 100 }), `http://127.0.0.1:${port}/`);
    expect(answer).toMatchObject({ code: "WEBHOOK_TIMEOUT" });
  });

  it.each([
    ["breaks off", (socket: Socket) => socket.end(), "ECONNRESET"],
    ["is no HTTP", (socket: Socket) => socket.end("SSH-2.0-x\r\n"), "HPE_INVALID_CONSTANT"],
  ])("MUST be none when the receiver %s", async (_name, act, detail) => {
    const port = await listen(
      createTcpServer((socket) => socket.on("error", () => undefined).once("data", () => act(socket))),
    );
    const answer = await post(allowing("127.0.0.1"), `http://127.0.0.1:${port}/`);
    expect(answer).toEqual({ code: "WEBHOOK_UNREACHABLE", detail });
  });

  it("MUST be none when the receiver wants another protocol", async () => {
    const upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n";
    const port = await listen(createTcpServer((socket) => void socket.once("data", () => socket.write(upgrade))));
    const answer = await post(allowing("127.0.0.1", { timeoutMs: 2_000 }), `http://127.0.0.1:${port}/`);
    expect(answer).toMatchObject({ code: "WEBHOOK_UNREACHABLE" });
  });

  it("MUST be none when the certificate is not trusted", async () => {
    const { key, cert } = SELF_SIGNED;
    const port = await listen(createTlsServer({ key, cert }, (_, response) => void response.end()));
    expect(await post(allowing("127.0.0.1"), `https://127.0.0.1:${port}/`)).toEqual({
      code: "WEBHOOK_CERTIFICATE",
      detail: "DEPTH_ZERO_SELF_SIGNED_CERT",
    });
  });

  it("MUST be none when nobody listens, or nobody has the name", async () => {
    const { port } = await receiver((_, response) => response.end());
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
    expect(await post(allowing("127.0.0.1"), `http://127.0.0.1:${port}/`)).toEqual({
      code: "WEBHOOK_UNREACHABLE",
      detail: "ECONNREFUSED",
    });
    const resolve = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    expect(await post(createWebhookWire({ resolve }), "https://nobody.test/")).toEqual({
      code: "WEBHOOK_UNREACHABLE",
      detail: "ENOTFOUND",
    });
  });
});

it("MUST write ids as the API does", () => {
  expect(Buffer.from(createWebhookWire().globalId("Invoice", "1"), "base64").toString()).toBe("Invoice:1");
});

/** For 127.0.0.1, made for this test, trusted by nobody. */
const SELF_SIGNED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWRL6XLDmJqwqdFhX
vW9lMb0ZakdV6ROir+4vRfciNSmhRANCAATa+B7AVBWU9cHY+S8xe3v1P/A7QVwU
29eUKVDji0ZjrtME+gMnS+2X47qcvV4zAit8vaBt0PylE2OsOwHgfRaB
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUBA3zERFFXjP/QPazb6N6nYO5qi0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNDE2MjgwOVoYDzIxMjYxMDMx
MTYyODA5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATa+B7AVBWU9cHY+S8xe3v1P/A7QVwU29eUKVDji0ZjrtME+gMnS+2X
47qcvV4zAit8vaBt0PylE2OsOwHgfRaBo2QwYjAdBgNVHQ4EFgQUH9JC472dEXjf
7w9GbX/cBOzkz2UwHwYDVR0jBBgwFoAUH9JC472dEXjf7w9GbX/cBOzkz2UwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQChU+ZLCKwjOQjN3LehcOIjLVCNzH6kmquCZnNynVvP5AIhAJ+IJXAn5Jfo4zy2
F0UmvSH5h/mc+YNEowZuckvet0v8
-----END CERTIFICATE-----`,
};

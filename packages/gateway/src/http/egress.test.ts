import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createEgress, DEFAULT_EGRESS, type EgressLimits } from "./egress.ts";
import { createPace } from "./pace.ts";

const LIMITS: EgressLimits = { ...DEFAULT_EGRESS, timeoutMs: 5_000, maxResponseBytes: 1_000 };

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(cleanUp.splice(0).map((close) => close())));

/** A remote on a port of its own, and what reached it. */
async function remote(answer: RequestListener): Promise<{ readonly url: string; readonly seen: Arrived[] }> {
  const seen: Arrived[] = [];
  const server = createServer(async (request, response) => {
    seen.push({ request, body: await buffer(request) });
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUp.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

interface Arrived {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

const reaching = (url: string, limits: Partial<EgressLimits> = {}) =>
  createEgress(globalThis.fetch, { ...LIMITS, ...limits })([url]);

describe("where a connection may call", () => {
  it("MUST be its own origins: another one is refused before any request", async () => {
    const [own, foreign] = [
      await remote((_, response) => response.end()),
      await remote((_, response) => response.end()),
    ];
    const fetch = reaching(`${own.url}/base/path`);
    await expect(fetch(`${foreign.url}/x?key=secret`)).rejects.toMatchObject({
      name: "ConnectorError",
      code: "CONFIGURATION_INVALID",
      message: expect.not.stringContaining("secret"),
    });
    expect(foreign.seen).toEqual([]);
    expect((await fetch(`${own.url}/other`)).status).toBe(200);
  });

  it.each([
    ["another scheme", (url: string) => url.replace("http:", "https:")],
    ["another host", (url: string) => url.replace("127.0.0.1", "localhost")],
    ["another port", () => "http://127.0.0.1:1"],
    ["a name that begins alike", (url: string) => url.replace("127.0.0.1", "127.0.0.1.example.org")],
  ])("MUST NOT be %s", async (_name, change) => {
    const { url, seen } = await remote((_, response) => response.end());
    await expect(reaching(url)(change(url))).rejects.toMatchObject({ code: "CONFIGURATION_INVALID" });
    expect(seen).toEqual([]);
  });

  it("MUST NOT be widened by a redirect, whatever the caller asks", async () => {
    const inside = await remote((_, response) => response.end("inside"));
    const own = await remote((_, response) => response.writeHead(307, { location: inside.url }).end());
    const response = await reaching(own.url)(own.url, { method: "POST", body: "x", redirect: "follow" });
    expect([response.status, response.headers.get("location")]).toEqual([307, inside.url]);
    expect(inside.seen).toEqual([]);
  });
});

describe("what arrives at the remote", () => {
  it.each([
    ["text", "<é/>", Buffer.from("<é/>")],
    ["bytes", new Uint8Array([0, 1, 254, 255]), Buffer.from([0, 1, 254, 255])],
    ["a long text", "x".repeat(300_000), Buffer.alloc(300_000, "x")],
    ["nothing", null, Buffer.of()],
  ])("MUST be %s as given, with its length and never chunked", async (_name, body, bytes) => {
    const { url, seen } = await remote((_, response) => response.end());
    const headers = { "content-type": "text/xml; charset=utf-8", soapaction: '"urn:x"' };
    await reaching(url)(`${url}/soap?a=b`, { method: "POST", headers, body });
    const [arrived] = seen;
    expect(arrived?.request.url).toBe("/soap?a=b");
    expect(arrived?.request.headers).toMatchObject({ ...headers, "content-length": String(bytes.length) });
    expect(arrived?.request.headers["transfer-encoding"]).toBeUndefined();
    expect(arrived?.body.equals(bytes)).toBe(true);
  });

  it("MUST be a form with its length too", async () => {
    const { url, seen } = await remote((_, response) => response.end());
    const body = new FormData();
    body.append("file", new Blob(["<Invoice/>"]), "f.xml");
    await reaching(url)(url, { method: "POST", body });
    expect(seen[0]?.request.headers["content-length"]).toBe(String(seen[0]?.body.length));
    expect(seen[0]?.body.toString()).toContain("<Invoice/>");
  });
});

describe("what comes back", () => {
  it("MUST be decoded, without the headers of the encoding", async () => {
    const { url } = await remote((_, response) => {
      response.writeHead(201, { "content-encoding": "gzip", "content-type": "text/plain", etag: "7" });
      response.end(gzipSync("één antwoord"));
    });
    const response = await reaching(url)(url);
    expect([response.status, await response.text()]).toEqual([201, "één antwoord"]);
    expect(Object.fromEntries(response.headers)).toMatchObject({ "content-type": "text/plain", etag: "7" });
    expect([response.headers.get("content-encoding"), response.headers.get("content-length")]).toEqual([null, null]);
  });

  it.each([204, 304, 404, 503])("MUST be the status %i", async (status) => {
    const { url } = await remote((_, response) => response.writeHead(status).end());
    expect((await reaching(url)(url)).status).toBe(status);
  });

  it("MUST be as large as the limit at most, and no byte more", async () => {
    const { url } = await remote((request, response) => response.end("x".repeat(Number(request.url?.slice(1)))));
    const fetch = reaching(url);
    expect(await (await fetch(`${url}/1000`)).text()).toHaveLength(1_000);
    await expect(fetch(`${url}/1001`)).rejects.toMatchObject({ name: "ConnectorError", code: "OUTCOME_UNKNOWN" });
  });

  it("MUST be measured decoded: a small bomb is too large", async () => {
    const { url } = await remote((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(1_000_000)));
    });
    await expect(reaching(url)(url)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  });
});

describe("how long it takes", () => {
  it.each([
    ["no answer comes", () => undefined],
    ["the body never ends", (response: Parameters<RequestListener>[1]) => void response.write("begin")],
  ])("MUST be bounded when %s", async (_name, answer) => {
    const { url } = await remote((_, response) => answer(response));
    await expect(reaching(url, { timeoutMs: 100 })(url)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("MUST end when the caller aborts", async () => {
    const { url } = await remote(() => undefined);
    const reason = new Error("enough");
    const controller = new AbortController();
    const answer = reaching(url)(url, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await expect(answer).rejects.toBe(reason);
  });
});

describe("how many calls are under way", () => {
  it("MUST be bounded, failures included, and the others have their turn", async () => {
    let now = 0;
    let most = 0;
    const { url, seen } = await remote((request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        if (request.url === "/break") response.destroy();
        else response.end("ok");
      }, 20);
    });
    const fetch = reaching(url, { concurrency: 2 });
    const paths = ["/", "/break", "/", "/break", "/", "/", "/"];
    const outcomes = await Promise.allSettled(paths.map((path) => fetch(url + path)));
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(2);
    expect(seen).toHaveLength(paths.length);
    expect(most).toBe(2);
  });
});

describe("a remote that is down", () => {
  const breaker = { failures: 3, restMs: 150 };
  const down = (status: number) => remote((_, response) => response.writeHead(status).end());

  it.each([502, 503, 504])("MUST be left alone for a while after it said %i several times in a row", async (status) => {
    const { url, seen } = await down(status);
    const fetch = reaching(url, { breaker });
    for (let call = 0; call < 3; call += 1) expect((await fetch(url)).status).toBe(status);
    await expect(fetch(url)).rejects.toMatchObject({ code: "UNAVAILABLE", remoteCode: "LINK-REST" });
    expect(seen).toHaveLength(3);
  });

  it("MUST be left alone by every connection to it, and by none to another one", async () => {
    const [{ url }, other] = [await down(503), await down(200)];
    const egress = createEgress(globalThis.fetch, { ...LIMITS, breaker });
    const [first, second, elsewhere] = [egress([url]), egress([url]), egress([other.url])];
    for (let call = 0; call < 3; call += 1) await first(url);
    await expect(second(url)).rejects.toMatchObject({ remoteCode: "LINK-REST" });
    expect((await elsewhere(other.url)).status).toBe(200);
  });

  it("MUST be asked by one call when its rest is over, and by all once that one succeeds", async () => {
    let status = 503;
    const { url, seen } = await remote((_, response) => response.writeHead(status).end());
    const fetch = reaching(url, { breaker });
    for (let call = 0; call < 3; call += 1) await fetch(url);
    const { retryAfterMs = 0 } = await fetch(url).then(
      () => ({ retryAfterMs: 0 }),
      (error: { retryAfterMs: number }) => error,
    );
    expect(retryAfterMs).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs + 20));
    const outcomes = await Promise.allSettled([fetch(url), fetch(url)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    status = 200;
    await new Promise((resolve) => setTimeout(resolve, breaker.restMs + 20));
    expect((await fetch(url)).status).toBe(200);
    expect((await Promise.all([fetch(url), fetch(url)])).map((response) => response.status)).toEqual([200, 200]);
    expect(seen).toHaveLength(7);
  });

  it("MUST be asked when it fails now and then, or says that it is we who are wrong", async () => {
    const statuses = [503, 503, 200, 503, 503, 500, 503, 503, 404, 503];
    const { url, seen } = await remote((_, response) => response.writeHead(statuses[seen.length - 1] ?? 200).end());
    const fetch = reaching(url, { breaker });
    for (const status of statuses) expect((await fetch(url)).status).toBe(status);
  });
});

describe("how many calls begin in a second", () => {
  it("MUST be bounded in the long run, after a burst of one second's worth", async () => {
    let nowMs = 0;
    const pace = createPace(10, () => nowMs);
    const begun: number[] = [];
    const call = () => pace().then(() => begun.push(nowMs));
    const burst = Array.from({ length: 10 }, call);
    await Promise.all(burst);
    expect(begun).toHaveLength(10);
    const late = call();
    await Promise.resolve();
    expect(begun).toHaveLength(10);
    await late;
    nowMs = 60_000;
    await Promise.all(Array.from({ length: 10 }, call));
    expect(begun).toHaveLength(21);
  });
});

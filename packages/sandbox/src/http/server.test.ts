import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { Route } from "./message.ts";
import { createHttpServer, type HttpServer, type RequestHead } from "./server.ts";

const servers: HttpServer[] = [];

async function serve(...routes: Route[]): Promise<string> {
  const server = createHttpServer(routes);
  servers.push(server);
  return `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe("HTTP server", () => {
  it("MUST hand over the exact bytes, the raw path and the origin of the caller", async () => {
    const bytes = randomBytes(25 * 1024 * 1024);
    const url = await serve(async (message) => ({
      status: 200,
      headers: {
        "x-path": message.url.pathname,
        "x-origin": message.url.origin,
        "x-own": message.headers["x-own"] ?? "",
      },
      body: message.body,
    }));
    const response = await fetch(`${url}/a%3Ab?q=1`, { method: "POST", body: bytes, headers: { "X-Own": "yes" } });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get("x-path")).toBe("/a%3Ab");
    expect(response.headers.get("x-origin")).toBe(url);
    expect(response.headers.get("x-own")).toBe("yes");
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
  });

  it("MUST let the first route that answers win, and say 404 when none does", async () => {
    const url = await serve(
      async () => undefined,
      async (message) => (message.url.pathname === "/known" ? { status: 204 } : undefined),
    );
    expect((await fetch(`${url}/known`)).status).toBe(204);
    expect((await fetch(`${url}/unknown`)).status).toBe(404);
  });

  it("MUST break the connection on a reset", async () => {
    const url = await serve(async () => ({ status: 0, reset: true }));
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("MUST break an answer off in the middle of its body", async () => {
    const url = await serve(async () => ({ status: 200, body: "x".repeat(10_000), breaksOff: true }));
    const response = await fetch(url);
    expect(response.headers.get("content-length")).toBe("10000");
    await expect(response.text()).rejects.toThrow("terminated");
  });

  it("MUST cut a request by its head, before any route hears of it", async () => {
    let heard = 0;
    const heads: RequestHead[] = [];
    const server = createHttpServer([async () => ({ status: 200 + heard++ })], (head) => {
      heads.push(head);
      return head.method === "POST";
    });
    servers.push(server);
    const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}/soap/v3.1`;
    const upload = fetch(url, { method: "POST", body: "x", headers: { soapaction: '"urn:SendDocument"' } });
    await expect(upload).rejects.toThrow("fetch failed");
    expect(heard).toBe(0);
    expect(heads).toEqual([{ method: "POST", path: "/soap/v3.1", soapAction: '"urn:SendDocument"' }]);
    expect((await fetch(url)).status).toBe(200);
  });

  it("MUST refuse connections for a while and be back on the same port", async () => {
    const server = createHttpServer([async () => ({ status: 204 })]);
    servers.push(server);
    const url = `http://127.0.0.1:${await server.listen(0, "127.0.0.1")}`;
    const back = server.refuse(300);
    await expect.poll(() => fetch(url).catch(({ cause }) => cause.code)).toBe("ECONNREFUSED");
    await back;
    expect((await fetch(url)).status).toBe(204);
  });

  it("MUST show a defect of the sandbox in the answer", async () => {
    const url = await serve(async () => {
      throw new Error("broken part");
    });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("broken part");
  });

  it("MUST refuse a port that is taken", async () => {
    const url = await serve();
    const second = createHttpServer([]);
    await expect(second.listen(Number(new URL(url).port), "127.0.0.1")).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("MUST close at once although a client waits", async () => {
    const server = createHttpServer([() => new Promise(() => {})]);
    const port = await server.listen(0, "127.0.0.1");
    const broken = new Promise((resolve) => request({ port, host: "127.0.0.1" }).on("error", resolve).end());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    await broken;
  });
});

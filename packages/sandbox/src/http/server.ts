import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json, type Route, type SandboxRequest, type SandboxResponse } from "./message.ts";

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface HttpServer {
  /**
   * @param port - 0 takes a free one
   * @returns the port that was taken
   * @throws the system's error, such as one with code `EADDRINUSE`
   */
  listen(port: number, host: string): Promise<number>;
  /** Cuts open connections and takes no new ones for so long, as a server does that starts again. */
  refuse(forMs: number): Promise<void>;
  /** Cuts open connections; ends at once. */
  close(): Promise<void>;
}

/** What of a request is there before its body. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly soapAction: string | undefined;
}

/**
 * Serves `routes`, the first that answers wins.
 * @param onRequest - called when a request begins; whether to cut it while its body comes in
 */
export function createHttpServer(
  routes: readonly Route[],
  onRequest: (head: RequestHead) => boolean = () => false,
): HttpServer {
  let back: NodeJS.Timeout | undefined;
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    if (onRequest({ method, path, soapAction: headers["soapaction"]?.toString() })) {
      outgoing.socket?.resetAndDestroy();
      return;
    }
    answer(routes, incoming).then(
      (response) => send(outgoing, response),
      (error: unknown) => {
        // The connection broke while the body came in: nobody is left to answer.
        if (!incoming.complete) outgoing.destroy();
        // A defect of the sandbox itself: shown where the developer looks, in the answer.
        else
          send(
            outgoing,
            json(500, { code: "SANDBOX_DEFECT", message: String(error instanceof Error ? error.stack : error) }),
          );
      },
    );
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve((server.address() as AddressInfo).port);
        });
      }),
    async refuse(forMs) {
      const { port, address } = server.address() as AddressInfo;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await new Promise<void>((resolve) => {
        back = setTimeout(() => server.listen(port, address, resolve), forMs);
      });
    },
    close: () =>
      new Promise((resolve) => {
        clearTimeout(back);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: readonly Route[], incoming: IncomingMessage): Promise<SandboxResponse> {
  const headers = headersOf(incoming);
  const target = `http://${headers["host"] ?? "127.0.0.1"}${incoming.url ?? "/"}`;
  if (!URL.canParse(target)) return json(400, { code: "BAD_URL", message: "The request target is not a URL." });

  const body = await readBody(incoming);
  if (body === undefined)
    return json(413, { code: "TOO_LARGE", message: `A body has at most ${MAX_BODY_BYTES} bytes.` });

  const request: SandboxRequest = { method: incoming.method ?? "GET", url: new URL(target), headers, body };
  for (const route of routes) {
    const response = await route(request);
    if (response !== undefined) return response;
  }
  return json(404, { code: "NOT_FOUND", message: `Nothing is served at ${request.url.pathname}.` });
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers[(incoming.rawHeaders[i] ?? "").toLowerCase()] = incoming.rawHeaders[i + 1] ?? "";
  }
  return headers;
}

/** The whole body, read to its end even when it is too large, so that the answer reaches the client. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

function send(outgoing: ServerResponse, response: SandboxResponse): void {
  if (response.reset === true) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(response.body ?? "");
  const cookies = response.cookies === undefined ? {} : { "set-cookie": [...response.cookies] };
  outgoing.writeHead(response.status, { ...response.headers, ...cookies, "content-length": body.length });
  if (response.breaksOff !== true) outgoing.end(body);
  else outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => outgoing.socket?.resetAndDestroy());
}

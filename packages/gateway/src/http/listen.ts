import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServerAdapter } from "@whatwg-node/server";
import type { Gateway } from "../gateway.ts";
import { MAX_BODY_BYTES } from "./graphql-endpoint.ts";

export interface Listening {
  readonly port: number;
  /** Stops taking requests and ends open connections. */
  close(): Promise<void>;
}

type Answering = Pick<Gateway, "fetch" | "answer">;

/**
 * @param current - who answers; nobody while the gateway starts
 * @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had
 */
export async function listen(current: () => Answering | undefined, host: string, port: number): Promise<Listening> {
  const adapter = createServerAdapter((request: Request) => current()?.fetch(request) ?? starting());
  const server = createServer((request, response) => {
    const gateway = current();
    if (gateway === undefined || !isShort(request)) return void adapter(request, response);
    answer(gateway, request, response).then(
      (rest) => rest && adapter(rest, response),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const starting = (): Response => Response.json({ status: "starting" }, { status: 503 });

/** A POST of JSON to `/graphql` of a known, allowed length, by somebody who takes JSON. */
function isShort({ method, url, headers }: IncomingMessage): boolean {
  const { accept = "*/*", "content-length": length = "" } = headers;
  return (
    method === "POST" &&
    url === "/graphql" &&
    /^application\/json(;|$)/i.test(headers["content-type"] ?? "") &&
    headers["content-encoding"] === undefined &&
    /^\d+$/.test(length) &&
    Number(length) <= MAX_BODY_BYTES &&
    (accept === "*/*" || /^application\/json(;|,|$)/i.test(accept)) &&
    !/event-stream|multipart|graphql-response/i.test(accept)
  );
}

/** @returns the request with its body in place, when the answer takes the long way */
async function answer(
  gateway: Pick<Gateway, "answer">,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<IncomingMessage | undefined> {
  const { authorization, "x-request-id": requestId } = request.headers;
  const post = { authorization, requestId: requestId?.toString() };
  const short = await gateway.answer(post, () => bodyOf(request));
  if (short.json === undefined)
    return short.body === undefined ? request : Object.assign(request, { body: short.body });
  const json = Buffer.from(short.json);
  response
    .writeHead(short.status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": json.length,
      "x-request-id": short.requestId,
    })
    .end(json);
  return undefined;
}

/** @returns undefined when the client went away in the middle of it */
function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", () => resolve(undefined));
    request.on("close", () => resolve(undefined));
  });
}

import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { SandboxRequest, SandboxResponse } from "../../http/message.ts";

/**
 * Hands a request, whose body was read already, to a listener made for node:http, and collects its answer.
 * @param mountPath - taken off the path, as a web framework does for what it mounts there
 */
export async function exchange(
  listener: RequestListener,
  request: SandboxRequest,
  mountPath = "",
): Promise<SandboxResponse> {
  const target = request.url.pathname + request.url.search;
  const incoming = Object.assign(new IncomingMessage(new Socket()), { originalUrl: target });
  incoming.method = request.method;
  incoming.url = target.slice(mountPath.length);
  incoming.headers = { ...request.headers, "content-length": String(request.body.length) };
  incoming.push(request.body);
  incoming.push(null);

  return new Promise((resolve) => listener(incoming, new CollectedResponse(incoming, resolve)));
}

/** Goes to no socket: what is written is the answer. */
class CollectedResponse extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  readonly #done: (response: SandboxResponse) => void;

  constructor(request: IncomingMessage, done: (response: SandboxResponse) => void) {
    super(request);
    this.#done = done;
  }

  override write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk as string));
    return true;
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) this.write(chunk);
    const { "set-cookie": cookies, ...headers } = this.getHeaders();
    delete headers["content-length"];
    this.#done({
      status: this.statusCode,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(Array.isArray(cookies) ? { cookies } : {}),
      body: Buffer.concat(this.#chunks),
    });
    return this;
  }
}

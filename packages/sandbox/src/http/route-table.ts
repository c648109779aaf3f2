import { json, type Route, type SandboxRequest, type SandboxResponse } from "./message.ts";

/** What a caller of the control API got wrong; becomes a 400. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
}

/** By exact method and path, written `POST /control/clock`. */
export type Handlers = Readonly<Record<string, Handler>>;

type Handler = (request: SandboxRequest) => SandboxResponse | Promise<SandboxResponse>;

export function routeTable(table: Handlers): Route {
  return async (request) => {
    const key = `${request.method} ${request.url.pathname}`;
    const handler = Object.hasOwn(table, key) ? table[key] : undefined;
    if (handler === undefined) return undefined;
    try {
      return await handler(request);
    } catch (error) {
      if (error instanceof BadRequest) return json(400, { code: "BAD_REQUEST", message: error.message });
      throw error;
    }
  };
}

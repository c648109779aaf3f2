import { DEMO } from "../../world/demo.ts";
import { createWorld, type World } from "../../world/world.ts";
import { type BusinessCentralOptions, createBusinessCentral } from "../index.ts";

const ORIGIN = "http://127.0.0.1:8080";
const { tenantId, environment, companyId } = DEMO.businessCentral;

export const API = `/v2.0/${tenantId}/${environment}/api/v2.0`;
export const COMPANY = `${API}/companies(${companyId})`;

interface Call {
  readonly method?: string;
  /** An object goes out as JSON. */
  readonly body?: object | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Empty when the answer is no JSON. */
  readonly body: Json;
}

export type Json = Readonly<Record<string, unknown>>;

/** The rows of a collection, or of a part that was expanded. */
export const rowsOf = (body: Json, member = "value"): readonly Json[] => body[member] as readonly Json[];

/** What one field shows in all rows. */
export const column = (body: Json, field: string): readonly unknown[] => rowsOf(body).map((row) => row[field]);

export interface Client {
  readonly world: World;
  /** @param path - absolute, or below the demo company */
  call(path: string, call?: Call): Promise<Answer>;
  control(path: string, call?: Call): Promise<Answer>;
}

/** Calls a Business Central of its own as somebody with a living token, at noon on 24 November 2026. */
export function createClient(options: BusinessCentralOptions = {}): Client {
  const world = createWorld({ startAt: new Date("2026-11-24T12:00:00Z") });
  const principal = { kind: "client", name: "gateway", audience: "business-central" };
  const principals: Readonly<Record<string, typeof principal | "expired">> = {
    "Bearer good": principal,
    "Bearer old": "expired",
    "Bearer psb": { ...principal, audience: "psb" },
  };
  const part = createBusinessCentral(world, {
    ...options,
    origin: () => ORIGIN,
    tokens: { principalOf: (header) => principals[header ?? ""] },
  });
  const through = (route: typeof part.route) => async (path: string, call: Call) => {
    const { method = call.body === undefined ? "GET" : "POST", body, headers = {} } = call;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body === undefined ? "" : JSON.stringify(body));
    const response = await route({
      method,
      url: new URL(path, ORIGIN),
      headers: { authorization: "Bearer good", "content-type": "application/json", ...headers },
      body: bytes,
    });
    if (response === undefined) throw new Error(`nobody serves ${path}`);
    const text = Buffer.from(response.body ?? "").toString("utf8");
    const isJson = response.headers?.["content-type"]?.startsWith("application/json") === true;
    return {
      status: response.status,
      headers: response.headers ?? {},
      text,
      body: isJson ? JSON.parse(text) : {},
    };
  };
  return {
    world,
    call: (path, call = {}) => through(part.route)(path.startsWith("/") ? path : `${COMPANY}/${path}`, call),
    control: (path, call = {}) => through(part.control)(`/control/business-central/${path}`, call),
  };
}

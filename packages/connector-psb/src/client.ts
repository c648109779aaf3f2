import { ConnectorError, type ConnectorErrorCode, toLinkError } from "@erp-gateway/core";
import type { z } from "zod";
import { parseJson } from "./parse-json.ts";
import { type PsbFault, parsePsbFault } from "./psb-fault.ts";
import type { Tokens } from "./token.ts";

/** What it means for a call that it left and no usable answer came back. */
export type IfLost = "UNAVAILABLE" | "OUTCOME_UNKNOWN";

export interface PsbRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With its ids percent-encoded. */
  readonly path: string;
  /** A list becomes repeated parameters. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: FormData;
  /** Error statuses that answer the question, so that they come back instead of being thrown. */
  readonly verdicts?: readonly number[];
  /** `UNAVAILABLE` where asking twice is harmless. */
  readonly ifLost: IfLost;
}

export interface PsbAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Set on every error status, and on no other. */
  readonly fault?: PsbFault;
}

export interface PsbClient {
  /** @throws ConnectorError */
  call(request: PsbRequest): Promise<PsbAnswer>;
  /** @throws ConnectorError - also when the answer is not what the schema says */
  read<T>(request: PsbRequest, schema: z.ZodType<T>): Promise<T>;
  /** Without a token: for the one call that needs none. @throws ConnectorError */
  callAnonymously(request: PsbRequest): Promise<PsbAnswer>;
}

export interface ClientDeps {
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly tokens: Tokens;
  /** Sent with every call. */
  readonly headers: Readonly<Record<string, string>>;
}

export function createPsbClient({ origin, fetch, tokens, headers }: ClientDeps): PsbClient {
  async function exchange(request: PsbRequest, token?: string): Promise<Received> {
    const url = urlOf(origin, request);
    try {
      const response = await fetch(url, {
        method: request.method,
        redirect: "manual",
        headers: {
          accept: "application/json, application/xml;q=0.9, */*;q=0.8",
          ...headers,
          ...request.headers,
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(request.json !== undefined && { "content-type": "application/json" }),
        },
        body: request.json === undefined ? (request.form ?? null) : JSON.stringify(request.json),
      });
      return {
        status: response.status,
        contentType: response.headers.get("content-type") ?? "",
        bytes: new Uint8Array(await response.arrayBuffer()),
        retryAfterMs: parseRetryAfter(response.headers.get("retry-after")),
      };
    } catch (error) {
      throw toLinkError(error, "the PSB", request.ifLost);
    }
  }

  /** 401 and 403 may be an old token; a new one settles it, once. Neither was processed. */
  async function call(request: PsbRequest): Promise<PsbAnswer> {
    const token = await tokens.current();
    const answer = await exchange(request, token);
    if (answer.status !== 401 && answer.status !== 403) return judge(request, answer);
    tokens.drop(token);
    return judge(request, await exchange(request, await tokens.current()));
  }

  return {
    call,
    read: async (request, schema) => parseAnswer(await call(request), schema, request.ifLost),
    callAnonymously: async (request) => judge(request, await exchange(request)),
  };
}

function urlOf(origin: string, { path, query }: PsbRequest): URL {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value].flat()) url.searchParams.append(name, one);
  }
  return url;
}

/** @throws ConnectorError - `ifLost`, when the answer is not what the schema says */
export function parseAnswer<T>({ bytes }: PsbAnswer, schema: z.ZodType<T>, ifLost: IfLost): T {
  const parsed = schema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw new ConnectorError(ifLost, "the PSB's answer is unreadable");
}

interface Received {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly retryAfterMs: number | undefined;
}

function judge({ method, path, verdicts, ifLost }: PsbRequest, received: Received): PsbAnswer {
  const { status, contentType, bytes, retryAfterMs } = received;
  if (status >= 200 && status < 300) return { status, contentType, bytes };
  const said = parsePsbFault(bytes);
  const fault = said ?? { code: `API${status}`, message: "no explanation was given" };
  // A 404 that the PSB did not write comes from a wrong address.
  const strayed = status < 400 || (status === 404 && said === undefined);
  if (!strayed && verdicts?.includes(status)) return { status, contentType, bytes, fault };
  const code = strayed ? "CONFIGURATION_INVALID" : codeOf(status, ifLost);
  throw new ConnectorError(code, `${method} ${path}: ${status}, ${fault.message}`, {
    remoteCode: fault.code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** @see psb-api.md §1.6 */
function codeOf(status: number, ifLost: IfLost): ConnectorErrorCode {
  if (status >= 500) return status === 503 ? "UNAVAILABLE" : ifLost;
  switch (status) {
    // With a token that is a moment old, who we are is not in doubt: a negative balance blocks (econnect-platform.md §6.3).
    case 401:
      return "ACCOUNT_BLOCKED";
    case 403:
      return "NOT_PERMITTED";
    case 404:
      return "NOT_FOUND";
    case 413:
      return "TOO_LARGE";
    case 429:
      return "RATE_LIMITED";
    default:
      return "REMOTE_REFUSED";
  }
}

/** Only the form in seconds; the PSB documents none at all. */
const parseRetryAfter = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined;

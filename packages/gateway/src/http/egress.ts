import { ConnectorError } from "@erp-gateway/core";
import { type Breaker, type BreakerLimits, createBreaker } from "./breaker.ts";
import { createPace } from "./pace.ts";

export interface EgressLimits {
  /** For a whole call, headers and body; milliseconds. */
  readonly timeoutMs: number;
  /** Of an answer's body; bytes. */
  readonly maxResponseBytes: number;
  /** Calls under way at once through one `fetch`; the others wait. */
  readonly concurrency: number;
  /** Calls through one `fetch` that may begin in a second; the others wait. */
  readonly perSecond: number;
  /** For each origin, whoever calls it. */
  readonly breaker: BreakerLimits;
}

export const DEFAULT_EGRESS: EgressLimits = {
  timeoutMs: 60_000,
  maxResponseBytes: 64 * 1024 * 1024,
  concurrency: 4,
  perSecond: 100,
  breaker: { failures: 10, restMs: 10_000 },
};

/** Gateways and proxies say these in the place of a host that is not at work. */
const NOBODY_AT_WORK = new Set([502, 503, 504]);

/**
 * A `fetch` that reaches these origins only, follows no redirect, and is bounded in time, size, number and pace. An origin
 * that is down is left alone for a while.
 */
export function createEgress(fetch: typeof globalThis.fetch, limits: EgressLimits = DEFAULT_EGRESS) {
  const now = () => performance.now();
  const breakers = new Map<string, Breaker>();
  const breakerOf = (origin: string): Breaker => {
    const breaker = breakers.get(origin) ?? createBreaker(origin, limits.breaker, now);
    breakers.set(origin, breaker);
    return breaker;
  };
  return (origins: readonly string[]): typeof globalThis.fetch => {
    const allowed = new Set(origins.map((origin) => new URL(origin).origin));
    const slot = createSlots(limits.concurrency);
    const pace = createPace(limits.perSecond, now);
    return async (input, init) => {
      const request = new Request(input, { ...init, redirect: "manual" });
      const { origin } = new URL(request.url);
      if (!allowed.has(origin)) {
        throw new ConnectorError("CONFIGURATION_INVALID", `${origin} is not among the hosts of this connection`);
      }
      const breaker = breakerOf(origin);
      const release = await slot();
      try {
        await pace();
        breaker.admit();
        const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limits.timeoutMs)]);
        const response = await fetch(request, { signal });
        const body = await readBounded(response, limits.maxResponseBytes);
        if (NOBODY_AT_WORK.has(response.status)) breaker.failed();
        else breaker.succeeded();
        const { status, statusText, headers } = response;
        const bodyless = status === 204 || status === 205 || status === 304;
        return new Response(bodyless ? null : body, { status, statusText, headers: withoutEncoding(headers) });
      } catch (error) {
        if (!(error instanceof ConnectorError) && !request.signal.aborted) breaker.failed();
        throw error;
      } finally {
        release();
      }
    };
  };
}

/** The body arrives decoded already. */
function withoutEncoding(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete("content-encoding");
  copy.delete("content-length");
  return copy;
}

async function readBounded({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new ConnectorError("OUTCOME_UNKNOWN", `the answer is larger than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function createSlots(concurrency: number): () => Promise<() => void> {
  let free = concurrency;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return release;
  };
}

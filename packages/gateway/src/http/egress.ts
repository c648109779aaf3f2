import { ConnectorError } from "@erp-gateway/core";

export interface EgressLimits {
  /** For a whole call, headers and body; milliseconds. */
  readonly timeoutMs: number;
  /** Of an answer's body; bytes. */
  readonly maxResponseBytes: number;
  /** Calls under way at once through one `fetch`; the others wait. */
  readonly concurrency: number;
}

const DEFAULT_EGRESS: EgressLimits = { timeoutMs: 60_000, maxResponseBytes: 64 * 1024 * 1024, concurrency: 4 };

/** A `fetch` that reaches these origins only, follows no redirect, and is bounded in time, size and number. */
export function createEgress(fetch: typeof globalThis.fetch, limits: EgressLimits = DEFAULT_EGRESS) {
  return (origins: readonly string[]): typeof globalThis.fetch => {
    const allowed = new Set(origins.map((origin) => new URL(origin).origin));
    const slot = createSlots(limits.concurrency);
    return async (input, init) => {
      const request = new Request(input, { ...init, redirect: "manual" });
      const { origin } = new URL(request.url);
      if (!allowed.has(origin)) {
        throw new ConnectorError("CONFIGURATION_INVALID", `${origin} is not among the hosts of this connection`);
      }
      const release = await slot();
      try {
        const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limits.timeoutMs)]);
        const response = await fetch(request, { signal });
        const body = await readBounded(response, limits.maxResponseBytes);
        const { status, statusText, headers } = response;
        const bodyless = status === 204 || status === 205 || status === 304;
        return new Response(bodyless ? null : body, { status, statusText, headers: withoutEncoding(headers) });
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

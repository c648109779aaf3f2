import {
  type ConnectorRegistry,
  type Context,
  createOpener,
  DEFAULT_POLICY,
  type DocumentFormat,
  keepConnection,
  type Policy,
  pauseConnection,
  type Runtime,
  type Stores,
} from "@erp-gateway/core";
import { errorResponse } from "./http/body.ts";
import { createEgress, type EgressLimits } from "./http/egress.ts";
import { createGraphqlEndpoint } from "./http/graphql-endpoint.ts";
import { receiveHook } from "./http/hook-endpoint.ts";
import { finishSignIn } from "./http/sign-in-endpoint.ts";
import type { SandboxAccess } from "./schema/sandbox.ts";
import type { TokenStore } from "./token/token-store.ts";
import { startWorker, type WorkerOptions } from "./worker/worker.ts";

export interface GatewayDeps {
  readonly stores: Stores;
  readonly tokens: TokenStore;
  readonly connectors: ConnectorRegistry;
  readonly format: DocumentFormat;
  readonly runtime: Runtime;
  readonly random: () => number;
  /** Calls to remote systems go through it, within their connection's hosts. */
  readonly fetch: typeof globalThis.fetch;
  readonly egress?: EgressLimits;
  /** Where hooks reach this gateway, no trailing slash. */
  readonly publicUrl: string;
  readonly policy?: Policy;
  readonly worker?: WorkerPace;
  /** Where this gateway runs with the sandbox: the schema can then play the outside world. */
  readonly sandbox?: SandboxAccess;
}

export interface Gateway {
  /** `/graphql`, `/hooks/{connectionId}`, `/sign-in/callback`, `/health/live`, `/health/ready`. */
  fetch(request: Request): Promise<Response>;
  /** Stops the worker after what is under way; the stores stay open. */
  close(): Promise<void>;
}

type WorkerPace = Omit<WorkerOptions, "random">;

const WORKER: WorkerPace = { concurrency: 8, leaseMs: 10_000, idleMs: 1_000 };
/** For the log only, as nginx writes it. */
const CLIENT_WENT_AWAY = 499;
const HOOKS_RETRY_MS = 5_000;
const HOOKS_REPEAT_MS = 10 * 60_000;

/** The whole gateway behind one `fetch`; its job worker runs from now on. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { stores, tokens, connectors, format, runtime, publicUrl, random } = deps;
  const open = createOpener({ connectors, runtime, stores, fetchFor: createEgress(deps.fetch, deps.egress) });
  const core: Context = { stores, runtime, connectors, format, policy: deps.policy ?? DEFAULT_POLICY, open, publicUrl };
  const graphql = createGraphqlEndpoint({ core, tokens, sandbox: deps.sandbox });
  const worker = startWorker(core, { ...(deps.worker ?? WORKER), random });
  const hooks = keepConnections(core);

  const route = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/graphql") return graphql(request);
    if (pathname === "/sign-in/callback" && request.method === "GET") return finishSignIn(core, request);
    if (pathname === "/health/live") return Response.json({ status: "live" });
    if (pathname === "/health/ready") return ready(core);
    const [, connectionId] = /^\/hooks\/([\w-]+)$/.exec(pathname) ?? [];
    if (connectionId !== undefined && request.method === "POST") return receiveHook(core, connectionId, request);
    return errorResponse(404, "NOT_FOUND", "there is nothing here; the API is at /graphql");
  };

  return {
    async fetch(request) {
      if (!URL.canParse(request.url)) return errorResponse(400, "BAD_REQUEST", "the Host header names no host");
      const startedAt = performance.now();
      const requestId = requestIdOf(request) ?? runtime.newId();
      const { pathname } = new URL(request.url);
      const response = await route(request).catch((error: unknown) => {
        if (request.signal.aborted) return new Response(null, { status: CLIENT_WENT_AWAY });
        runtime.log.error({ requestId, path: pathname, err: error }, "request failed by a defect");
        return errorResponse(500, "DEFECT", "something went wrong here; support finds it by the request id");
      });
      const durationMs = Math.round(performance.now() - startedAt);
      runtime.log.info(
        { requestId, method: request.method, path: pathname, status: response.status, durationMs },
        "request",
      );
      // On the answer itself: a copy would not tell a subscription that its client went away.
      response.headers.set("x-request-id", requestId);
      return response;
    },
    async close() {
      hooks.stop();
      await worker.stop();
    },
  };
}

/** A caller's own id is kept when it cannot forge log lines. */
function requestIdOf(request: Request): string | undefined {
  const id = request.headers.get("x-request-id");
  return id !== null && /^[\w.-]{1,64}$/.test(id) ? id : undefined;
}

async function ready({ stores }: Context): Promise<Response> {
  await stores.events.lastPosition();
  return Response.json({ status: "ready" });
}

/**
 * Keeps jobs and hooks of live connections in place: soon again where a remote does not take them, then now and then. A
 * remote that asks for a person pauses its connection, also when nothing is sent through it.
 */
function keepConnections(core: Context): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const keptAtMs = new Map<string, number>();
  const ensure = async (): Promise<boolean> => {
    let complete = true;
    for (const connection of await core.stores.connections.live()) {
      if (stopped) break;
      const nowMs = performance.now();
      if (nowMs - (keptAtMs.get(connection.id) ?? -HOOKS_REPEAT_MS) < HOOKS_REPEAT_MS) continue;
      try {
        await keepConnection(core, connection);
        keptAtMs.set(connection.id, nowMs);
      } catch (error) {
        core.runtime.log.warn({ connection: connection.id, err: error }, "hooks are not in place yet");
        if (!(await pauseConnection(core, connection.id, error))) complete = false;
      }
    }
    return complete;
  };
  const run = (): void => {
    ensure()
      .catch((error: unknown) => {
        core.runtime.log.error({ err: error }, "could not look after hooks");
        return false;
      })
      .then((complete) => {
        if (!stopped) timer = setTimeout(run, complete ? HOOKS_REPEAT_MS : HOOKS_RETRY_MS);
      });
  };
  run();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

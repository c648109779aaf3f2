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
import type { EvidenceSigner } from "./evidence/signing-key.ts";
import { refuseWithout } from "./http/authenticate.ts";
import { errorBody, errorResponse } from "./http/body.ts";
import { createEgress, type EgressLimits } from "./http/egress.ts";
import { sendEvidence } from "./http/evidence-endpoint.ts";
import { CLIENT_WENT_AWAY, createGraphqlEndpoint, type ShortAnswer } from "./http/graphql-endpoint.ts";
import { receiveHook } from "./http/hook-endpoint.ts";
import { finishSignIn } from "./http/sign-in-endpoint.ts";
import { exposition } from "./metrics/exposition.ts";
import { gatewayMetrics } from "./metrics/gateway-metrics.ts";
import { watchProcess } from "./metrics/process-metrics.ts";
import type { UncataloguedCodes } from "./metrics/uncatalogued-codes.ts";
import type { SandboxAccess } from "./schema/sandbox.ts";
import type { TokenStore } from "./token/token-store.ts";
import type { WebhookAllow } from "./webhook/webhook-allow.ts";
import { startFanOut } from "./webhook/webhook-fan-out.ts";
import { createWebhookWire } from "./webhook/webhook-wire.ts";
import { startLateSweep } from "./worker/late-sweep.ts";
import { startWorker, type WorkerOptions } from "./worker/worker.ts";

export interface GatewayDeps {
  readonly stores: Stores;
  readonly tokens: TokenStore;
  /** Signs evidence. */
  readonly evidence: EvidenceSigner;
  readonly connectors: ConnectorRegistry;
  readonly uncatalogued: UncataloguedCodes;
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
  /** Receivers of webhooks that may be private and may speak plain http. */
  readonly webhookAllow?: WebhookAllow;
  /** Between two signs of life of an idle subscription; default 5 seconds. */
  readonly heartbeatMs?: number;
  /** Where this gateway runs with the sandbox: the schema can then play the outside world. */
  readonly sandbox?: SandboxAccess;
}

export interface Gateway {
  /** `/graphql`, `/evidence/{id}`, `/hooks/{connectionId}`, `/sign-in/callback`, `/health/live`, `/health/ready`, `/metrics`. */
  fetch(request: Request): Promise<Response>;
  /** The short way for a POST of JSON to `/graphql`; see `GraphqlEndpoint`. */
  answer(
    request: GraphqlPost,
    readBody: () => Promise<Uint8Array | undefined>,
  ): Promise<ShortAnswer & { readonly requestId: string }>;
  /** Stops the worker after what is under way; the stores stay open. */
  close(): Promise<void>;
}

/** Of its headers, what matters. */
interface GraphqlPost {
  readonly authorization: string | undefined;
  /** The caller's own, if any. */
  readonly requestId: string | undefined;
}

type WorkerPace = Omit<WorkerOptions, "random">;

const WORKER: WorkerPace = { concurrency: 32, leaseMs: 10_000, idleMs: 1_000 };
const DEFECT = ["DEFECT", "something went wrong here; support finds it by the request id"] as const;
const HOOKS_RETRY_MS = 5_000;
const HOOKS_REPEAT_MS = 10 * 60_000;

/** The whole gateway behind one `fetch`; its job worker runs from now on. */
export function createGateway(deps: GatewayDeps): Gateway {
  const { stores, tokens, connectors, format, runtime, publicUrl, random, uncatalogued } = deps;
  const policy = deps.policy ?? DEFAULT_POLICY;
  const fetchFor = createEgress(deps.fetch, deps.egress);
  const open = createOpener({ connectors, runtime, stores, fetchFor, policy, noteUncatalogued: uncatalogued.note });
  const wire = createWebhookWire({ allow: deps.webhookAllow });
  const core: Context = { stores, runtime, connectors, format, policy, open, webhooks: wire, publicUrl };
  const graphql = createGraphqlEndpoint({ core, tokens, sandbox: deps.sandbox, heartbeatMs: deps.heartbeatMs });
  const worker = startWorker(core, { ...(deps.worker ?? WORKER), random });
  const webhooks = startFanOut(core, worker.wake);
  const hooks = keepConnections(core);
  const ownProcess = watchProcess();
  const lateSweep = startLateSweep(core);

  const route = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/graphql") return graphql.fetch(request);
    if (pathname === "/sign-in/callback" && request.method === "GET") return finishSignIn(core, request);
    if (pathname === "/health/live") return Response.json({ status: "live" });
    if (pathname === "/health/ready") return ready(core);
    if (pathname === "/metrics" && request.method === "GET") {
      return (await refuseWithout("READ", request, tokens)) ?? metrics();
    }
    const [, evidenceId] = /^\/evidence\/([\w=-]+)$/.exec(pathname) ?? [];
    if (evidenceId !== undefined && request.method === "GET") {
      return (await refuseWithout("READ", request, tokens)) ?? sendEvidence(core, deps.evidence, evidenceId);
    }
    const [, connectionId] = /^\/hooks\/([\w-]+)$/.exec(pathname) ?? [];
    if (connectionId !== undefined && request.method === "POST") return receiveHook(core, connectionId, request);
    return errorResponse(404, "NOT_FOUND", "there is nothing here; the API is at /graphql");
  };

  const failed = (requestId: string, path: string, error: unknown): void =>
    runtime.log.error({ requestId, path, err: error }, "request failed by a defect");
  const logRequest = (requestId: string, method: string, path: string, status: number, startedAt: number): void => {
    const durationMs = Math.round(performance.now() - startedAt);
    runtime.log.info({ requestId, method, path, status, durationMs }, "request");
  };

  const metrics = async (): Promise<Response> => {
    const text = exposition([...(await gatewayMetrics(core, uncatalogued)), ...ownProcess.read()]);
    return new Response(text, { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
  };

  return {
    async fetch(request) {
      if (!URL.canParse(request.url)) return errorResponse(400, "BAD_REQUEST", "the Host header names no host");
      const startedAt = performance.now();
      const requestId = requestIdOf(request.headers.get("x-request-id")) ?? runtime.newId();
      const { pathname } = new URL(request.url);
      const response = await route(request).catch((error: unknown) => {
        if (request.signal.aborted) return new Response(null, { status: CLIENT_WENT_AWAY });
        failed(requestId, pathname, error);
        return errorResponse(500, ...DEFECT);
      });
      logRequest(requestId, request.method, pathname, response.status, startedAt);
      // On the answer itself: a copy would not tell a subscription that its client went away.
      response.headers.set("x-request-id", requestId);
      return response;
    },
    async answer({ authorization, requestId: given }, readBody) {
      const startedAt = performance.now();
      const requestId = requestIdOf(given) ?? runtime.newId();
      const answer = await graphql.answer(authorization, readBody).catch((error: unknown): ShortAnswer => {
        failed(requestId, "/graphql", error);
        return { status: 500, json: JSON.stringify(errorBody(...DEFECT)) };
      });
      if (answer.json !== undefined) logRequest(requestId, "POST", "/graphql", answer.status, startedAt);
      return { ...answer, requestId };
    },
    async close() {
      hooks.stop();
      await webhooks.stop();
      ownProcess.stop();
      await lateSweep.stop();
      await worker.stop();
    },
  };
}

/** A caller's own id is kept when it cannot forge log lines. */
function requestIdOf(given: string | null | undefined): string | undefined {
  return given != null && /^[\w.-]{1,64}$/.test(given) ? given : undefined;
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

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fourPsBusinessCentral } from "@erp-gateway/connector-4ps-bc";
import { businessCentral } from "@erp-gateway/connector-business-central";
import { psb } from "@erp-gateway/connector-psb";
import {
  createConnectorRegistry,
  DEFAULT_POLICY,
  type Log,
  oneAtATime,
  type Policy,
  type Stores,
} from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import { createSandbox, type Sandbox, type SandboxOptions } from "@erp-gateway/sandbox";
import { DEFAULT_EGRESS } from "../src/http/egress.ts";
import {
  createEvidenceSigner,
  createGateway,
  createMovableClock,
  createRuntime,
  createSealer,
  createSqliteStores,
  createTokenStore,
  createUncataloguedCodes,
  type Gateway,
  type GatewayDeps,
  listen,
  newEvidenceKey,
  newTokenText,
  openDatabase,
  SCOPES,
  type Scope,
  tokenHash,
} from "../src/index.ts";
import { ALLOW_NOTHING, parseWebhookAllow } from "../src/webhook/webhook-allow.ts";
import { type Api, createApi } from "./api.ts";

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Fast enough for a test, slow enough to be polite. */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  pollInboxMs: 300,
  pollOutboxMs: 300,
  watchFirstMs: 50,
  watchHookedMs: 5_000,
  reconcileFirstMs: 50,
  absentAfterMs: 100,
  lookupFreshMs: 0,
  lateSweepMs: 100,
};

/** A gateway with a real database file and a real port, and the outside world on another one. */
export interface World {
  readonly api: Api;
  readonly sandbox: Sandbox;
  readonly url: string;
  /** Another caller. */
  apiWith(scopes: readonly Scope[]): Promise<Api>;
  /** Lets time pass for the gateway. */
  advance(byMs: number): void;
  /** Another gateway over the same stores, as after a new start of the process. */
  restart(): Promise<void>;
  /** @throws Error when a remote said what the error catalogue has no entry for */
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly sandbox?: SandboxOptions;
  readonly policy?: Partial<Policy>;
  readonly log?: Log;
  /** Receivers of webhooks; default this machine. */
  readonly webhookAllow?: readonly string[];
  readonly heartbeatMs?: number;
  /** What the gateway sees in place of the stores. */
  readonly stores?: (stores: Stores) => Stores;
  /** A remote says what the catalogue has no entry for, on purpose; else `close` fails. */
  readonly uncatalogued?: "expected";
  /** Adds the mutations that play the outside world. */
  readonly sandboxMutations?: boolean;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const sandbox = await createSandbox(options.sandbox);
  const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-"));
  const database = openDatabase(path.join(folder, "gateway.sqlite"));
  const tokens = createTokenStore(database);
  const clock = createMovableClock();
  const runtime = createRuntime(options.log ?? SILENT, clock);
  let gateway: Gateway | undefined;
  const server = await listen(() => gateway, "127.0.0.1", 0);
  const url = `http://127.0.0.1:${server.port}`;
  const uncatalogued = createUncataloguedCodes(runtime.log);
  const stores = createSqliteStores(database, createSealer([{ id: "test", key: new Uint8Array(32).fill(7) }]));
  const deps: GatewayDeps = {
    stores: options.stores?.(stores) ?? stores,
    tokens,
    uncatalogued,
    evidence: createEvidenceSigner(newEvidenceKey()),
    connectors: createConnectorRegistry([fourPsBusinessCentral, psb, businessCentral]),
    format: peppolFormat,
    runtime,
    random: Math.random,
    fetch: globalThis.fetch,
    publicUrl: url,
    policy: { ...POLICY, ...options.policy },
    // Remotes fail on purpose here, again and again: they are not to be left alone for it.
    egress: { ...DEFAULT_EGRESS, breaker: { failures: Number.POSITIVE_INFINITY, restMs: 0 } },
    webhookAllow: parseWebhookAllow(options.webhookAllow ?? ["127.0.0.1"]) ?? ALLOW_NOTHING,
    ...(options.heartbeatMs !== undefined && { heartbeatMs: options.heartbeatMs }),
    ...(options.sandboxMutations === true && {
      sandbox: {
        controlUrl: sandbox.controlUrl,
        fetch: globalThis.fetch,
        advanceClock: clock.advance,
        alone: oneAtATime(),
      },
    }),
  };
  gateway = createGateway(deps);
  const apiWith = async (scopes: readonly Scope[]): Promise<Api> => {
    const text = newTokenText().reveal();
    await tokens.add({ id: runtime.newId(), name: "test", scopes, createdAt: new Date() }, tokenHash(text));
    return createApi(url, text);
  };
  return {
    api: await apiWith(SCOPES),
    sandbox,
    url,
    apiWith,
    advance: clock.advance,
    async restart() {
      await gateway?.close();
      gateway = createGateway(deps);
    },
    async close() {
      await server.close();
      await gateway?.close();
      database.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
      const unknown = uncatalogued.all().map(({ code }) => code);
      if (options.uncatalogued !== "expected" && unknown.length > 0) {
        throw new Error(`no entry in the error catalogue: ${unknown.join(", ")}`);
      }
    },
  };
}

export const example = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), "utf8")) as Record<string, unknown>;

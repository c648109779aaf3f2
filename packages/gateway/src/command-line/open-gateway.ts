import { type Connector, type ConnectorRegistry, createConnectorRegistry } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import { destination, pino } from "pino";
import type { Config } from "../config.ts";
import { createGateway, type Gateway, type GatewayDeps } from "../gateway.ts";
import { listen } from "../http/listen.ts";
import { createMovableClock, createRuntime } from "../runtime.ts";
import type { openDatabase } from "../storage/sqlite/database.ts";
import { createSqliteStores } from "../storage/sqlite/sqlite-stores.ts";
import { createTokenStore, type TokenStore } from "../token/token-store.ts";
import { openDataFolder } from "./data-folder.ts";
import { UserMistake } from "./user-mistake.ts";

export interface RunningGateway {
  readonly gateway: Gateway;
  readonly tokens: TokenStore;
  readonly url: string;
  close(): Promise<void>;
}

export interface Opening {
  /** Keeps the screen free. */
  readonly logToFile?: boolean;
  /** That it runs with, and how far its clock is ahead of real time. */
  readonly sandbox?: { readonly controlUrl: string; readonly aheadMs: number };
  /** For a program that watches or disturbs a gateway from within: what to make of its parts before they are used. */
  readonly adapt?: (deps: GatewayDeps) => GatewayDeps;
  readonly openDatabase?: typeof openDatabase;
}

/** Database, worker and HTTP server as the config says. */
export async function openGateway(
  config: Config,
  connectors: readonly Connector[],
  { logToFile = false, sandbox, adapt = (deps) => deps, openDatabase: open }: Opening = {},
): Promise<RunningGateway> {
  const { database, sealer, logFile } = openDataFolder(config, open);
  const log = pino({ level: config.logLevel }, destination(logToFile ? { dest: logFile, sync: false } : 1));
  const registry: ConnectorRegistry = createConnectorRegistry(connectors);
  const tokens = createTokenStore(database);
  let gateway: Gateway | undefined;
  const server = await listen(
    { fetch: (request) => gateway?.fetch(request) ?? starting() },
    config.host,
    config.port,
  ).catch((error: unknown) => {
    database.close();
    throw portMistake(error, config);
  });
  const url = `http://${config.host}:${server.port}`;
  const clock = createMovableClock(sandbox?.aheadMs);
  const deps: GatewayDeps = {
    stores: createSqliteStores(database, sealer),
    tokens,
    connectors: registry,
    format: peppolFormat,
    runtime: createRuntime(log, clock),
    ...(sandbox !== undefined && {
      sandbox: { controlUrl: sandbox.controlUrl, fetch: globalThis.fetch, advanceClock: clock.advance },
    }),
    random: Math.random,
    fetch: globalThis.fetch,
    publicUrl: config.publicUrl ?? url,
    policy: config.policy,
  };
  gateway = createGateway(adapt(deps));
  const running = gateway;
  return {
    gateway,
    tokens,
    url,
    async close() {
      await server.close();
      await running.close();
      database.close();
    },
  };
}

const starting = async (): Promise<Response> => Response.json({ status: "starting" }, { status: 503 });

function portMistake(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new UserMistake(`port ${port} on ${host} is in use; choose another one with ERP_GATEWAY_PORT`);
  if (code === "EACCES" || code === "EADDRNOTAVAIL")
    return new UserMistake(`cannot listen on ${host}:${port} (${code})`);
  return error;
}

import { watchCodes } from "../catalogue/watch-codes.ts";
import type { Ports } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import type { ConnectorRegistry } from "../connector/registry.ts";
import { rememberLookups } from "../connector/remembered-lookups.ts";
import { parseSettings } from "../connector/settings.ts";
import type { GrantKeeper } from "../connector/sign-in.ts";
import type { Policy } from "../context/policy.ts";
import type { Runtime } from "../runtime.ts";
import type { Stores } from "../store/stores.ts";
import type { Connection } from "./connection.ts";
import { oneAtATime } from "./one-at-a-time.ts";

export interface OpenerDeps {
  readonly connectors: ConnectorRegistry;
  readonly runtime: Runtime;
  readonly stores: Pick<Stores, "connections">;
  /** A `fetch` that reaches these origins only, with size and time limits. */
  readonly fetchFor: (origins: readonly string[]) => typeof globalThis.fetch;
  readonly policy: Pick<Policy, "lookupFreshMs">;
  /** Told of each code of a remote that the catalogue has no advice for. */
  readonly noteUncatalogued: (code: string, connectorId: string) => void;
}

/**
 * Opens connections, once per revision: tokens that a connector caches live as long as its settings. Ports of an earlier
 * revision may still be at work, so what must not happen twice at a time is queued by connection.
 */
export function createOpener(deps: OpenerDeps): (connection: Connection) => Ports {
  const { connectors, runtime, stores, fetchFor, policy, noteUncatalogued } = deps;
  const opened = new Map<string, { readonly revision: number; readonly ports: Ports }>();
  const keepers = new Map<string, GrantKeeper>();
  const keeperOf = (id: string): GrantKeeper => {
    const keeper = keepers.get(id) ?? {
      read: () => stores.connections.grant(id),
      replace: (before, next) => stores.connections.replaceGrant(id, before, next),
      alone: oneAtATime(),
    };
    keepers.set(id, keeper);
    return keeper;
  };
  return (connection) => {
    const known = opened.get(connection.id);
    if (known?.revision === connection.revision) return known.ports;
    const connector = connectors.find(connection.connectorId);
    if (connector === undefined) {
      throw new ConnectorError("CONFIGURATION_INVALID", `connector "${connection.connectorId}" is not installed`);
    }
    const settings = parseSettings(connector.settings, rawSettings(connection));
    if (!settings.ok) {
      throw new ConnectorError("CONFIGURATION_INVALID", settings.faults.map(({ path }) => path).join(", "));
    }
    const { environment } = connection;
    const fetch = fetchFor(connector.hosts(settings.value, environment));
    const grant = keeperOf(connection.id);
    const { clock, log } = runtime;
    const connected = connector.connect(settings.value, environment, { fetch, clock, log, grant });
    const delivery = connected.delivery && rememberLookups(connected.delivery, clock, policy.lookupFreshMs);
    const remembering: Ports = { ...connected, ...(delivery && { delivery }) };
    const ports = watchCodes(remembering, (code) => noteUncatalogued(code, connection.connectorId));
    opened.set(connection.id, { revision: connection.revision, ports });
    return ports;
  };
}

/** Settings as they were entered, secrets in place; for the connector's own parser only. */
export function rawSettings({ settings, secrets }: Pick<Connection, "settings" | "secrets">): Record<string, unknown> {
  const revealed = Object.entries(secrets).filter(([name]) => !name.startsWith("$"));
  return { ...settings, ...Object.fromEntries(revealed.map(([name, { secret }]) => [name, secret.reveal()])) };
}

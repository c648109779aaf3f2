import { CONNECTOR_INTERFACE_VERSION, type Connector } from "./connector.ts";

/** The connectors this gateway runs with. */
export interface ConnectorRegistry {
  find(id: string): Connector | undefined;
  all(): readonly Connector[];
}

/** @throws RangeError when an id is malformed or taken twice, or a connector was written for another interface version */
export function createConnectorRegistry(connectors: readonly Connector[]): ConnectorRegistry {
  const byId = new Map<string, Connector>();
  for (const connector of connectors) {
    const { id, interfaceVersions } = connector.manifest;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new RangeError(`connector id "${id}" is not kebab case`);
    if (byId.has(id)) throw new RangeError(`two connectors call themselves "${id}"`);
    if (CONNECTOR_INTERFACE_VERSION < interfaceVersions.from || CONNECTOR_INTERFACE_VERSION > interfaceVersions.to) {
      throw new RangeError(
        `connector "${id}" works with interface versions ${interfaceVersions.from} to ${interfaceVersions.to}, this gateway speaks ${CONNECTOR_INTERFACE_VERSION}`,
      );
    }
    byId.set(id, connector);
  }
  return { find: (id) => byId.get(id), all: () => [...byId.values()] };
}

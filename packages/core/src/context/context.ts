import type { Connection } from "../connection/connection.ts";
import type { Ports } from "../connector/connector.ts";
import type { ConnectorRegistry } from "../connector/registry.ts";
import type { DocumentFormat } from "../invoice/document-format.ts";
import type { Runtime } from "../runtime.ts";
import type { Command } from "../store/change.ts";
import type { Stores } from "../store/stores.ts";
import type { WebhookWire } from "../webhook/webhook-wire.ts";
import type { Policy } from "./policy.ts";

/** What every use case works with. */
export interface Context {
  readonly stores: Stores;
  readonly runtime: Runtime;
  readonly connectors: ConnectorRegistry;
  readonly format: DocumentFormat;
  readonly policy: Policy;
  /** The ports of a connection, opened once per revision. @throws ConnectorError `CONFIGURATION_INVALID` */
  readonly open: (connection: Connection) => Ports;
  readonly webhooks: WebhookWire;
  /** Where this gateway can be reached by hooks, no trailing slash. */
  readonly publicUrl: string;
}

/** The caller's side of a command; the use case adds the result. */
export type Request = Omit<Command, "result">;

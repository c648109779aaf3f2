import type { z } from "zod";
import type { Result } from "../fault.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Clock, Log } from "../runtime.ts";
import type { AccountPort } from "./account.ts";
import type { DeliveryPort } from "./delivery.ts";
import type { ErpPort } from "./erp.ts";
import type { HooksPort } from "./hooks.ts";
import type { InboxPort } from "./inbox.ts";
import type { SetupStep } from "./setup.ts";
import type { GrantKeeper, SignInPort } from "./sign-in.ts";

/** Version of this interface; a connector states the range it was written for. Raised on a breaking change. */
export const CONNECTOR_INTERFACE_VERSION = 1;

/** The environments an operator chooses between; each connector has its own base URLs for them. */
export type Environment = "ACCEPTANCE" | "PRODUCTION";

/** eConnect's plans, lowest first (econnect-platform §6.1). */
export const SUBSCRIPTIONS = ["INVOICE_PORTAL", "BASIC", "PROFESSIONAL", "SLA"] as const;
export type Subscription = (typeof SUBSCRIPTIONS)[number];

export interface Manifest {
  /** Kebab case. Stored in the database, so never renamed. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Interface versions this connector works with, both ends included. */
  readonly interfaceVersions: { readonly from: number; readonly to: number };
  readonly documentationUrl: string;
  /** As vendors print it, e.g. `API (API31 + subscription key)`. */
  readonly integrationMethod: string;
  readonly direction: "SEND" | "RECEIVE" | "BOTH";
  readonly minimumSubscription: Subscription;
  readonly contractRequired: boolean;
}

/** What a remote system can do for us. A capability is a port that exists; there is no flag beside it. */
export interface Ports {
  readonly account: AccountPort;
  readonly signIn?: SignInPort;
  readonly delivery?: DeliveryPort;
  readonly inbox?: InboxPort;
  readonly hooks?: HooksPort;
  readonly erp?: ErpPort;
}

export interface ConnectorDeps {
  /** Already limited: only `hosts(settings)`, with size and time bounds. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly log: Log;
  /** The grant of this connection; what its `signIn` made. */
  readonly grant: GrantKeeper;
}

/** A connector is data and one function. */
export interface Connector<Schema extends z.ZodObject = z.ZodObject, Provided extends Ports = Ports> {
  readonly manifest: Manifest;
  /**
   * Drives the form (as JSON Schema) and parses what is stored. Flat; a field made with `secretField` is write-only
   * and arrives as a `Secret`.
   */
  readonly settings: Schema;
  /**
   * How source records of this ERP become invoices. Sending profiles override it row by row; `PostedInvoice.source` comes
   * with it. Without one, invoices are taken as they come.
   */
  readonly defaultMapping?: Mapping;
  /**
   * Reads settings out of one text that people paste, as the vendor's screen puts it on the clipboard. What it does not
   * hold is left out.
   */
  readPasted?(pasted: string, path: string): Result<Readonly<Record<string, string>>>;
  /** The vendor's installation guide, in order. */
  readonly setup?: readonly SetupStep[];
  /** Origins that these settings make us talk to: the egress allow-list, e.g. `https://psb.econnect.eu`. */
  hosts(settings: z.output<Schema>, environment: Environment): readonly string[];
  /** What a grant depends on, as one text: settings that change it make the grant void. */
  grantedFor?(settings: z.output<Schema>, environment: Environment): string;
  /** Opens nothing yet: the first call on a port does. */
  connect(settings: z.output<Schema>, environment: Environment, deps: ConnectorDeps): Provided;
}

/** Keeps the settings type and the provided ports of a connector while checking it against the interface. */
export const defineConnector = <Schema extends z.ZodObject, Provided extends Ports>(
  connector: Connector<Schema, Provided>,
): Connector<Schema, Provided> => connector;

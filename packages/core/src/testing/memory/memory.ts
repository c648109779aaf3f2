import type { Autopilot } from "../../autopilot/autopilot.ts";
import type { Connection } from "../../connection/connection.ts";
import type { Grant } from "../../connector/sign-in.ts";
import type { Customer } from "../../customer/customer.ts";
import type { Delivery } from "../../delivery/delivery.ts";
import type { RecordedEvent, StatusHolder } from "../../event/event.ts";
import type { InboundDocument } from "../../inbound/inbound-document.ts";
import type { InvoiceRecord } from "../../invoice/invoice-record.ts";
import type { ClaimedJob, DeadJob } from "../../job/job.ts";
import type { MappingVersion } from "../../mapping/mapping.ts";
import type { Organization } from "../../organization/organization.ts";
import type { SendingProfile } from "../../sending-profile/sending-profile.ts";
import type { Command } from "../../store/change.ts";
import type { WebhookEndpoint } from "../../webhook/webhook-endpoint.ts";
import type { WebhookMessage } from "../../webhook/webhook-message.ts";
import type { WorkItem } from "../../worklist/work-item.ts";

/** What the stores hold. Values are never changed, only replaced. */
export interface Memory {
  readonly organizations: Map<string, Organization>;
  readonly connections: Map<string, Connection>;
  readonly profiles: Map<string, SendingProfile>;
  /** By profile, in the order of their versions. */
  readonly mappings: Map<string, readonly MappingVersion[]>;
  readonly customers: Map<string, Customer>;
  readonly invoices: Map<string, InvoiceRecord>;
  readonly deliveries: Map<string, Delivery>;
  readonly inbound: Map<string, InboundDocument>;
  readonly autopilots: Map<string, Autopilot>;
  /** In the order of their positions. */
  readonly events: RecordedEvent[];
  /** Ranks of the states, by `rankKey`. */
  readonly ranks: Map<string, number>;
  readonly jobs: Map<string, HeldJob>;
  /** By `compoundKey(scope, idempotencyKey)`. */
  readonly commands: Map<string, Command>;
  /** By `compoundKey(connectionId, name)`. */
  readonly cursors: Map<string, string>;
  readonly documents: Map<string, Uint8Array>;
  /** By connection. */
  readonly grants: Map<string, Grant>;
  readonly webhooks: Map<string, WebhookEndpoint>;
  readonly webhookMessages: Map<string, WebhookMessage>;
  /** By id. */
  readonly work: Map<string, WorkItem>;
  readonly listeners: Set<() => void>;
}

export interface HeldJob {
  /** `attempt` counts the claims so far. */
  readonly job: ClaimedJob;
  readonly leaseUntil?: Date;
  readonly dead?: Pick<DeadJob, "deadAt" | "reason">;
}

export const createMemory = (): Memory => ({
  organizations: new Map(),
  connections: new Map(),
  profiles: new Map(),
  mappings: new Map(),
  customers: new Map(),
  invoices: new Map(),
  deliveries: new Map(),
  inbound: new Map(),
  autopilots: new Map(),
  events: [],
  ranks: new Map(),
  jobs: new Map(),
  commands: new Map(),
  cursors: new Map(),
  documents: new Map(),
  grants: new Map(),
  webhooks: new Map(),
  webhookMessages: new Map(),
  work: new Map(),
  listeners: new Set(),
});

export const compoundKey = (...parts: readonly string[]): string => JSON.stringify(parts);

export const rankKey = (holder: StatusHolder, id: string): string => compoundKey(holder, id);

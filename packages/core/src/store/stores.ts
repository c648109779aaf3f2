import type { Autopilot } from "../autopilot/autopilot.ts";
import type { Connection } from "../connection/connection.ts";
import type { Grant } from "../connector/sign-in.ts";
import type { Customer } from "../customer/customer.ts";
import type { Attempt, Delivery, DeliveryState, Settlement } from "../delivery/delivery.ts";
import type { RecordedEvent, SubjectType } from "../event/event.ts";
import type { InboundDocument, InboundResponse } from "../inbound/inbound-document.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { InvoiceRecord } from "../invoice/invoice-record.ts";
import type { InvoiceState } from "../invoice/invoice-state.ts";
import type { ClaimedJob, DeadJob, JobKind, NewJob } from "../job/job.ts";
import type { MappingVersion } from "../mapping/mapping.ts";
import type { Organization } from "../organization/organization.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { WebhookEndpoint, WebhookSubscriber } from "../webhook/webhook-endpoint.ts";
import type { WebhookMessage, WebhookMessageState } from "../webhook/webhook-message.ts";
import type { WorkItem, WorkKind } from "../worklist/work-item.ts";
import type { Change, Command, CommandResult } from "./change.ts";
import type { PageRequest } from "./page.ts";

/**
 * The ports to storage. Every writing method is one transaction: its own write and the whole `Change`, or nothing.
 * Writing methods throw `CommandTaken` when the command's key is there already. Lists are newest first.
 */
export interface Stores {
  readonly organizations: OrganizationStore;
  readonly connections: ConnectionStore;
  readonly profiles: SendingProfileStore;
  readonly mappings: MappingStore;
  readonly customers: CustomerStore;
  readonly invoices: InvoiceStore;
  readonly deliveries: DeliveryStore;
  readonly inbound: InboundStore;
  readonly autopilots: AutopilotStore;
  readonly worklist: WorklistStore;
  readonly events: EventStore;
  readonly webhooks: WebhookStore;
  readonly jobs: JobStore;
  readonly commands: CommandStore;
  readonly documents: DocumentStore;
  readonly figures: FigureStore;
}

interface OrganizationScope {
  readonly organizationId?: string;
}

export interface OrganizationStore {
  /** Inserts, or replaces by id all but the state. `taken` when another organization has one of the identifiers. */
  save(organization: Organization, change: Change): Promise<"stored" | "taken">;
  byId(id: string): Promise<Organization | undefined>;
  list(page: PageRequest): Promise<readonly Organization[]>;
}

export interface ConnectionStore {
  create(connection: Connection, change: Change): Promise<void>;
  /** `stale` when `connection.revision - 1` is not the stored revision: somebody changed it in between. */
  update(connection: Connection, change: Change): Promise<"stored" | "stale">;
  byId(id: string): Promise<Connection | undefined>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly Connection[]>;
  /** Every connection that is LIVE. */
  live(): Promise<readonly Connection[]>;
  /** What a person granted it, if anything. */
  grant(connectionId: string): Promise<Grant | undefined>;
  /** In place of the one before. */
  keepGrant(connectionId: string, grant: Grant, change: Change): Promise<void>;
  /** @returns false, and changes nothing, when `before` is no longer the grant */
  replaceGrant(connectionId: string, before: Grant, next: Grant): Promise<boolean>;
  /** Where reading of a remote list stopped. */
  cursor(connectionId: string, name: CursorName): Promise<string | undefined>;
  moveCursor(connectionId: string, name: CursorName, value: string): Promise<void>;
}

export type CursorName = "inbox" | "outbox" | "posted-invoices";

export interface SendingProfileStore {
  /**
   * Inserts, or replaces by id all but the mapping version. A new default takes the flag from the old one. `taken` when
   * another profile has the code.
   */
  save(profile: SendingProfile, change: Change): Promise<"stored" | "taken">;
  byId(id: string): Promise<SendingProfile | undefined>;
  defaultOf(organizationId: string): Promise<SendingProfile | undefined>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly SendingProfile[]>;
}

/** The mappings of sending profiles; versions are never changed. */
export interface MappingStore {
  /** Adds a version and makes it the profile's current one. `stale` when it is not the one after the newest. */
  save(mapping: MappingVersion, change: Change): Promise<"stored" | "stale">;
  /** The profile goes without a mapping; its versions stay. `absent` when it did already. */
  remove(profileId: string, change: Change): Promise<"stored" | "absent">;
  byVersion(profileId: string, version: number): Promise<MappingVersion | undefined>;
  /** Newest first. */
  versions(profileId: string, limit: number): Promise<readonly MappingVersion[]>;
}

export interface CustomerStore {
  /** Inserts or replaces by id. `taken` when another card has the number. */
  save(customer: Customer, change: Change): Promise<"stored" | "taken">;
  byId(id: string): Promise<Customer | undefined>;
  byNumber(organizationId: string, number: string): Promise<Customer | undefined>;
  /** Whether invoices of some card go out through the connection, by the card's profile or by the default one. */
  anyThrough(connectionId: string): Promise<boolean>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly Customer[]>;
}

export interface InvoiceFilter extends OrganizationScope {
  readonly state?: InvoiceState;
  readonly customerId?: string;
  /** Only those that the ERP's source record was kept with. */
  readonly withSource?: true;
}

export interface InvoiceStore {
  /** `taken`: an invoice of this organization that was not cancelled has the number already, or the ERP reference. */
  add(invoice: InvoiceRecord, change: Change): Promise<"stored" | "taken">;
  /** Replaces the content of a draft. `frozen` when it is none any more. */
  revise(id: string, customerId: string, content: Invoice, change: Change): Promise<"stored" | "taken" | "frozen">;
  /**
   * Moves the invoice on, with the delivery that makes it so, if any: delivery, its bytes, job and events in one go.
   * `conflict` when its state is not one of `from` any more.
   */
  advance(
    id: string,
    from: readonly InvoiceState[],
    delivery: QueuedDelivery | undefined,
    change: Change,
  ): Promise<"stored" | "conflict">;
  byId(id: string): Promise<InvoiceRecord | undefined>;
  byErpReference(organizationId: string, reference: string): Promise<InvoiceRecord | undefined>;
  list(page: PageRequest, filter: InvoiceFilter): Promise<readonly InvoiceRecord[]>;
}

export interface QueuedDelivery {
  readonly delivery: Delivery;
  readonly bytes: Uint8Array;
}

export interface DeliveryStore {
  /** Durable before the caller may touch the wire. Rejects when an attempt of this number was started: another worker has it. */
  startAttempt(deliveryId: string, attempt: Attempt): Promise<void>;
  /** Keeps a person's word, and the reference if they know it. `conflict` when the state is not UNKNOWN any more. */
  settle(
    deliveryId: string,
    settlement: Settlement,
    reference: string | undefined,
    change: Change,
  ): Promise<"stored" | "conflict">;
  /**
   * Up to `limit` whose state began at a moment or before, oldest first, and that no item of this kind is about. What
   * was accepted by a person's word alone is left out: nobody will tell a verdict.
   */
  late(state: DeliveryState, since: Date, kind: WorkKind, limit: number): Promise<readonly Delivery[]>;
  /** Those of the connection whose state is QUEUED. */
  queuedThrough(connectionId: string): Promise<readonly Delivery[]>;
  /** Closes the attempt with that number; `reference` is kept once known. */
  recordAttempt(deliveryId: string, attempt: Attempt, reference: string | undefined, change: Change): Promise<void>;
  byId(id: string): Promise<Delivery | undefined>;
  /**
   * Those with one of these references that went through the connection, or through another one of the same
   * organization, connector and environment: a revoked one that this one replaces.
   */
  byReferences(connectionId: string, references: readonly string[]): Promise<readonly Delivery[]>;
  /** In their sequence. */
  ofInvoice(invoiceId: string): Promise<readonly Delivery[]>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly Delivery[]>;
}

export interface InboundFilter extends OrganizationScope {
  readonly state?: InboundDocument["state"];
}

export interface InboundStore {
  /**
   * Known references (same connection) are left out, and counted as new once more when they were fetched, or could not
   * be, and `again` is a later offer than the last one taken: then `again` is stored. Moves the cursor in the same transaction. Returns how
   * many were new.
   */
  announce(
    announced: readonly Announcement[],
    cursor: { readonly connectionId: string; readonly value: string } | undefined,
    change: Change,
  ): Promise<number>;
  /**
   * Stores the raw bytes, once, and their hash: the second level of de-duplication. A duplicate is written as one,
   * with the change for it, when a document of the organization has this content that came through the same
   * connection or was claimed for import by `identify`. Returns its id. Repeating gives the same answer.
   */
  receive(
    id: string,
    bytes: Uint8Array,
    contentHash: string,
    change: Change,
    ifDuplicate: (duplicateOf: string) => Change,
  ): Promise<string | undefined>;
  /**
   * Claims the supplier's document for import: the third level of de-duplication. Returns the id of the document that
   * has this supplier, number and date already, or `undefined` when this one now holds it: a document that needs
   * attention or was undone gives its claim up to the newcomer, which may be its correction. Repeating is harmless.
   */
  identify(id: string, supplier: NonNullable<InboundDocument["supplier"]>): Promise<string | undefined>;
  /** Keeps a PDF that the remote drew of the document. */
  keepPdf(id: string, bytes: Uint8Array, pdfHash: string, change: Change): Promise<void>;
  /** Writes what changed besides the state, which follows from the events. */
  record(id: string, changed: InboundChange, change: Change): Promise<void>;
  byId(id: string): Promise<InboundDocument | undefined>;
  /** By the remote's id; of several offers the latest. */
  byRemoteReference(connectionId: string, reference: string): Promise<InboundDocument | undefined>;
  list(page: PageRequest, filter: InboundFilter): Promise<readonly InboundDocument[]>;
  /**
   * Up to `limit` whose state began at a moment or before, oldest first, and that no item of this kind is about. Of
   * those that are RECEIVED only where an autopilot is to import them.
   */
  late(
    state: "ANNOUNCED" | "RECEIVED",
    since: Date,
    kind: WorkKind,
    limit: number,
  ): Promise<readonly InboundDocument[]>;
}

export interface WorklistStore {
  byId(id: string): Promise<WorkItem | undefined>;
  list(page: PageRequest, filter: WorkFilter): Promise<readonly WorkItem[]>;
}

export interface WorkFilter extends OrganizationScope {
  readonly kind?: WorkKind;
}

export interface Announcement {
  readonly document: InboundDocument;
  /** Applied only when the reference is new. */
  readonly change: Change;
  /** What to store instead when the reference is known and on offer once more. */
  readonly again?: { readonly document: InboundDocument; readonly change: Change };
}

/** `undefined` clears a field; an absent key leaves it. A response is never cleared, and never replaces a later one. */
export interface InboundChange {
  readonly attention?: InboundDocument["attention"] | undefined;
  readonly duplicateOf?: string | undefined;
  readonly erp?: InboundDocument["erp"] | undefined;
  readonly response?: InboundResponse;
  readonly run?: number;
}

export interface AutopilotStore {
  /** Inserts or replaces by id. `taken` when another autopilot has the eConnect connection. */
  save(autopilot: Autopilot, change: Change): Promise<"stored" | "taken">;
  byId(id: string): Promise<Autopilot | undefined>;
  forConnection(connectionId: string): Promise<Autopilot | undefined>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly Autopilot[]>;
}

export interface EventFilter extends OrganizationScope {
  readonly subject?: { readonly type: SubjectType; readonly id: string };
}

export interface EventStore {
  /** Facts that come with nothing else to write, e.g. from a hook. */
  append(change: Change): Promise<void>;
  /** Oldest first, positions above `position`. */
  after(position: number, limit: number, filter: EventFilter): Promise<readonly RecordedEvent[]>;
  /** The last `limit` of them, oldest first. */
  newest(limit: number, filter: EventFilter): Promise<readonly RecordedEvent[]>;
  /** Position of the newest event; 0 when there is none. */
  lastPosition(): Promise<number>;
  /** Called after each commit that appended events, and only then. Returns the function that stops it. */
  watch(listener: () => void): () => void;
}

export interface WebhookFilter {
  readonly endpointId: string;
  readonly state?: WebhookMessageState;
}

export interface WebhookStore {
  create(endpoint: WebhookEndpoint, change: Change): Promise<void>;
  /** Replaces all but the cursor. `stale` when `endpoint.revision - 1` is not the stored revision. */
  update(endpoint: WebhookEndpoint, change: Change): Promise<"stored" | "stale">;
  /** Its messages too. */
  remove(endpointId: string, change: Change): Promise<void>;
  /** Events after `position` become messages, also those that did already. */
  rewind(endpointId: string, position: number, change: Change): Promise<void>;
  byId(endpointId: string): Promise<WebhookEndpoint | undefined>;
  list(page: PageRequest, filter: OrganizationScope): Promise<readonly WebhookEndpoint[]>;
  /** The ACTIVE endpoints. */
  subscribers(): Promise<readonly WebhookSubscriber[]>;
  /**
   * Moves cursors, each together with the messages and jobs that it brings; one that is not at `from` any more stays,
   * without any of these. A message that has ended already waits for a first attempt again, one that waits goes on.
   */
  fanOut(steps: readonly FanOutStep[]): Promise<void>;
  /** Replaces the message, unless it was removed since. */
  record(message: WebhookMessage, change: Change): Promise<void>;
  /** Those of them that have ended wait for a first attempt again. `waiting`, and nothing written, when none has. */
  redrive(messageIds: readonly string[], nextAttemptAt: Date, change: Change): Promise<"stored" | "waiting">;
  message(messageId: string): Promise<WebhookMessage | undefined>;
  messages(page: PageRequest, filter: WebhookFilter): Promise<readonly WebhookMessage[]>;
}

export interface FanOutStep {
  readonly endpointId: string;
  readonly from: number;
  readonly to: number;
  readonly messages: readonly WebhookMessage[];
  readonly jobs: readonly NewJob[];
}

/** How many jobs to take at most, and how many of one lane may be under way. */
export interface ClaimLimits {
  readonly total: number;
  readonly perLane: (lane: string) => number;
}

export interface JobStore {
  /**
   * Takes due jobs whose connection is not paused: of each lane the oldest, and the lanes take turns, so that a long
   * queue in one keeps no other waiting. A claimed job belongs to the caller until `leaseUntil`; then, or when the
   * process died, it can be claimed again. No two callers get one job.
   */
  claim(now: Date, leaseUntil: Date, limits: ClaimLimits): Promise<readonly ClaimedJob[]>;
  /** Keeps the lease of running jobs; a job that has none any more gets none. */
  extend(keys: readonly string[], leaseUntil: Date): Promise<void>;
  /** Completes the job together with what it led to. */
  finish(key: string, change: Change): Promise<void>;
  /** Runs it again later; `attempt` and `defects` count on unless `fresh`. */
  postpone(key: string, runAt: Date, options?: { readonly fresh?: boolean; readonly defect?: boolean }): Promise<void>;
  /** Sets it aside. It keeps its key: what is enqueued under it changes nothing. */
  bury(key: string, deadAt: Date, reason: string, change: Change): Promise<void>;
  /** Those set aside, by their keys. */
  dead(page: PageRequest): Promise<readonly DeadJob[]>;
  deadByKey(key: string): Promise<DeadJob | undefined>;
  /** Puts a dead one back as if it were new. */
  redrive(key: string, runAt: Date, change: Change): Promise<"stored" | "absent">;
  /**
   * When the next job falls due or the next lease ends, for a worker that sleeps until then.
   * @param after - what was due by then is left out: there it is, or it waits for its lane
   */
  nextRunAt(after?: Date): Promise<Date | undefined>;
}

export interface CommandStore {
  find(scope: string, idempotencyKey: string): Promise<Command | undefined>;
}

export interface DocumentStore {
  /** The exact bytes by their SHA-256. */
  bytes(contentHash: string): Promise<Uint8Array | undefined>;
}

export interface FigureStore {
  /** What there is to do and what became of it, counted at one moment; what there is none of is left out. Cheap. */
  count(now: Date): Promise<Figures>;
}

export interface Figures {
  /** `leased`: a worker has it. `due`: one should. `waiting`: its time has not come, or its lane is paused. `dead`: set aside. */
  readonly jobs: readonly { readonly kind: JobKind; readonly state: JobFigure; readonly count: number }[];
  readonly deliveries: readonly { readonly state: DeliveryState; readonly count: number }[];
}

export type JobFigure = "waiting" | "due" | "leased" | "dead";

export type { Change, Command, CommandResult, PageRequest };

import { blob, index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";

/** Rows as `migrations.ts` made them. Instants are milliseconds since 1970, JSON is text, booleans are 0 and 1. */
const id = () => text("id").primaryKey();
const organizationId = () => text("organization_id").notNull();
const createdAt = () => integer("created_at", { mode: "timestamp_ms" }).notNull();
const status = () => ({
  state: text("state").notNull(),
  stateRank: integer("state_rank").notNull(),
  stateSince: integer("state_since", { mode: "timestamp_ms" }),
});

export const organizations = sqliteTable("organizations", {
  id: id(),
  legalName: text("legal_name").notNull(),
  vatNumber: text("vat_number"),
  companyId: text("company_id"),
  subscription: text("subscription").notNull(),
  apiContract: integer("api_contract", { mode: "boolean" }).notNull(),
  ...status(),
  createdAt: createdAt(),
});

export const organizationIdentifiers = sqliteTable("organization_identifiers", {
  identifier: text("identifier").primaryKey(),
  organizationId: organizationId(),
  position: integer("position").notNull(),
});

export const connections = sqliteTable("connections", {
  id: id(),
  organizationId: organizationId(),
  connectorId: text("connector_id").notNull(),
  title: text("title").notNull(),
  environment: text("environment").notNull(),
  settings: text("settings").notNull(),
  /** Name → { seal, setAt }: sealed, never readable in the file. */
  secrets: text("secrets").notNull(),
  ...status(),
  revision: integer("revision").notNull(),
  lastTest: text("last_test"),
  confirmed: text("confirmed"),
  createdAt: createdAt(),
});

export const cursors = sqliteTable(
  "cursors",
  { connectionId: text("connection_id").notNull(), name: text("name").notNull(), value: text("value").notNull() },
  (table) => [primaryKey({ columns: [table.connectionId, table.name] })],
);

export const sendingProfiles = sqliteTable("sending_profiles", {
  id: id(),
  organizationId: organizationId(),
  code: text("code").notNull(),
  isDefault: integer("is_default", { mode: "boolean" }).notNull(),
  processingMode: text("processing_mode").notNull(),
  connectionId: text("connection_id").notNull(),
  format: text("format").notNull(),
  sendViaPeppol: integer("send_via_peppol", { mode: "boolean" }).notNull(),
  mappingVersion: integer("mapping_version"),
  createdAt: createdAt(),
});

export const mappingVersions = sqliteTable(
  "mapping_versions",
  {
    profileId: text("profile_id").notNull(),
    version: integer("version").notNull(),
    rows: text("rows").notNull(),
    savedAt: integer("saved_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.profileId, table.version] })],
);

export const customers = sqliteTable("customers", {
  id: id(),
  organizationId: organizationId(),
  number: text("number").notNull(),
  name: text("name").notNull(),
  endpointId: text("endpoint_id").notNull(),
  legalId: text("legal_id"),
  vatNumber: text("vat_number"),
  sendingProfileId: text("sending_profile_id"),
  electronicInvoicing: text("electronic_invoicing").notNull(),
  createdAt: createdAt(),
});

/** Bytes of documents, once each, raw deflate. */
export const documents = sqliteTable("documents", {
  hash: text("hash").primaryKey(),
  content: blob("content", { mode: "buffer" }).notNull(),
});

export const invoices = sqliteTable("invoices", {
  id: id(),
  organizationId: organizationId(),
  customerId: text("customer_id").notNull(),
  number: text("number").notNull(),
  content: text("content").notNull(),
  origin: text("origin").notNull(),
  erpReference: text("erp_reference"),
  source: text("source"),
  ...status(),
  createdAt: createdAt(),
});

export const deliveries = sqliteTable(
  "deliveries",
  {
    id: id(),
    invoiceId: text("invoice_id").notNull(),
    organizationId: organizationId(),
    connectionId: text("connection_id").notNull(),
    sequence: integer("sequence").notNull(),
    type: text("type").notNull(),
    number: text("number").notNull(),
    issueDate: text("issue_date").notNull(),
    sender: text("sender").notNull(),
    recipient: text("recipient").notNull(),
    contentHash: text("content_hash").notNull(),
    ...status(),
    reference: text("reference"),
    settlement: text("settlement"),
    createdAt: createdAt(),
  },
  (table) => [unique().on(table.invoiceId, table.sequence)],
);

export const attempts = sqliteTable(
  "attempts",
  {
    deliveryId: text("delivery_id").notNull(),
    number: integer("number").notNull(),
    startedAt: integer("started_at", { mode: "timestamp_ms" }).notNull(),
    endedAt: integer("ended_at", { mode: "timestamp_ms" }),
    outcome: text("outcome").notNull(),
    code: text("code"),
    message: text("message"),
    askedAt: integer("asked_at", { mode: "timestamp_ms" }),
    askedTimes: integer("asked_times"),
    answer: text("answer"),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.number] })],
);

export const inboundDocuments = sqliteTable("inbound_documents", {
  id: id(),
  organizationId: organizationId(),
  connectionId: text("connection_id").notNull(),
  reference: text("reference").notNull(),
  ...status(),
  run: integer("run").notNull(),
  contentHash: text("content_hash"),
  supplierName: text("supplier_name"),
  supplierKey: text("supplier_key"),
  supplierNumber: text("supplier_number"),
  supplierDate: text("supplier_date"),
  attentionCode: text("attention_code"),
  attentionDetail: text("attention_detail"),
  duplicateOf: text("duplicate_of"),
  erp: text("erp"),
  remoteReference: text("remote_reference"),
  offeredAt: integer("offered_at", { mode: "timestamp_ms" }),
  pdfHash: text("pdf_hash"),
  response: text("response"),
  responseAt: integer("response_at", { mode: "timestamp_ms" }),
  createdAt: createdAt(),
});

export const grants = sqliteTable("grants", {
  connectionId: text("connection_id").primaryKey(),
  seal: text("seal").notNull(),
});

export const autopilots = sqliteTable("autopilots", {
  id: id(),
  organizationId: organizationId(),
  connectionId: text("connection_id").notNull(),
  erpConnectionId: text("erp_connection_id").notNull(),
  ledgerAccount: text("ledger_account").notNull(),
  postingScheme: text("posting_scheme").notNull(),
  totalsTolerance: text("totals_tolerance").notNull(),
  createdAt: createdAt(),
});

/** What waits for a person; a row goes when it is done. */
export const worklist = sqliteTable("worklist", {
  id: id(),
  organizationId: organizationId(),
  kind: text("kind").notNull(),
  subjectId: text("subject_id").notNull(),
  since: integer("since", { mode: "timestamp_ms" }).notNull(),
});

export const events = sqliteTable(
  "events",
  {
    position: integer("position").primaryKey({ autoIncrement: true }),
    id: text("id").notNull(),
    key: text("key").notNull(),
    type: text("type").notNull(),
    organizationId: organizationId(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    at: integer("at", { mode: "timestamp_ms" }).notNull(),
    data: text("data").notNull(),
  },
  (table) => [index("events_subject").on(table.subjectType, table.subjectId, table.position)],
);

export const webhookEndpoints = sqliteTable("webhook_endpoints", {
  id: id(),
  organizationId: organizationId(),
  url: text("url").notNull(),
  topics: text("topics").notNull(),
  state: text("state").notNull(),
  /** Newest first, each sealed. */
  secrets: text("secrets").notNull(),
  cursor: integer("cursor").notNull(),
  revision: integer("revision").notNull(),
  createdAt: createdAt(),
});

export const webhookMessages = sqliteTable("webhook_messages", {
  id: id(),
  endpointId: text("endpoint_id").notNull(),
  position: integer("position").notNull(),
  eventId: text("event_id").notNull(),
  state: text("state").notNull(),
  tries: integer("tries").notNull(),
  attempts: text("attempts").notNull(),
  nextAttemptAt: integer("next_attempt_at", { mode: "timestamp_ms" }),
  createdAt: createdAt(),
});

export const jobs = sqliteTable("jobs", {
  key: text("key").primaryKey(),
  kind: text("kind").notNull(),
  subjectId: text("subject_id").notNull(),
  lane: text("lane").notNull(),
  runAt: integer("run_at", { mode: "timestamp_ms" }).notNull(),
  attempt: integer("attempt").notNull(),
  /** Claimed until then; absent or past means free. */
  leaseUntil: integer("lease_until", { mode: "timestamp_ms" }),
  defects: integer("defects").notNull(),
  /** Absent while it is in the queue. */
  deadAt: integer("dead_at", { mode: "timestamp_ms" }),
  reason: text("reason"),
});

export const commands = sqliteTable(
  "commands",
  {
    scope: text("scope").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    fingerprint: text("fingerprint").notNull(),
    resultType: text("result_type").notNull(),
    resultId: text("result_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.idempotencyKey] })],
);

export const apiTokens = sqliteTable("api_tokens", {
  id: id(),
  name: text("name").notNull(),
  /** SHA-256 of the token, hex: the token itself is shown once and stored nowhere. */
  hash: text("hash").notNull(),
  scopes: text("scopes").notNull(),
  createdAt: createdAt(),
});

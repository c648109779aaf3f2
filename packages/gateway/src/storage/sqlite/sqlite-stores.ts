import type { Stores } from "@erp-gateway/core";
import type { Sealer } from "../../secret/sealer.ts";
import { createAutopilotStore } from "./autopilot-store.ts";
import { createCommandStore } from "./command-store.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createCustomerStore } from "./customer-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { createDocumentStore } from "./document-store.ts";
import { createEventStore } from "./event-store.ts";
import { createFigureStore } from "./figure-store.ts";
import { createInboundStore } from "./inbound-store.ts";
import { createInvoiceStore } from "./invoice-store.ts";
import { createJobStore } from "./job-store.ts";
import { createMappingStore } from "./mapping-store.ts";
import { createOrganizationStore } from "./organization-store.ts";
import { createSendingProfileStore } from "./sending-profile-store.ts";
import { createWebhookStore } from "./webhook-store.ts";
import { createWorklistStore } from "./worklist-store.ts";

export const createSqliteStores = (database: SqliteDatabase, sealer: Sealer): Stores => ({
  organizations: createOrganizationStore(database),
  connections: createConnectionStore(database, sealer),
  profiles: createSendingProfileStore(database),
  mappings: createMappingStore(database),
  customers: createCustomerStore(database),
  invoices: createInvoiceStore(database),
  deliveries: createDeliveryStore(database),
  inbound: createInboundStore(database),
  autopilots: createAutopilotStore(database),
  worklist: createWorklistStore(database),
  events: createEventStore(database),
  webhooks: createWebhookStore(database, sealer),
  jobs: createJobStore(database),
  commands: createCommandStore(database),
  documents: createDocumentStore(database),
  figures: createFigureStore(database),
});

import type { Stores } from "../../store/stores.ts";
import { createAutopilotStore } from "./autopilot-store.ts";
import { createConnectionStore } from "./connection-store.ts";
import { createCustomerStore } from "./customer-store.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { createEventStore } from "./event-store.ts";
import { createFigureStore } from "./figure-store.ts";
import { createInboundStore } from "./inbound-store.ts";
import { createInvoiceStore } from "./invoice-store.ts";
import { createJobStore } from "./job-store.ts";
import { createMappingStore } from "./mapping-store.ts";
import { compoundKey, createMemory } from "./memory.ts";
import { createOrganizationStore } from "./organization-store.ts";
import { createSendingProfileStore } from "./sending-profile-store.ts";
import { createWebhookStore } from "./webhook-store.ts";
import { createWorklistStore } from "./worklist-store.ts";

/** Keeps the whole contract of `Stores`, except that it forgets everything with the process. */
export function createMemoryStores(): Stores {
  const memory = createMemory();
  return {
    organizations: createOrganizationStore(memory),
    connections: createConnectionStore(memory),
    profiles: createSendingProfileStore(memory),
    mappings: createMappingStore(memory),
    customers: createCustomerStore(memory),
    invoices: createInvoiceStore(memory),
    deliveries: createDeliveryStore(memory),
    inbound: createInboundStore(memory),
    autopilots: createAutopilotStore(memory),
    worklist: createWorklistStore(memory),
    events: createEventStore(memory),
    webhooks: createWebhookStore(memory),
    jobs: createJobStore(memory),
    commands: { find: async (scope, idempotencyKey) => memory.commands.get(compoundKey(scope, idempotencyKey)) },
    documents: { bytes: async (contentHash) => memory.documents.get(contentHash)?.slice() },
    figures: createFigureStore(memory),
  };
}

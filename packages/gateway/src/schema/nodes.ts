import type {
  Autopilot,
  Connection,
  Customer,
  Delivery,
  InboundDocument,
  InvoiceRecord,
  Organization,
  SendingProfile,
  WebhookEndpoint,
  WebhookMessage,
  WorkItem,
} from "@erp-gateway/core";
import type { ApiToken } from "../token/api-token.ts";
import { builder } from "./builder.ts";

/** Its newest secret is shown in the answer of the mutation that made it, and never again. */
export interface ShownWebhook extends WebhookEndpoint {
  readonly isSecretNew?: true;
}

/** References of all types that have a global id; each is implemented in the file of its domain word. */
export const OrganizationRef = builder.objectRef<Organization>("Organization");
export const ConnectionRef = builder.objectRef<Connection>("Connection");
export const SendingProfileRef = builder.objectRef<SendingProfile>("SendingProfile");
export const CustomerRef = builder.objectRef<Customer>("Customer");
export const InvoiceRef = builder.objectRef<InvoiceRecord>("Invoice");
export const DeliveryRef = builder.objectRef<Delivery>("Delivery");
export const InboundDocumentRef = builder.objectRef<InboundDocument>("InboundDocument");
export const AutopilotRef = builder.objectRef<Autopilot>("Autopilot");
export const WebhookEndpointRef = builder.objectRef<ShownWebhook>("WebhookEndpoint");
export const WebhookMessageRef = builder.objectRef<WebhookMessage>("WebhookMessage");
export const WorkItemRef = builder.objectRef<WorkItem>("WorkItem");
export const ApiTokenRef = builder.objectRef<ApiToken>("ApiToken");

import type {
  Connection,
  Customer,
  Delivery,
  InboundDocument,
  InvoiceRecord,
  Organization,
  SendingProfile,
  WebhookEndpoint,
  WebhookMessage,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { notFound } from "./errors.ts";

/** A global id as an input field of type `ID` hands it over. */
export interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** The thing an input names. @throws NotFound with the path of the field */
export const find = {
  organization: finder<Organization>("Organization", (id, { core }) => core.stores.organizations.byId(id)),
  connection: finder<Connection>("Connection", (id, { core }) => core.stores.connections.byId(id)),
  profile: finder<SendingProfile>("SendingProfile", (id, { core }) => core.stores.profiles.byId(id)),
  customer: finder<Customer>("Customer", (id, { core }) => core.stores.customers.byId(id)),
  invoice: finder<InvoiceRecord>("Invoice", (id, { core }) => core.stores.invoices.byId(id)),
  delivery: finder<Delivery>("Delivery", (id, { core }) => core.stores.deliveries.byId(id)),
  inbound: finder<InboundDocument>("InboundDocument", (id, { core }) => core.stores.inbound.byId(id)),
  webhook: finder<WebhookEndpoint>("WebhookEndpoint", (id, { core }) => core.stores.webhooks.byId(id)),
  webhookMessage: finder<WebhookMessage>("WebhookMessage", (id, { core }) => core.stores.webhooks.message(id)),
};

function finder<Found>(typename: string, byId: (id: string, context: ApiContext) => Promise<Found | undefined>) {
  return async (globalId: GlobalId, context: ApiContext, path: string): Promise<Found> => {
    const found = globalId.typename === typename ? await byId(globalId.id, context) : undefined;
    if (found === undefined) throw notFound(typename, path);
    return found;
  };
}

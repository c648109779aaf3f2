import { type ConnectorDeps, defineConnector, type Environment } from "@erp-gateway/core";
import { createAccount } from "./account.ts";
import { type Client, createClient } from "./client.ts";
import { createDelivery } from "./delivery.ts";
import { createInbox } from "./inbox.ts";
import { readQuickConnect } from "./quick-connect.ts";
import { createSession, type Session } from "./session.ts";
import { type Settings, serviceUrl, settingsSchema } from "./settings.ts";
import { SETUP } from "./setup.ts";

export type { Session } from "./session.ts";
export { OPERATIONS, type Operation, type RequestOf, type ResponseOf } from "./wire/operations.ts";

/** Every operation of API31 under one login, for those who need more of it than the ports offer. Opens nothing yet. */
export function openApi31(settings: Settings, environment: Environment, deps: ConnectorDeps): Session {
  return createSession(openClient(settings, environment, deps), settings, deps.clock);
}

function openClient(settings: Settings, environment: Environment, deps: ConnectorDeps): Client {
  const url = serviceUrl(settings, environment);
  url.searchParams.set("subscriptionKey", settings.subscriptionKey.reveal());
  return createClient(url, settings, deps);
}

/** The legacy path of 4PS Business Central: eConnect API31 (SOAP v3.1). */
export const fourPsBusinessCentral = defineConnector({
  manifest: {
    id: "4ps-bc",
    title: "4PS Business Central (API31)",
    version: "0.1.0",
    interfaceVersions: { from: 1, to: 1 },
    documentationUrl: "https://accp.econnect.eu/en/docs/build/integrations/4ps-business-central",
    integrationMethod: "API (API31 + subscription key)",
    direction: "BOTH",
    minimumSubscription: "PROFESSIONAL",
    contractRequired: true,
  },
  settings: settingsSchema,
  readPasted: readQuickConnect,
  setup: SETUP,
  hosts: (settings, environment) => [serviceUrl(settings, environment).origin],
  connect(settings, environment, deps) {
    const client = openClient(settings, environment, deps);
    const { companyId } = settings;
    const place = { companyId, id: `${companyId} ${serviceUrl(settings, environment).href}` };
    const session = createSession(client, settings, deps.clock);
    return {
      account: createAccount(client, session, settings, deps.clock),
      delivery: createDelivery(session, settings, place, deps.clock),
      inbox: createInbox(session, place, deps.clock),
    };
  },
});

import { defineConnector } from "@erp-gateway/core";
import { createAccount } from "./account.ts";
import { createClient } from "./client.ts";
import { createDelivery } from "./delivery.ts";
import { createInbox } from "./inbox.ts";
import { createSession } from "./session.ts";
import { serviceUrl, settingsSchema } from "./settings.ts";

export { parseQuickConnect, QUICK_CONNECT_FAULTS, type QuickConnect } from "./quick-connect.ts";

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
  hosts: (settings, environment) => [serviceUrl(settings, environment).origin],
  connect(settings, environment, deps) {
    const url = serviceUrl(settings, environment);
    url.searchParams.set("subscriptionKey", settings.subscriptionKey.reveal());
    const client = createClient(url, settings, deps);
    const session = createSession(client, settings, deps.clock);
    return {
      account: createAccount(client, session, settings, deps.clock),
      delivery: createDelivery(session, settings),
      inbox: createInbox(session, settings.companyId),
    };
  },
});

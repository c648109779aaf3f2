import { defineConnector } from "@erp-gateway/core";
import { createAccount } from "./account.ts";
import { createPsbClient } from "./client.ts";
import { createDelivery } from "./delivery.ts";
import { createHooks } from "./hooks.ts";
import { createInbox } from "./inbox.ts";
import { originsOf, psbSettings } from "./settings.ts";
import { createTokens } from "./token.ts";

/** eConnect's Procurement Service Bus: REST, OAuth 2.0, hooks. */
export const psb = defineConnector({
  manifest: {
    id: "psb",
    title: "eConnect PSB",
    version: "0.1.0",
    interfaceVersions: { from: 1, to: 1 },
    documentationUrl: "https://psb.econnect.eu/introduction/authentication.html",
    integrationMethod: "API (PSB: REST, OAuth 2.0 and hooks)",
    direction: "BOTH",
    minimumSubscription: "PROFESSIONAL",
    contractRequired: true,
  },
  settings: psbSettings,
  hosts(settings, environment) {
    const { api, identity } = originsOf(settings, environment);
    return [...new Set([api, identity])];
  },
  connect(settings, environment, deps) {
    const { api, identity } = originsOf(settings, environment);
    const { partyId, sendViaPeppol, subscriptionKey, domainId } = settings;
    const client = createPsbClient({
      origin: api,
      fetch: deps.fetch,
      tokens: createTokens(settings, identity, deps),
      headers: {
        ...(subscriptionKey !== undefined && { "subscription-key": subscriptionKey.reveal() }),
        ...(domainId !== undefined && { "x-econnect-domainid": domainId }),
      },
    });
    return {
      account: createAccount(client, partyId, deps.clock),
      delivery: createDelivery(client, { partyId, sendViaPeppol }),
      inbox: createInbox(client, partyId),
      hooks: createHooks(client, partyId),
    };
  },
});

import { defineConnector } from "@erp-gateway/core";
import { createAccount } from "./account.ts";
import { createPsbClient } from "./client.ts";
import { createDelivery } from "./delivery.ts";
import { createHooks } from "./hooks.ts";
import { createInbox } from "./inbox.ts";
import { originsOf, psbSettings, requireParty, signInMethodOf } from "./settings.ts";
import { SETUP } from "./setup.ts";
import { createSignIn } from "./sign-in.ts";
import { createTokens } from "./token.ts";
import { tokenProvider } from "./token-provider.ts";

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
  setup: SETUP,
  hosts(settings, environment) {
    const { api, identity } = originsOf(settings, environment);
    return [...new Set([api, identity])];
  },
  grantedFor(settings, environment) {
    const { clientId, tenantId = "any tenant" } = settings;
    return [signInMethodOf(settings), originsOf(settings, environment).identity, clientId, tenantId].join(" ");
  },
  connect(settings, environment, deps) {
    const { api, identity } = originsOf(settings, environment);
    const { sendViaPeppol, subscriptionKey, domainId, callbackBaseUrl, targetFormat } = settings;
    const party = () => requireParty(settings);
    const client = createPsbClient({
      origin: api,
      fetch: deps.fetch,
      tokens: createTokens(tokenProvider(settings, identity, deps), deps.clock),
      headers: {
        ...(subscriptionKey !== undefined && { "subscription-key": subscriptionKey.reveal() }),
        ...(domainId !== undefined && { "x-econnect-domainid": domainId }),
      },
    });
    return {
      account: createAccount(client, settings, deps.clock),
      ...(signInMethodOf(settings) === "ENTRA_ID" && { signIn: createSignIn(settings, identity, deps) }),
      delivery: createDelivery(client, { party, sendViaPeppol }),
      inbox: createInbox(client, party, targetFormat),
      hooks: createHooks(client, party, callbackBaseUrl),
    };
  },
});

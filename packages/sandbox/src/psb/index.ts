import { randomUUID } from "node:crypto";
import type { Route, SandboxRequest, SandboxResponse } from "../http/message.ts";
import type { Part } from "../http/part.ts";
import { withFaults } from "../http/with-faults.ts";
import type { Accounts } from "../identity/accounts.ts";
import type { TokenRegistry } from "../identity/token-registry.ts";
import { normalise, toText } from "../world/party-id.ts";
import type { World } from "../world/world.ts";
import { createPsbControl } from "./control.ts";
import { createDocumentIds } from "./document/document-ids.ts";
import { decodePath, type Endpoint, matchEndpoint } from "./endpoint.ts";
import { admit } from "./gate.ts";
import { createGeneric } from "./generic/generic.ts";
import { createHookDispatcher } from "./hook/hook-dispatcher.ts";
import { createHookEndpoints } from "./hook/hook-endpoints.ts";
import { createHookStore } from "./hook/hook-store.ts";
import { createMe } from "./me.ts";
import { createMessageLevel } from "./message-level.ts";
import { PSB_DEFAULTS, type PsbOptions } from "./options.ts";
import { createOrders } from "./order/orders.ts";
import type { Pace } from "./pace.ts";
import { createParties } from "./parties.ts";
import { createConfigEndpoints } from "./peppol/config-endpoints.ts";
import { createPeppolConfigs } from "./peppol/config-store.ts";
import { createDeliveryOption } from "./peppol/delivery-option.ts";
import { createRecipientQueries } from "./peppol/recipient-query.ts";
import { createInbox } from "./purchase/inbox.ts";
import { createPurchaseInvoice } from "./purchase/purchase-invoice.ts";
import { createReceiving, openMailbox } from "./purchase/receiving.ts";
import { createResponding } from "./purchase/responding.ts";
import { notFound, Refusal, toErrorResponse } from "./refusal.ts";
import { createDeliveryPlans } from "./sales/delivery-plans.ts";
import { createOutbox } from "./sales/outbox.ts";
import { createSalesInvoice } from "./sales/sales-invoice.ts";
import { createSending } from "./sales/sending.ts";
import { createUsers } from "./users.ts";

export type { PsbOptions } from "./options.ts";

export interface PsbSurroundings {
  /** Where clients reach the sandbox, without a slash at the end. */
  readonly origin: () => string;
  readonly tokens: TokenRegistry;
  readonly accounts: Accounts;
}

/** What the web server says to a body that is too large: the application behind it never sees the request. */
const TOO_LARGE: SandboxResponse = {
  status: 500,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html><html><head><title>500 - Internal server error.</title></head><body></body></html>",
};

/** The REST side of eConnect's Procurement Service Bus, with its hooks. */
export function createPsb(world: World, options: PsbSurroundings & PsbOptions): Part {
  const { origin, tokens, accounts, newId = randomUUID, fetch = globalThis.fetch, ...switches } = options;
  const settings = { ...PSB_DEFAULTS, ...switches };
  const now = () => world.clock.now();
  const show = settings.partyIds === "text" ? toText : normalise;

  const parties = createParties();
  const hooks = createHookStore(now, () => newId().replaceAll("-", "").slice(0, 12), settings.hookRecreationRaceMs);
  const dispatcher = createHookDispatcher({ clock: world.clock, hooks, settings, newId, fetch, show });
  const { publish } = dispatcher;
  const documentIds = createDocumentIds(newId);
  const outbox = createOutbox();
  const inbox = createInbox(now);
  const configs = createPeppolConfigs(now, settings.peppolConfig);
  const messageLevel = createMessageLevel({ outbox, inbox, configs, newId, publish, show });
  const pace: Pace = { hooksBeforeAnswer: false };
  const plans = createDeliveryPlans();
  const accept = createSending({
    world,
    outbox,
    settings,
    pace,
    plans,
    origin,
    newId,
    publish,
    tellHook: (event, hook) => void dispatcher.send(event, [hook]),
    findChannel: (partyId, id) => hooks.find(partyId, id) ?? hooks.find("environment", id),
    delivered: messageLevel.delivered,
    show,
  });
  const { received } = messageLevel;
  const receive = createReceiving({ world, inbox, outbox, publish, received, show });
  const responding = createResponding({ world, inbox, outbox, settings, newId, publish, show });
  openMailbox(world, parties, (sent) => (settings.inboundDocumentId === "same" ? sent : newId()), receive);

  const endpoints: readonly Endpoint[] = [
    ...createMe(parties, show),
    ...createUsers({ accounts, parties, show }),
    ...createHookEndpoints({ hooks, dispatcher, settings, newId, show }),
    ...createRecipientQueries({ world, settings, show }),
    createDeliveryOption({ world, origin, settings, show }),
    ...createConfigEndpoints({ configs, settings, newId }),
    ...createSalesInvoice({ outbox, inbox, documentIds, settings, accept }),
    ...createPurchaseInvoice({ inbox, documentIds, settings, receive, responding }),
    ...createOrders({ world, outbox, inbox, documentIds, settings, accept }),
    ...createGeneric({ world, inbox, documentIds, settings, accept, receive }),
    messageLevel.endpoint,
  ];

  function answer(request: SandboxRequest, path: readonly string[]): SandboxResponse {
    if (sizeOf(request) > settings.maxRequestBytes) return TOO_LARGE;
    try {
      const match = matchEndpoint(endpoints, request.method, path);
      if (match === undefined) throw notFound("Endpoint not found.");
      const parameter = (name: string) => match.parameters.get(name) ?? "";
      const partyId = normalise(parameter("partyId"));
      const principal = admit({ tokens, parties, settings }, request, match.endpoint.access, partyId);
      return match.endpoint.answer({
        request,
        principal,
        partyId,
        writtenPartyId: parameter("partyId"),
        documentId: parameter("documentId"),
        hookId: parameter("hookId"),
        userName: parameter("userName"),
        responseId: parameter("responseId"),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return toErrorResponse(error, { now: now(), newId, errorsWithoutBody: settings.errorsWithoutBody });
    }
  }

  const route: Route = async (request) => {
    const path = decodePath(request.url.pathname);
    if (path[1] !== "api") return undefined;
    return withFaults(world, "psb", `${request.method} ${path.join("/")}`, async () => {
      const response = answer(request, path);
      if (pace.hooksBeforeAnswer) await dispatcher.settled();
      return response;
    });
  };

  return {
    route,
    control: createPsbControl({
      outbox,
      dispatcher,
      tokens,
      parties,
      responding,
      messageLevel,
      pace,
      plans,
      newId,
      show,
    }),
  };
}

function sizeOf({ headers, body }: SandboxRequest): number {
  const head = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  return head + body.length;
}

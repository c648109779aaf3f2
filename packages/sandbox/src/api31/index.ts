import type { Part } from "../http/part.ts";
import type { World } from "../world/world.ts";
import { createBlocks } from "./blocks.ts";
import { createApi31Control } from "./control.ts";
import { createDelivery } from "./delivery.ts";
import { createDocumentStore } from "./document-store.ts";
import { createDraftStore } from "./draft-store.ts";
import { createEndpoint } from "./endpoint.ts";
import { createIntegrations } from "./integrations.ts";
import { createKeys } from "./keys.ts";
import { openMailboxes } from "./mailbox.ts";
import type { Service } from "./operation.ts";
import { type Api31Options, toSettings } from "./options.ts";
import { createSessions } from "./sessions.ts";

/** eConnect's SOAP API, v3 and v3.1. Companies of its accounts are registered at the network by the caller. */
export function createApi31(world: World, options: Api31Options = {}): Part {
  const settings = toSettings(options);
  const documents = createDocumentStore(world.clock);
  const service: Service = {
    world,
    settings,
    documents,
    drafts: createDraftStore(world.clock),
    keys: createKeys(settings.accounts),
    sessions: createSessions(world.clock, settings.tokenLifetimeMs),
    delivery: createDelivery(world, settings),
    integrations: createIntegrations(),
    switches: { profile: settings.profile, blocks: createBlocks() },
  };
  openMailboxes(world, documents, settings);
  return { route: createEndpoint(service), control: createApi31Control(service) };
}

import {
  changeWebhook,
  createWebhook,
  pauseWebhook,
  type Request,
  redriveDeadMessages,
  removeWebhook,
  replayWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
  WEBHOOK_EVENT_TYPES,
  type WebhookEndpoint,
  type WebhookSecret,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { EventRef, timelineOf } from "./event.ts";
import { find, type GlobalId } from "./find.ts";
import { type InputFields, mutation } from "./mutation.ts";
import { OrganizationRef, type ShownWebhook, WebhookEndpointRef, WebhookMessageRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { WebhookMessageStateRef } from "./webhook-message.ts";

const WebhookStateRef = builder.enumType("WebhookEndpointState", {
  description: "Whether an endpoint is told of events.",
  values: {
    ACTIVE: { description: "It is." },
    DISABLED: { description: "Paused. What happens in the meantime is sent after `resumeWebhookEndpoint`." },
  },
});

const WebhookSecretRef = builder.objectRef<WebhookSecret>("WebhookSecret").implement({
  description: "A secret that signs messages. Its value never comes back.",
  fields: (t) => ({
    setAt: t.expose("setAt", { type: "DateTime", description: "When it was made." }),
    endsAt: t.expose("endsAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when it signs along; absent for the current one.",
    }),
    hint: t.string({ description: "Last four characters.", resolve: ({ secret }) => secret.hint }),
  }),
});

builder.node(WebhookEndpointRef, {
  description:
    "An address that is told what happens in an organization, by signed messages as of Standard Webhooks. A message comes at least once and is known by its `webhook-id`, the id of the event.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.webhooks.byId(id),
  fields: (t) => ({
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "Whose events it is told of.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    url: t.exposeString("url", { description: "Where messages are posted to." }),
    topics: t.stringList({ description: "What it is told of.", resolve: ({ topics }) => [...topics] }),
    state: t.expose("state", { type: WebhookStateRef, description: "Whether it is told." }),
    secret: t.string({
      nullable: true,
      description:
        "The signing secret, `whsec_…`: only in the answer of the mutation that made it, and not in a repetition of that. Lost? `rotateWebhookSecret` makes another one.",
      resolve: ({ isSecretNew, secrets }) => (isSecretNew === true ? secrets[0].secret.reveal() : null),
    }),
    secrets: t.field({
      type: [WebhookSecretRef],
      description: "Which secrets sign, the current one first.",
      resolve: ({ secrets }, _args, { core }) =>
        secrets.filter(({ endsAt }) => endsAt === undefined || endsAt > core.runtime.clock.now()),
    }),
    position: t.exposeInt("cursor", { description: "Events up to this position are among its messages." }),
    messages: t.connection(
      {
        type: WebhookMessageRef,
        description: "Its messages, the newest event first.",
        args: { state: t.arg({ type: WebhookMessageStateRef, description: "Only these; `DEAD` for dead letters." }) },
        resolve: ({ id }, { state, ...args }, { core }) =>
          page(args, (request) =>
            core.stores.webhooks.messages(request, { endpointId: id, ...(state != null && { state }) }),
          ),
      },
      { name: "WebhookMessageConnection" },
      { name: "WebhookMessageEdge" },
    ),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    timeline: t.field({
      type: [EventRef],
      description: "What happened to it, oldest first.",
      resolve: ({ id }, _args, context) => timelineOf("WebhookEndpoint", id, context),
    }),
  }),
});

builder.queryField("webhookEndpoints", (t) =>
  t.connection(
    {
      type: WebhookEndpointRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All webhook endpoints.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.webhooks.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "WebhookEndpointConnection" },
    { name: "WebhookEndpointEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext): Promise<ShownWebhook | undefined> => core.stores.webhooks.byId(id);
const withSecret = (endpoint: ShownWebhook): ShownWebhook => ({ ...endpoint, isSecretNew: true });

const which = (t: InputFields) => ({ webhookEndpointId: t.globalID({ required: true, description: "Which one." }) });
const theOne = ({ webhookEndpointId }: { readonly webhookEndpointId: GlobalId }, context: ApiContext) =>
  find.webhook(webhookEndpointId, context, "$.webhookEndpointId");

const content = (t: InputFields) => ({
  url: t.string({
    required: true,
    description: "https, at a public address, unless the settings of the gateway name the receiver.",
  }),
  topics: t.stringList({
    required: true,
    description: `Types of events, groups such as \`INVOICE_*\`, or \`*\` for all. Types: ${WEBHOOK_EVENT_TYPES.join(", ")}.`,
  }),
});

mutation("createWebhookEndpoint", {
  description: "Tells an address what happens in an organization from now on. The answer has the `secret`, once.",
  scope: "CONFIGURE",
  type: WebhookEndpointRef,
  fields: (t) => ({
    organizationId: t.globalID({ required: true, description: "Whose events." }),
    ...content(t),
  }),
  replay,
  run: async ({ organizationId, ...input }, context, request) => {
    const organization = await find.organization(organizationId, context, "$.organizationId");
    return withSecret(unwrap(await createWebhook(context.core, organization, input, request)));
  },
});

mutation("changeWebhookEndpoint", {
  description: "Another address, also for messages that wait, or other topics, from now on.",
  scope: "CONFIGURE",
  type: WebhookEndpointRef,
  fields: (t) => ({ ...which(t), ...content(t) }),
  replay,
  run: async (input, context, request) =>
    unwrap(await changeWebhook(context.core, await theOne(input, context), input, request)),
});

mutation("rotateWebhookSecret", {
  description: "Makes another secret; the answer has it, once. Messages are signed with both until the overlap ends.",
  scope: "CONFIGURE",
  type: WebhookEndpointRef,
  fields: (t) => ({
    ...which(t),
    overlapHours: t.int({ defaultValue: 24, description: "0 to 168; default 24. 0 ends the old secrets at once." }),
  }),
  replay,
  run: async ({ overlapHours, ...input }, context, request) => {
    const endpoint = await theOne(input, context);
    return withSecret(unwrap(await rotateWebhookSecret(context.core, endpoint, overlapHours ?? 24, request)));
  },
});

/** A mutation that takes nothing but an endpoint. */
const acting = (
  name: string,
  description: string,
  act: (context: ApiContext["core"], endpoint: WebhookEndpoint, request: Request) => Promise<ShownWebhook>,
): void =>
  mutation(name, {
    description,
    scope: "CONFIGURE",
    type: WebhookEndpointRef,
    fields: which,
    replay,
    run: async (input, context, request) => act(context.core, await theOne(input, context), request),
  });

acting("pauseWebhookEndpoint", "Sends nothing until `resumeWebhookEndpoint`.", async (...asked) =>
  unwrap(await pauseWebhook(...asked)),
);
acting("resumeWebhookEndpoint", "Sends again, what happened during the pause first.", async (...asked) =>
  unwrap(await resumeWebhook(...asked)),
);

mutation("removeWebhookEndpoint", {
  description: "Removes an endpoint with its messages, for good. Answers with its organization.",
  scope: "CONFIGURE",
  type: OrganizationRef,
  fields: which,
  replay: (id, { core }) => core.stores.organizations.byId(id),
  run: async (input, context, request) => {
    const endpoint = await theOne(input, context);
    await removeWebhook(context.core, endpoint, request);
    return find.organization({ typename: "Organization", id: endpoint.organizationId }, context, "$");
  },
});

acting(
  "testWebhookEndpoint",
  "Sends an event `WEBHOOK_TESTED` to this endpoint alone, whatever its topics are. See its messages.",
  testWebhook,
);

mutation("replayWebhookEndpoint", {
  description:
    "Sends every event after a position again that its topics choose, also what arrived; the receiver knows it by its id.",
  scope: "CONFIGURE",
  type: WebhookEndpointRef,
  fields: (t) => ({
    ...which(t),
    after: t.int({ required: true, description: "Position of the last event that need not come; 0 for all." }),
  }),
  replay,
  run: async ({ after, ...input }, context, request) =>
    unwrap(await replayWebhook(context.core, await theOne(input, context), after, request)),
});

acting(
  "redriveDeadWebhookMessages",
  "Sends the dead letters of an endpoint again, at most 1000 of them, the newest.",
  redriveDeadMessages,
);

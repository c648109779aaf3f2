import { helpFor, redriveWebhookMessage, type WebhookAttempt } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { EventRef } from "./event.ts";
import { find } from "./find.ts";
import { mutation } from "./mutation.ts";
import { WebhookEndpointRef, WebhookMessageRef } from "./nodes.ts";
import { HelpRef } from "./user-error.ts";

export const WebhookMessageStateRef = builder.enumType("WebhookMessageState", {
  description: "How far a message has come.",
  values: {
    PENDING: { description: "Will be sent, or sent again." },
    DELIVERED: { description: "The receiver answered with a status from 200 to 299." },
    DEAD: { description: "Every attempt failed. `redriveWebhookMessage` tries again." },
  } as const,
});

const WebhookAttemptRef = builder.objectRef<WebhookAttempt>("WebhookAttempt").implement({
  description: "One try to hand a message over.",
  fields: (t) => ({
    at: t.expose("at", { type: "DateTime", description: "When it began." }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
    status: t.exposeInt("status", { nullable: true, description: "HTTP status; absent when no answer came." }),
    code: t.exposeString("code", { nullable: true, description: "Why it failed; absent when it was taken." }),
    detail: t.exposeString("detail", { nullable: true, description: "The error's own name, e.g. `ECONNREFUSED`." }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do about the code.",
      resolve: ({ code }) => (code === undefined ? null : helpFor(code)),
    }),
  }),
});

builder.node(WebhookMessageRef, {
  description: "One event on its way to one webhook endpoint.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.webhooks.message(id),
  fields: (t) => ({
    endpoint: t.field({
      type: WebhookEndpointRef,
      nullable: true,
      description: "Where it goes.",
      resolve: ({ endpointId }, _args, { core }) => core.stores.webhooks.byId(endpointId),
    }),
    event: t.field({
      type: EventRef,
      nullable: true,
      description: "What it tells. The event's id is the `webhook-id`.",
      resolve: async ({ position }, _args, { core }) => (await core.stores.events.after(position - 1, 1, {}))[0],
    }),
    state: t.expose("state", { type: WebhookMessageStateRef, description: "How far it has come." }),
    attempts: t.field({
      type: [WebhookAttemptRef],
      description: "Oldest first, those before it was redriven included.",
      resolve: ({ attempts }) => [...attempts],
    }),
    nextAttemptAt: t.expose("nextAttemptAt", {
      type: "DateTime",
      nullable: true,
      description: "When it is sent next; absent when it has ended.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

mutation("redriveWebhookMessage", {
  description: "Sends a message again that was delivered or is dead, by the whole schedule.",
  scope: "CONFIGURE",
  type: WebhookMessageRef,
  fields: (t) => ({ webhookMessageId: t.globalID({ required: true, description: "Which one." }) }),
  replay: (id, { core }) => core.stores.webhooks.message(id),
  run: async ({ webhookMessageId }, context, request) => {
    const message = await find.webhookMessage(webhookMessageId, context, "$.webhookMessageId");
    return unwrap(await redriveWebhookMessage(context.core, message, request));
  },
});

import type { WebhookStore } from "../../store/stores.ts";
import type { WebhookMessage } from "../../webhook/webhook-message.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export function createWebhookStore(memory: Memory): WebhookStore {
  const { webhooks, webhookMessages } = memory;
  const anew = (message: WebhookMessage, nextAttemptAt: Date): void => {
    webhookMessages.set(message.id, { ...message, state: "PENDING", tries: 0, nextAttemptAt });
  };
  const hasEnded = (message: WebhookMessage | undefined): message is WebhookMessage =>
    message !== undefined && message.state !== "PENDING";
  return {
    async create(endpoint, change) {
      refuseRepetition(memory, change);
      webhooks.set(endpoint.id, endpoint);
      applyChange(memory, change);
    },
    async update(endpoint, change) {
      refuseRepetition(memory, change);
      const stored = webhooks.get(endpoint.id);
      if (stored?.revision !== endpoint.revision - 1) return "stale";
      webhooks.set(endpoint.id, { ...endpoint, cursor: stored.cursor });
      applyChange(memory, change);
      return "stored";
    },
    async remove(endpointId, change) {
      refuseRepetition(memory, change);
      webhooks.delete(endpointId);
      for (const message of webhookMessages.values()) {
        if (message.endpointId === endpointId) webhookMessages.delete(message.id);
      }
      applyChange(memory, change);
    },
    async rewind(endpointId, position, change) {
      refuseRepetition(memory, change);
      const endpoint = webhooks.get(endpointId);
      if (endpoint !== undefined) webhooks.set(endpointId, { ...endpoint, cursor: position });
      applyChange(memory, change);
    },
    async byId(endpointId) {
      return webhooks.get(endpointId);
    },
    async list(page, filter) {
      return pageOf(webhooks, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
    },
    async subscribers() {
      return [...webhooks.values()]
        .filter(({ state }) => state === "ACTIVE")
        .map(({ id, organizationId, topics, cursor }) => ({ id, organizationId, topics, cursor }));
    },
    async fanOut(steps) {
      for (const { endpointId, from, to, messages, jobs } of steps) {
        const endpoint = webhooks.get(endpointId);
        if (endpoint?.cursor !== from) continue;
        webhooks.set(endpointId, { ...endpoint, cursor: to });
        for (const message of messages) {
          const known = webhookMessages.get(message.id);
          if (known === undefined) webhookMessages.set(message.id, message);
          else if (hasEnded(known)) anew(known, message.createdAt);
        }
        applyChange(memory, { jobs });
      }
    },
    async record(message, change) {
      refuseRepetition(memory, change);
      if (webhookMessages.has(message.id)) webhookMessages.set(message.id, message);
      applyChange(memory, change);
    },
    async redrive(messageIds, nextAttemptAt, change) {
      refuseRepetition(memory, change);
      const ended = messageIds.map((id) => webhookMessages.get(id)).filter(hasEnded);
      if (ended.length === 0) return "waiting";
      for (const message of ended) anew(message, nextAttemptAt);
      applyChange(memory, change);
      return "stored";
    },
    async message(messageId) {
      return webhookMessages.get(messageId);
    },
    async messages(page, { endpointId, state }) {
      return pageOf(
        webhookMessages,
        page,
        (message) => message.endpointId === endpointId && fits(state, message.state),
      );
    },
  };
}

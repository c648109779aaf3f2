import type { WebhookAttempt, WebhookEndpoint, WebhookMessage, WebhookSecret, WebhookStore } from "@erp-gateway/core";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Sealer } from "../../secret/sealer.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { placeholders, prepared, rowBy } from "./prepared.ts";
import { present } from "./present.ts";
import { webhookEndpoints, webhookMessages } from "./tables.ts";

type EndpointRow = typeof webhookEndpoints.$inferSelect;
type MessageRow = typeof webhookMessages.$inferSelect;

interface SealedSecret {
  readonly seal: string;
  readonly setAt: string;
  readonly endsAt?: string;
}

interface StoredAttempt extends Omit<WebhookAttempt, "at"> {
  readonly at: string;
}

const fromMessageRow = ({ attempts, ...row }: MessageRow): WebhookMessage => ({
  ...present(row),
  state: row.state as WebhookMessage["state"],
  attempts: (JSON.parse(attempts) as StoredAttempt[]).map(({ at, ...attempt }) => ({ at: new Date(at), ...attempt })),
});

const toMessageRow = ({ attempts, nextAttemptAt, ...message }: WebhookMessage): MessageRow => ({
  ...message,
  attempts: JSON.stringify(attempts),
  nextAttemptAt: nextAttemptAt ?? null,
});

/** Has been delivered, or was given up. */
const ended = ne(webhookMessages.state, "PENDING");

const endpointById = rowBy(webhookEndpoints, webhookEndpoints.id);
const messageById = rowBy(webhookMessages, webhookMessages.id);

const statements = prepared((tables) => {
  const { id, organizationId, topics, cursor } = webhookEndpoints;
  return {
    subscribers: tables
      .select({ id, organizationId, topics, cursor })
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.state, "ACTIVE"))
      .prepare(),
    /** One that has ended begins anew. */
    add: tables
      .insert(webhookMessages)
      .values({ ...placeholders(webhookMessages), nextAttemptAt: sql`${sql.placeholder("nextAttemptAt")}` })
      .onConflictDoUpdate({
        target: webhookMessages.id,
        set: {
          state: sql`excluded.state`,
          tries: sql`excluded.tries`,
          nextAttemptAt: sql`excluded.next_attempt_at`,
        },
        setWhere: ended,
      })
      .prepare(),
  };
});

export function createWebhookStore({ tables, transaction }: SqliteDatabase, sealer: Sealer): WebhookStore {
  const sealContext = (id: string): string => `${id}/webhook`;
  const toRow = ({ topics, secrets, ...endpoint }: WebhookEndpoint): EndpointRow => ({
    ...endpoint,
    topics: JSON.stringify(topics),
    secrets: JSON.stringify(
      secrets.map(({ secret, ...times }) => ({ seal: sealer.seal(secret, sealContext(endpoint.id)), ...times })),
    ),
  });
  const fromRow = (row: EndpointRow): WebhookEndpoint => ({
    ...row,
    state: row.state as WebhookEndpoint["state"],
    topics: JSON.parse(row.topics) as string[],
    secrets: (JSON.parse(row.secrets) as SealedSecret[]).map(
      ({ seal, setAt, endsAt }): WebhookSecret => ({
        secret: sealer.open(seal, sealContext(row.id)),
        setAt: new Date(setAt),
        ...(endsAt !== undefined && { endsAt: new Date(endsAt) }),
      }),
      // Written from the same type.
    ) as unknown as WebhookEndpoint["secrets"],
  });
  return {
    async create(endpoint, change) {
      await transaction((writer) => {
        writer.insert(webhookEndpoints).values(toRow(endpoint)).run();
        applyChange(writer, change);
      });
    },
    async update(endpoint, change) {
      return transaction((writer) => {
        refuseRepetition(writer, change);
        const { id, cursor: _, createdAt: _createdAt, ...row } = toRow(endpoint);
        const expected = and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.revision, endpoint.revision - 1));
        if (writer.update(webhookEndpoints).set(row).where(expected).run().changes === 0) return "stale";
        applyChange(writer, change);
        return "stored";
      });
    },
    async remove(endpointId, change) {
      await transaction((writer) => {
        writer.delete(webhookMessages).where(eq(webhookMessages.endpointId, endpointId)).run();
        writer.delete(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId)).run();
        applyChange(writer, change);
      });
    },
    async rewind(endpointId, position, change) {
      await transaction((writer) => {
        const own = eq(webhookEndpoints.id, endpointId);
        writer.update(webhookEndpoints).set({ cursor: position }).where(own).run();
        applyChange(writer, change);
      });
    },
    async byId(endpointId) {
      const row = endpointById(tables)(endpointId);
      return row && fromRow(row);
    },
    async list(page, { organizationId }) {
      const filters = [optionally(webhookEndpoints.organizationId, organizationId)];
      const { where, orderBy, limit } = keyset(webhookEndpoints.id, page, filters);
      const rows = tables.select().from(webhookEndpoints).where(where).orderBy(orderBy).limit(limit).all();
      return newestFirst(page, rows).map(fromRow);
    },
    async subscribers() {
      const rows = statements(tables).subscribers.all();
      return rows.map((row) => ({ ...row, topics: JSON.parse(row.topics) as string[] }));
    },
    async fanOut(steps) {
      await transaction((writer) => {
        for (const { endpointId, from, to, messages, jobs } of steps) {
          const expected = and(eq(webhookEndpoints.id, endpointId), eq(webhookEndpoints.cursor, from));
          if (writer.update(webhookEndpoints).set({ cursor: to }).where(expected).run().changes === 0) continue;
          for (const message of messages) {
            const nextAttemptAt = message.nextAttemptAt?.getTime() ?? null;
            statements(writer).add.run({ ...toMessageRow(message), nextAttemptAt });
          }
          applyChange(writer, { jobs });
        }
      });
    },
    async record(message, change) {
      await transaction((writer) => {
        const { id, ...row } = toMessageRow(message);
        writer.update(webhookMessages).set(row).where(eq(webhookMessages.id, id)).run();
        applyChange(writer, change);
      });
    },
    async redrive(messageIds, nextAttemptAt, change) {
      return transaction((writer) => {
        refuseRepetition(writer, change);
        const { changes } = writer
          .update(webhookMessages)
          .set({ state: "PENDING", tries: 0, nextAttemptAt })
          .where(and(inArray(webhookMessages.id, [...messageIds]), ended))
          .run();
        if (changes === 0) return "waiting";
        applyChange(writer, change);
        return "stored";
      });
    },
    async message(messageId) {
      const row = messageById(tables)(messageId);
      return row && fromMessageRow(row);
    },
    async messages(page, { endpointId, state }) {
      const filters = [eq(webhookMessages.endpointId, endpointId), optionally(webhookMessages.state, state)];
      const { where, orderBy, limit } = keyset(webhookMessages.id, page, filters);
      const rows = tables.select().from(webhookMessages).where(where).orderBy(orderBy).limit(limit).all();
      return newestFirst(page, rows).map(fromMessageRow);
    },
  };
}

import type { CommandStore } from "@erp-gateway/core";
import { and, eq, sql } from "drizzle-orm";
import type { SqliteDatabase } from "./database.ts";
import { prepared } from "./prepared.ts";
import { commands } from "./tables.ts";

const byKey = prepared((tables) =>
  tables
    .select()
    .from(commands)
    .where(
      and(eq(commands.scope, sql.placeholder("scope")), eq(commands.idempotencyKey, sql.placeholder("idempotencyKey"))),
    )
    .prepare(),
);

export const createCommandStore = ({ tables }: SqliteDatabase): CommandStore => ({
  async find(scope, idempotencyKey) {
    const row = byKey(tables).get({ scope, idempotencyKey });
    if (row === undefined) return undefined;
    const { resultType, resultId, ...command } = row;
    return { ...command, result: { type: resultType, id: resultId } };
  },
});

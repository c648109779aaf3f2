import type { CommandStore } from "@erp-gateway/core";
import { and, eq } from "drizzle-orm";
import type { SqliteDatabase } from "./database.ts";
import { commands } from "./tables.ts";

export const createCommandStore = ({ tables }: SqliteDatabase): CommandStore => ({
  async find(scope, idempotencyKey) {
    const key = and(eq(commands.scope, scope), eq(commands.idempotencyKey, idempotencyKey));
    const row = tables.select().from(commands).where(key).get();
    if (row === undefined) return undefined;
    const { resultType, resultId, ...command } = row;
    return { ...command, result: { type: resultType, id: resultId } };
  },
});

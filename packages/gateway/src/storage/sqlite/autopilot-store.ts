import { type Autopilot, type AutopilotStore, decimal, formatDecimal } from "@erp-gateway/core";
import { and, eq, ne } from "drizzle-orm";
import { fromJson, toJson } from "../json.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { rowBy } from "./prepared.ts";
import { autopilots } from "./tables.ts";

const byId = rowBy(autopilots, autopilots.id);

const fromRow = (row: typeof autopilots.$inferSelect): Autopilot => ({
  ...row,
  postingScheme: fromJson<Autopilot["postingScheme"]>(row.postingScheme),
  totalsTolerance: decimal(row.totalsTolerance),
});

export const createAutopilotStore = ({ tables, transaction }: SqliteDatabase): AutopilotStore => ({
  async save(autopilot, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const { connectionId, id } = autopilot;
      const sameConnection = and(eq(autopilots.connectionId, connectionId), ne(autopilots.id, id));
      if (writer.select().from(autopilots).where(sameConnection).get() !== undefined) return "taken";
      const row = {
        ...autopilot,
        postingScheme: toJson(autopilot.postingScheme),
        totalsTolerance: formatDecimal(autopilot.totalsTolerance),
      };
      writer.insert(autopilots).values(row).onConflictDoUpdate({ target: autopilots.id, set: row }).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = byId(tables)(id);
    return row && fromRow(row);
  },
  async forConnection(connectionId) {
    const row = tables.select().from(autopilots).where(eq(autopilots.connectionId, connectionId)).get();
    return row && fromRow(row);
  },
  async list(page, { organizationId }) {
    const filters = [optionally(autopilots.organizationId, organizationId)];
    const { where, orderBy, limit } = keyset(autopilots.id, page, filters);
    const rows = tables.select().from(autopilots).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});

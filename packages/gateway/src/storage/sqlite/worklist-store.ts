import type { WorkItem, WorkKind, WorklistStore } from "@erp-gateway/core";
import { eq } from "drizzle-orm";
import type { SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { worklist } from "./tables.ts";

const fromRow = (row: typeof worklist.$inferSelect): WorkItem => ({ ...row, kind: row.kind as WorkKind });

export const createWorklistStore = ({ tables }: SqliteDatabase): WorklistStore => ({
  async byId(id) {
    const row = tables.select().from(worklist).where(eq(worklist.id, id)).get();
    return row && fromRow(row);
  },
  async list(page, { organizationId, kind }) {
    const { where, orderBy, limit } = keyset(worklist.id, page, [
      optionally(worklist.organizationId, organizationId),
      optionally(worklist.kind, kind),
    ]);
    const rows = tables.select().from(worklist).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});

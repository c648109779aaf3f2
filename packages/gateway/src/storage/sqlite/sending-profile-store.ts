import type { OutputFormat, ProcessingMode, SendingProfile, SendingProfileStore } from "@erp-gateway/core";
import { and, eq, ne } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { rowBy } from "./prepared.ts";
import { present } from "./present.ts";
import { sendingProfiles } from "./tables.ts";

const byId = rowBy(sendingProfiles, sendingProfiles.id);

const fromRow = (row: typeof sendingProfiles.$inferSelect): SendingProfile => ({
  ...present(row),
  processingMode: row.processingMode as ProcessingMode,
  format: row.format as OutputFormat,
});

export const createSendingProfileStore = ({ tables, transaction }: SqliteDatabase): SendingProfileStore => ({
  async save(profile, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const { mappingVersion: _, ...row } = profile;
      const { organizationId, code, id } = row;
      const others = and(eq(sendingProfiles.organizationId, organizationId), ne(sendingProfiles.id, id));
      const sameCode = and(others, eq(sendingProfiles.code, code));
      if (writer.select().from(sendingProfiles).where(sameCode).get() !== undefined) return "taken";
      if (profile.isDefault) writer.update(sendingProfiles).set({ isDefault: false }).where(others).run();
      writer.insert(sendingProfiles).values(row).onConflictDoUpdate({ target: sendingProfiles.id, set: row }).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = byId(tables)(id);
    return row && fromRow(row);
  },
  async defaultOf(organizationId) {
    const isDefault = and(eq(sendingProfiles.organizationId, organizationId), eq(sendingProfiles.isDefault, true));
    const row = tables.select().from(sendingProfiles).where(isDefault).get();
    return row && fromRow(row);
  },
  async list(page, { organizationId }) {
    const filters = [optionally(sendingProfiles.organizationId, organizationId)];
    const { where, orderBy, limit } = keyset(sendingProfiles.id, page, filters);
    const rows = tables.select().from(sendingProfiles).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});

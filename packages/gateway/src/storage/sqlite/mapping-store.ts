import type { MappingStore, MappingVersion } from "@erp-gateway/core";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Reader, SqliteDatabase } from "./database.ts";
import { mappingVersions, sendingProfiles } from "./tables.ts";

const fromRow = (row: typeof mappingVersions.$inferSelect): MappingVersion => ({
  ...row,
  rows: JSON.parse(row.rows) as MappingVersion["rows"],
});

export function createMappingStore({ tables, transaction }: SqliteDatabase): MappingStore {
  const newest = (reader: Reader, profileId: string, limit: number) =>
    reader
      .select()
      .from(mappingVersions)
      .where(eq(mappingVersions.profileId, profileId))
      .orderBy(desc(mappingVersions.version))
      .limit(limit)
      .all();
  return {
    async save(mapping, change) {
      return transaction((writer) => {
        refuseRepetition(writer, change);
        const { profileId, version } = mapping;
        const isProfile = eq(sendingProfiles.id, profileId);
        const profile = writer.select({ id: sendingProfiles.id }).from(sendingProfiles).where(isProfile).get();
        const [last] = newest(writer, profileId, 1);
        if (profile === undefined || version !== (last?.version ?? 0) + 1) return "stale";
        writer
          .insert(mappingVersions)
          .values({ ...mapping, rows: JSON.stringify(mapping.rows) })
          .run();
        writer.update(sendingProfiles).set({ mappingVersion: version }).where(isProfile).run();
        applyChange(writer, change);
        return "stored";
      });
    },
    async remove(profileId, change) {
      return transaction((writer) => {
        refuseRepetition(writer, change);
        const mapped = and(eq(sendingProfiles.id, profileId), isNotNull(sendingProfiles.mappingVersion));
        const removed = writer.update(sendingProfiles).set({ mappingVersion: null }).where(mapped).run();
        if (removed.changes === 0) return "absent";
        applyChange(writer, change);
        return "stored";
      });
    },
    async byVersion(profileId, version) {
      const key = and(eq(mappingVersions.profileId, profileId), eq(mappingVersions.version, version));
      const row = tables.select().from(mappingVersions).where(key).get();
      return row && fromRow(row);
    },
    async versions(profileId, limit) {
      return newest(tables, profileId, limit).map(fromRow);
    },
  };
}

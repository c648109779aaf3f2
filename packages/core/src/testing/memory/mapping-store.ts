import type { MappingStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";

export function createMappingStore(memory: Memory): MappingStore {
  const versionsOf = (profileId: string) => memory.mappings.get(profileId) ?? [];
  return {
    async save(mapping, change) {
      refuseRepetition(memory, change);
      const { profileId, version } = mapping;
      const profile = memory.profiles.get(profileId);
      const known = versionsOf(profileId);
      if (profile === undefined || version !== known.length + 1) return "stale";
      memory.mappings.set(profileId, [...known, mapping]);
      memory.profiles.set(profileId, { ...profile, mappingVersion: version });
      applyChange(memory, change);
      return "stored";
    },
    async remove(profileId, change) {
      refuseRepetition(memory, change);
      const { mappingVersion, ...profile } = memory.profiles.get(profileId) ?? {};
      if (mappingVersion === undefined || !("id" in profile)) return "absent";
      memory.profiles.set(profileId, profile);
      applyChange(memory, change);
      return "stored";
    },
    async byVersion(profileId, version) {
      return versionsOf(profileId)[version - 1];
    },
    async versions(profileId, limit) {
      return versionsOf(profileId).toReversed().slice(0, limit);
    },
  };
}

import type { Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const MAPPING_RULES = {
  "MAP-1": {
    title: "MUST keep every version, and name the last one on the profile",
    async check(stores) {
      const { build, profile } = await furnish(stores);
      const [first, second] = [build.mapping(profile, 1), build.mapping(profile, 2)];
      for (const mapping of [first, second]) {
        expect(await stores.mappings.save(mapping, {})).toBe("stored");
        expect(await stores.profiles.byId(profile.id)).toEqual({ ...profile, mappingVersion: mapping.version });
      }
      expect(await stores.mappings.versions(profile.id, 9)).toEqual([second, first]);
      expect(await stores.mappings.versions(profile.id, 1)).toEqual([second]);
      expect(await stores.mappings.byVersion(profile.id, 1)).toEqual(first);
      expect(await stores.mappings.byVersion(profile.id, 3)).toBeUndefined();
    },
  },
  "MAP-2": {
    title: "MUST count within the profile, and refuse a version that is not the next one",
    async check(stores) {
      const { build, connection, profile } = await furnish(stores);
      const other = build.profile(connection);
      await stores.profiles.save(other, {});
      expect(await stores.mappings.save(build.mapping(profile, 2), {})).toBe("stale");
      const saves = await Promise.all(
        [1, 1].map((version) => stores.mappings.save(build.mapping(profile, version), {})),
      );
      expect(saves.toSorted()).toEqual(["stale", "stored"]);
      expect(await stores.mappings.save(build.mapping(other, 1), {})).toBe("stored");
      expect(await stores.mappings.versions(profile.id, 9)).toHaveLength(1);
      expect(await stores.mappings.save(build.mapping({ id: build.runtime.newId() }, 1), {})).toBe("stale");
    },
  },
  "MAP-3": {
    title: "MUST leave a profile without mapping and its versions readable, and go on counting",
    async check(stores) {
      const { build, profile } = await furnish(stores);
      const first = build.mapping(profile, 1);
      expect(await stores.mappings.remove(profile.id, {})).toBe("absent");
      await stores.mappings.save(first, {});
      expect(await stores.mappings.remove(profile.id, {})).toBe("stored");
      expect(await stores.profiles.byId(profile.id)).toEqual(profile);
      expect(await stores.mappings.versions(profile.id, 9)).toEqual([first]);
      expect(await stores.mappings.save(build.mapping(profile, 1), {})).toBe("stale");
      expect(await stores.mappings.save(build.mapping(profile, 2), {})).toBe("stored");
    },
  },
  "MAP-4": {
    title: "MUST NOT move the mapping when the profile is saved",
    async check(stores) {
      const { build, profile } = await furnish(stores);
      await stores.mappings.save(build.mapping(profile, 1), {});
      const changed = { ...profile, code: "RENAMED" };
      await stores.profiles.save(changed, {});
      expect(await stores.profiles.byId(profile.id)).toEqual({ ...changed, mappingVersion: 1 });
      await stores.mappings.remove(profile.id, {});
      await stores.profiles.save({ ...profile, mappingVersion: 1 }, {});
      expect(await stores.profiles.byId(profile.id)).toEqual(profile);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

import type { Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const SENDING_PROFILE_RULES = {
  "PRF-1": {
    title: "MUST insert a profile and replace it by its id",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const profile = build.profile(connection);
      const changed = { ...profile, code: "RENAMED", processingMode: "MANUAL", sendViaPeppol: false } as const;
      for (const saved of [profile, changed]) {
        expect(await stores.profiles.save(saved, {})).toBe("stored");
        expect(await stores.profiles.byId(profile.id)).toEqual(saved);
      }
      expect(await stores.profiles.byId(build.runtime.newId())).toBeUndefined();
    },
  },
  "PRF-2": {
    title: "MUST have one default per organization: a new one takes the flag from the old one",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = await furnish(stores, build);
      const [first, second] = [build.profile(connection), build.profile(connection, { isDefault: true })];
      const foreign = build.profile(other.connection, { isDefault: true });
      expect(await stores.profiles.defaultOf(organization.id)).toBeUndefined();
      for (const profile of [{ ...first, isDefault: true }, foreign, second]) await stores.profiles.save(profile, {});
      expect(await stores.profiles.defaultOf(organization.id)).toEqual(second);
      expect(await stores.profiles.byId(first.id)).toEqual(first);
      expect(await stores.profiles.defaultOf(other.organization.id)).toEqual(foreign);
    },
  },
  "PRF-3": {
    title: "MUST refuse a code that another profile of the organization has, and leave the default where it was",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = await furnish(stores, build);
      const known = build.profile(connection, { isDefault: true });
      const same = build.profile(connection, { code: known.code, isDefault: true });
      await stores.profiles.save(known, {});
      expect(await stores.profiles.save(same, {})).toBe("taken");
      expect(await stores.profiles.byId(same.id)).toBeUndefined();
      expect(await stores.profiles.defaultOf(organization.id)).toEqual(known);
      expect(await stores.profiles.save(build.profile(other.connection, { code: known.code }), {})).toBe("stored");
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

import type { Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { createBuilders } from "./builders.ts";

export const ORGANIZATION_RULES = {
  "ORG-1": {
    title: "MUST give an organization back as it was registered, identifiers in their order",
    async check(stores) {
      const build = createBuilders();
      const [first, second] = [build.organization(), build.organization()];
      const plain = { ...first, identifiers: [...second.identifiers, ...first.identifiers] };
      const full = { ...build.organization(), vatNumber: "NL123456789B01", companyId: "XCNL10019" };
      for (const organization of [plain, full]) {
        expect(await stores.organizations.save(organization, {})).toBe("stored");
        expect(await stores.organizations.byId(organization.id)).toEqual(organization);
      }
      expect(await stores.organizations.byId(second.id)).toBeUndefined();
    },
  },
  "ORG-2": {
    title: "MUST refuse an organization of which any identifier belongs to another one",
    async check(stores) {
      const build = createBuilders();
      const known = build.organization();
      const newcomer = build.organization();
      const identifiers = [...newcomer.identifiers, ...known.identifiers];
      await stores.organizations.save(known, {});
      expect(await stores.organizations.save({ ...newcomer, identifiers }, {})).toBe("taken");
      expect(await stores.organizations.byId(newcomer.id)).toBeUndefined();
      expect(await stores.organizations.save(newcomer, {})).toBe("stored");
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

import { decimal, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const AUTOPILOT_RULES = {
  "AUT-1": {
    title: "MUST insert an autopilot and replace it by its id, decimals as they were written",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const autopilot = build.autopilot(connection, connection);
      const changed = { ...autopilot, ledgerAccount: "4010", postingScheme: [], totalsTolerance: decimal("0.10") };
      for (const saved of [autopilot, changed]) {
        expect(await stores.autopilots.save(saved, {})).toBe("stored");
        expect(await stores.autopilots.byId(autopilot.id)).toEqual(saved);
      }
      expect(await stores.autopilots.byId(build.runtime.newId())).toBeUndefined();
    },
  },
  "AUT-2": {
    title: "MUST refuse a second autopilot for one connection",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const free = build.connection(organization);
      await stores.connections.create(free, {});
      const first = build.autopilot(connection, connection);
      const second = build.autopilot(connection, connection);
      await stores.autopilots.save(first, {});
      expect(await stores.autopilots.save(second, {})).toBe("taken");
      expect(await stores.autopilots.forConnection(connection.id)).toEqual(first);
      expect(await stores.autopilots.forConnection(free.id)).toBeUndefined();
      expect(await stores.autopilots.save({ ...second, connectionId: free.id }, {})).toBe("stored");
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

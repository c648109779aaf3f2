import type { Autopilot } from "../../autopilot/autopilot.ts";
import type { AutopilotStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export function createAutopilotStore(memory: Memory): AutopilotStore {
  const ofConnection = (id: string): Autopilot | undefined =>
    [...memory.autopilots.values()].find(({ connectionId }) => connectionId === id);
  return {
    async save(autopilot, change) {
      refuseRepetition(memory, change);
      const sameConnection = ofConnection(autopilot.connectionId);
      if (sameConnection !== undefined && sameConnection.id !== autopilot.id) return "taken";
      memory.autopilots.set(autopilot.id, autopilot);
      applyChange(memory, change);
      return "stored";
    },
    async byId(id) {
      return memory.autopilots.get(id);
    },
    async forConnection(connectionId) {
      return ofConnection(connectionId);
    },
    async list(page, filter) {
      return pageOf(memory.autopilots, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
    },
  };
}

import type { OrganizationStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { pageOf } from "./page-of.ts";

export const createOrganizationStore = (memory: Memory): OrganizationStore => ({
  async save(organization, change) {
    refuseRepetition(memory, change);
    const others = [...memory.organizations.values()].filter(({ id }) => id !== organization.id);
    const known = new Set(others.flatMap(({ identifiers }) => identifiers));
    if (organization.identifiers.some((identifier) => known.has(identifier))) return "taken";
    const state = memory.organizations.get(organization.id)?.state ?? organization.state;
    memory.organizations.set(organization.id, { ...organization, state });
    applyChange(memory, change);
    return "stored";
  },
  async byId(id) {
    return memory.organizations.get(id);
  },
  async list(page) {
    return pageOf(memory.organizations, page);
  },
});

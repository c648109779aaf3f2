import type { SendingProfileStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export const createSendingProfileStore = (memory: Memory): SendingProfileStore => ({
  async save(profile, change) {
    refuseRepetition(memory, change);
    const { id, organizationId } = profile;
    const others = [...memory.profiles.values()].filter(
      (other) => other.organizationId === organizationId && other.id !== id,
    );
    if (others.some(({ code }) => code === profile.code)) return "taken";
    if (profile.isDefault) for (const other of others) memory.profiles.set(other.id, { ...other, isDefault: false });
    const { mappingVersion: _, ...rest } = profile;
    const mappingVersion = memory.profiles.get(id)?.mappingVersion;
    memory.profiles.set(id, { ...rest, ...(mappingVersion !== undefined && { mappingVersion }) });
    applyChange(memory, change);
    return "stored";
  },
  async byId(id) {
    return memory.profiles.get(id);
  },
  async defaultOf(organizationId) {
    return [...memory.profiles.values()].find(
      (profile) => profile.organizationId === organizationId && profile.isDefault,
    );
  },
  async list(page, filter) {
    return pageOf(memory.profiles, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
  },
});

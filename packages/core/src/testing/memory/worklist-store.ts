import type { WorklistStore } from "../../store/stores.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export const createWorklistStore = (memory: Memory): WorklistStore => ({
  async byId(id) {
    return memory.work.get(id);
  },
  async list(page, filter) {
    return pageOf(
      memory.work,
      page,
      ({ organizationId, kind }) => fits(filter.organizationId, organizationId) && fits(filter.kind, kind),
    );
  },
});

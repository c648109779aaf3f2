import type { EventStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits } from "./page-of.ts";

export const createEventStore = (memory: Memory): EventStore => ({
  async append(change) {
    refuseRepetition(memory, change);
    applyChange(memory, change);
  },
  async after(position, limit, filter) {
    return memory.events
      .filter(
        (event) =>
          event.position > position &&
          fits(filter.organizationId, event.organizationId) &&
          fits(filter.subject?.type, event.subject.type) &&
          fits(filter.subject?.id, event.subject.id),
      )
      .slice(0, limit);
  },
  async lastPosition() {
    return memory.events.length;
  },
  watch(listener) {
    memory.listeners.add(listener);
    return () => memory.listeners.delete(listener);
  },
});

import type { RecordedEvent } from "../../event/event.ts";
import type { EventFilter, EventStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits } from "./page-of.ts";

const isAsked = (event: RecordedEvent, { organizationId, subject }: EventFilter): boolean =>
  fits(organizationId, event.organizationId) &&
  fits(subject?.type, event.subject.type) &&
  fits(subject?.id, event.subject.id);

export const createEventStore = (memory: Memory): EventStore => ({
  async append(change) {
    refuseRepetition(memory, change);
    applyChange(memory, change);
  },
  async after(position, limit, filter) {
    return memory.events.filter((event) => event.position > position && isAsked(event, filter)).slice(0, limit);
  },
  async newest(limit, filter) {
    return memory.events.filter((event) => isAsked(event, filter)).slice(-limit);
  },
  async lastPosition() {
    return memory.events.length;
  },
  watch(listener) {
    memory.listeners.add(listener);
    return () => memory.listeners.delete(listener);
  },
});

import type { Runtime } from "../runtime.ts";
import type { NewEvent } from "./event.ts";

/** Without a `key` the fact is one of its kind. */
export function createEvent(
  runtime: Runtime,
  event: Omit<NewEvent, "id" | "at" | "key" | "steps" | "data"> &
    Partial<Pick<NewEvent, "key" | "steps" | "data" | "at">>,
): NewEvent {
  const id = runtime.newId();
  return { key: id, at: runtime.clock.now(), data: {}, steps: [], ...event, id };
}

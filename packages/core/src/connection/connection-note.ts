import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import type { Runtime } from "../runtime.ts";
import type { Connection } from "./connection.ts";

/** A fact that leaves the state as it is. */
export function connectionNote(
  runtime: Runtime,
  { id, organizationId }: Connection,
  type: EventType,
  data: Readonly<Record<string, string>>,
): NewEvent {
  return createEvent(runtime, { type, organizationId, subject: { type: "Connection", id }, data });
}

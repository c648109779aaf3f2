import type { Autopilot } from "../autopilot/autopilot.ts";
import { createEvent } from "../event/create-event.ts";
import type { Runtime } from "../runtime.ts";
import type { Change } from "../store/change.ts";
import type { InboundChange } from "../store/stores.ts";
import { inboundJob } from "./announce-inbound.ts";
import { type InboundDocument, inboundStep } from "./inbound-document.ts";

/**
 * What to record so that a document, or its fetching where its bytes are not here, runs anew. One that rests or is being
 * imported goes on in its own run: a new run would outrank the import under way.
 */
export function runAgain(
  runtime: Runtime,
  document: InboundDocument,
  autopilot: Autopilot | undefined,
): { readonly changed: InboundChange; readonly change: Required<Pick<Change, "events" | "jobs">> } {
  const run = document.state === "RECEIVED" ? document.run : document.run + 1;
  const next = { ...document, run };
  const isFetched = document.contentHash !== undefined;
  const type = isFetched ? "INBOUND_REOFFERED" : "INBOUND_ANNOUNCED";
  const event = createEvent(runtime, {
    type,
    organizationId: document.organizationId,
    subject: { type: "InboundDocument", id: document.id },
    steps: [inboundStep(type, next)],
  });
  const now = runtime.clock.now();
  const job = isFetched
    ? inboundJob("import-inbound", next, now, autopilot?.erpConnectionId)
    : inboundJob("fetch-inbound", next, now);
  return {
    changed: { run, attention: undefined, erp: undefined },
    change: { events: [event], jobs: [job] },
  };
}

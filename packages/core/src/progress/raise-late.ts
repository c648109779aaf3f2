import type { Context } from "../context/context.ts";
import type { Policy } from "../context/policy.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { InboundDocument } from "../inbound/inbound-document.ts";
import type { WorkKind } from "../worklist/work-item.ts";
import { deadline } from "./deadlines.ts";
import type { InboundProgressState } from "./inbound-texts.ts";
import type { MessageState } from "./message-texts.ts";
import type { TransportState } from "./transport-texts.ts";

interface Expectation {
  /** Of the worklist; also the code of the event. */
  readonly kind: WorkKind;
  /** What should have moved, in the words of the progress. */
  readonly axis: "TRANSPORT" | "MESSAGE" | "DOCUMENT";
  readonly state: TransportState | MessageState | InboundProgressState;
  readonly withinMs: (policy: Policy) => number;
}

// biome-ignore format: one expectation a line
const DELIVERIES = {
  QUEUED: { kind: "DELIVERY_LATE", axis: "TRANSPORT", state: "QUEUED", withinMs: (policy) => policy.takenWithinMs },
  UNKNOWN: { kind: "DELIVERY_UNDECIDED", axis: "TRANSPORT", state: "OUTCOME_UNKNOWN", withinMs: (policy) => policy.decidedWithinMs },
  SUBMITTED: { kind: "VERDICT_LATE", axis: "MESSAGE", state: "AWAITED", withinMs: (policy) => policy.verdictWithinMs },
} as const satisfies Record<string, Expectation>;

// biome-ignore format: one expectation a line
const DOCUMENTS = {
  ANNOUNCED: { kind: "FETCH_LATE", axis: "DOCUMENT", state: "ANNOUNCED", withinMs: (policy) => policy.inboundStepWithinMs },
  RECEIVED: { kind: "IMPORT_LATE", axis: "DOCUMENT", state: "BEING_IMPORTED", withinMs: (policy) => policy.inboundStepWithinMs },
} as const satisfies Record<string, Expectation>;

/**
 * Puts what did not move in time on its timeline and on the worklist, once for each state; also where a paused connection
 * is the reason. Repeating it is harmless.
 */
export async function raiseLate(context: Context): Promise<void> {
  const { deliveries, inbound } = context.stores;
  for (const state of ["QUEUED", "UNKNOWN", "SUBMITTED"] as const) {
    const { kind } = DELIVERIES[state];
    const find = (since: Date) => deliveries.late(state, since, kind, BATCH);
    await tellAll(context, DELIVERIES[state], find, ({ id, invoiceId }) => ({
      type: "INVOICE_OVERDUE",
      subject: { type: "Invoice", id: invoiceId },
      data: { documentId: id },
    }));
  }
  for (const state of ["ANNOUNCED", "RECEIVED"] as const) {
    const { kind } = DOCUMENTS[state];
    const find = (since: Date) => inbound.late(state, since, kind, BATCH);
    await tellAll(context, DOCUMENTS[state], find, ({ id }) => ({
      type: "INBOUND_OVERDUE",
      subject: { type: "InboundDocument", id },
      data: {},
    }));
  }
}

/** Told in one transaction. */
const BATCH = 100;

async function tellAll<
  Late extends Pick<Delivery | InboundDocument, "id" | "organizationId" | "stateSince" | "createdAt">,
>(
  { stores, runtime, policy }: Context,
  { kind, axis, state, withinMs }: Expectation,
  find: (since: Date) => Promise<readonly Late[]>,
  about: (late: Late) => Pick<NewEvent, "type" | "subject" | "data">,
): Promise<void> {
  const since = new Date(runtime.clock.now().getTime() - withinMs(policy));
  let found: readonly Late[];
  do {
    found = await find(since);
    const told = found.map((late) => {
      const { id: subjectId, organizationId } = late;
      const expectedBy = deadline(late, withinMs(policy));
      const { data, ...own } = about(late);
      const event = createEvent(runtime, {
        ...own,
        key: `OVERDUE:${kind}:${subjectId}:${expectedBy.toISOString()}`,
        organizationId,
        data: { ...data, axis, state, expectedBy: expectedBy.toISOString(), code: kind },
      });
      return { event, item: { organizationId, kind, subjectId, since: expectedBy } };
    });
    if (told.length > 0) {
      await stores.events.append({ events: told.map(({ event }) => event), opens: told.map(({ item }) => item) });
    }
  } while (found.length === BATCH);
}

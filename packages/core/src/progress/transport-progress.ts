import { isListed } from "../catalogue/catalogue.ts";
import type { Connection } from "../connection/connection.ts";
import type { Policy } from "../context/policy.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { type AxisProgress, axis, caused } from "./axis.ts";
import { heldUp } from "./connection-progress.ts";
import { beganAt, deadline } from "./deadlines.ts";
import type { InvoiceFacts } from "./invoice-progress.ts";
import { TRANSPORT_TEXTS, type TransportState } from "./transport-texts.ts";

type Transport = AxisProgress<TransportState>;

const at = axis<TransportState>;

export function transportProgress(
  { invoice, delivery, connection }: InvoiceFacts,
  policy: Policy,
  now: Date,
): Transport {
  if (invoice.state === "CANCELLED") return at(TRANSPORT_TEXTS, "CANCELLED", beganAt(invoice));
  if (delivery === undefined) {
    return at(TRANSPORT_TEXTS, invoice.state === "DRAFT" ? "DRAFT" : "POSTED", beganAt(invoice));
  }
  switch (delivery.state) {
    case "QUEUED":
      return queued(delivery, connection, policy);
    case "UNKNOWN":
      return unknown(delivery, connection, policy, now);
    case "SUBMITTED":
    case "DELIVERED":
      return at(TRANSPORT_TEXTS, "ACCEPTED", acceptedAt(delivery) ?? beganAt(delivery));
    case "REFUSED":
      return refused(delivery);
    case "WITHDRAWN":
      return at(TRANSPORT_TEXTS, "WITHDRAWN", beganAt(delivery));
  }
}

function queued(delivery: Delivery, connection: Connection | undefined, policy: Policy): Transport {
  const expectedBy = deadline(delivery, policy.takenWithinMs);
  const last = delivery.attempts.at(-1);
  if (connection !== undefined && connection.state !== "LIVE") {
    const since = new Date(Math.max(beganAt(delivery).getTime(), beganAt(connection).getTime()));
    return heldUp(at(TRANSPORT_TEXTS, "WAITING_FOR_CONNECTION", since, { expectedBy }), connection);
  }
  if (last === undefined) return at(TRANSPORT_TEXTS, "QUEUED", beganAt(delivery), { expectedBy });
  if (last.outcome === "open") return at(TRANSPORT_TEXTS, "BEING_SENT", last.startedAt, { expectedBy });
  const { code, endedAt = last.startedAt } = last;
  return at(TRANSPORT_TEXTS, "WAITING_FOR_RETRY", endedAt, { expectedBy, ...(code !== undefined && { reason: code }) });
}

function unknown(delivery: Delivery, connection: Connection | undefined, policy: Policy, now: Date): Transport {
  const expectedBy = deadline(delivery, policy.decidedWithinMs);
  const code = delivery.attempts.at(-1)?.code;
  const reason = code === undefined ? {} : { reason: code };
  if (now >= expectedBy) return at(TRANSPORT_TEXTS, "UNDECIDED_TOO_LONG", expectedBy, reason);
  const state = at(TRANSPORT_TEXTS, "OUTCOME_UNKNOWN", beganAt(delivery), { expectedBy, ...reason });
  return heldUp(state, connection);
}

/** Refused at the door, or taken and then not delivered: that is told on the message axis. */
function refused(delivery: Delivery): Transport {
  const taken = acceptedAt(delivery);
  if (taken !== undefined || delivery.reference !== undefined) {
    return at(TRANSPORT_TEXTS, "ACCEPTED", taken ?? beganAt(delivery));
  }
  const state = at(TRANSPORT_TEXTS, "REFUSED", beganAt(delivery));
  if (delivery.settlement !== undefined) return state;
  const code = delivery.attempts.at(-1)?.code;
  return caused(state, code !== undefined && isListed(code) ? code : undefined);
}

const acceptedAt = ({ attempts }: Delivery): Date | undefined =>
  attempts.find(({ outcome }) => outcome === "accepted")?.endedAt;

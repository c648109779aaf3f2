import type { Connection } from "../connection/connection.ts";
import type { Policy } from "../context/policy.ts";
import type { InboundDocument } from "../inbound/inbound-document.ts";
import { type AxisProgress, axis, caused } from "./axis.ts";
import { heldUp } from "./connection-progress.ts";
import { beganAt, deadline } from "./deadlines.ts";
import {
  INBOUND_TEXTS,
  type InboundProgressState,
  RESPONSE_TEXTS,
  type ResponseProgressState,
} from "./inbound-texts.ts";

export interface InboundFacts {
  readonly document: InboundDocument;
  /** What it came through. */
  readonly connection: Connection | undefined;
  /** That of the ERP that an autopilot imports it into; `undefined` without an autopilot. */
  readonly erpConnection: Connection | undefined;
}

export interface InboundProgress {
  readonly document: AxisProgress<InboundProgressState>;
  readonly response: AxisProgress<ResponseProgressState>;
}

export const inboundProgress = (facts: InboundFacts, policy: Policy): InboundProgress => ({
  document: documentProgress(facts, policy),
  response: responseProgress(facts),
});

function documentProgress(
  { document, connection, erpConnection }: InboundFacts,
  policy: Policy,
): AxisProgress<InboundProgressState> {
  const since = beganAt(document);
  const expectedBy = deadline(document, policy.inboundStepWithinMs);
  switch (document.state) {
    case "ANNOUNCED":
      return heldUp(axis<InboundProgressState>(INBOUND_TEXTS, "ANNOUNCED", since, { expectedBy }), connection);
    case "RECEIVED":
      if (erpConnection === undefined) return axis(INBOUND_TEXTS, "RECEIVED", since);
      return heldUp(axis<InboundProgressState>(INBOUND_TEXTS, "BEING_IMPORTED", since, { expectedBy }), erpConnection);
    case "IMPORTED":
      if (document.erp?.filesAttached !== false) return axis(INBOUND_TEXTS, "IMPORTED", since);
      return caused(
        heldUp(axis<InboundProgressState>(INBOUND_TEXTS, "ATTACHMENTS_PENDING", since), erpConnection),
        document.attention?.code,
      );
    case "NEEDS_ATTENTION":
      return caused(axis<InboundProgressState>(INBOUND_TEXTS, "NEEDS_ATTENTION", since), document.attention?.code);
    case "DUPLICATE":
    case "UNDONE":
      return axis(INBOUND_TEXTS, document.state, since);
  }
}

function responseProgress({ document, connection }: InboundFacts): AxisProgress<ResponseProgressState> {
  const { response } = document;
  if (response === undefined) return axis(RESPONSE_TEXTS, "NONE", document.createdAt);
  const state = axis<ResponseProgressState>(RESPONSE_TEXTS, response.state, response.at);
  if (response.state === "QUEUED") return heldUp(state, connection);
  return caused(state, response.refusal?.code);
}

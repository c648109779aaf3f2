import type { Context } from "../context/context.ts";
import { connectionFacts } from "./connection-facts.ts";
import { deliveryFacts, invoiceFacts } from "./delivery-facts.ts";
import { inboundFacts } from "./inbound-facts.ts";
import type { FindFacts, WorkFacts } from "./work-fact.ts";
import type { WorkItem, WorkKind } from "./work-item.ts";

const WORK_FACTS: Readonly<Record<WorkKind, FindFacts>> = {
  INVOICE_REFUSED: invoiceFacts,
  DELIVERY_LATE: deliveryFacts,
  DELIVERY_UNDECIDED: deliveryFacts,
  VERDICT_LATE: deliveryFacts,
  FETCH_LATE: inboundFacts,
  IMPORT_LATE: inboundFacts,
  INBOUND_NEEDS_ATTENTION: inboundFacts,
  CONNECTION_BLOCKED: connectionFacts,
  REAUTHORIZATION_REQUIRED: connectionFacts,
  PARTY_NOT_LINKED: connectionFacts,
};

/** Read when it is shown, so that it tells of what happened since, too. */
export const workFacts = async (context: Context, { kind, subjectId }: WorkItem): Promise<WorkFacts> =>
  (await WORK_FACTS[kind](context, subjectId, kind)) ?? { code: kind, facts: [] };

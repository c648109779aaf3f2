import { BUYER_STATUSES, type BuyerStatus, type EventStore } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { BuyerStatusRef } from "./buyer-status.ts";

interface BuyerResponse {
  readonly status: BuyerStatus | undefined;
  readonly code: string;
  readonly text: string;
  readonly at: Date;
}

export const BuyerResponseRef = builder.objectRef<BuyerResponse>("BuyerResponse").implement({
  description: "What a buyer said about an invoice.",
  fields: (t) => ({
    status: t.expose("status", {
      type: BuyerStatusRef,
      nullable: true,
      description: "Absent for a code that this gateway does not know.",
    }),
    code: t.exposeString("code", { description: "The network's own code, e.g. `40` or `AP`." }),
    text: t.exposeString("text", { description: "In the network's words, e.g. `Goedgekeurd`." }),
    at: t.expose("at", { type: "DateTime", description: "When the buyer said so." }),
  }),
});

/** As many events as an invoice is likely to have; older ones say less than newer ones anyway. */
const LOOKED_AT = 500;

/** The latest by its own time: facts come in any order. */
export async function lastResponse(events: EventStore, invoiceId: string): Promise<BuyerResponse | undefined> {
  const told = await events.newest(LOOKED_AT, { subject: { type: "Invoice", id: invoiceId } });
  const [last] = told
    .filter(({ type }) => type === "BUYER_RESPONDED")
    .toSorted((left, right) => right.at.getTime() - left.at.getTime());
  if (last === undefined) return undefined;
  const { status: code = "", message: text = "", buyerStatus } = last.data;
  return { status: BUYER_STATUSES.find((status) => status === buyerStatus), code, text, at: last.at };
}

import type { ConnectionState } from "../connection/connection.ts";
import type { DeliveryState } from "../delivery/delivery.ts";
import type { StatusHolder } from "../event/event.ts";
import type { InboundState } from "../inbound/inbound-document.ts";
import type { InvoiceState } from "../invoice/invoice-state.ts";

/** `FACT`: opened by a change that names it, e.g. because time ran out. `STATE`: open by itself, as long as the state lasts. */
interface About<Subject extends StatusHolder, State extends string> {
  readonly subject: Subject;
  /** It stands only while its subject is in one of these. */
  readonly states: readonly State[];
  readonly opens: "STATE" | "FACT";
}

/** About something without a status: changes alone open and close it. */
interface AboutAnything {
  readonly subject: string;
  readonly states?: undefined;
  readonly opens: "FACT";
}

type WorkRule =
  | AboutAnything
  | About<"Invoice", InvoiceState>
  | About<"Delivery", DeliveryState>
  | About<"InboundDocument", InboundState>
  | About<"Connection", ConnectionState>;

/** Everything that waits for a person. A kind of work is a line here and one in `WORK_FACTS`. */
export const WORK_KINDS = {
  /** Refused, and neither sent again nor cancelled. */
  INVOICE_REFUSED: { subject: "Invoice", states: ["REFUSED"], opens: "STATE" },
  /** Not taken by the network in time. */
  DELIVERY_LATE: { subject: "Delivery", states: ["QUEUED", "UNKNOWN"], opens: "FACT" },
  /** Nobody could find out in time whether it arrived. */
  DELIVERY_UNDECIDED: { subject: "Delivery", states: ["UNKNOWN"], opens: "FACT" },
  /** Taken by the network, and no verdict in time. */
  VERDICT_LATE: { subject: "Delivery", states: ["SUBMITTED"], opens: "FACT" },
  FETCH_LATE: { subject: "InboundDocument", states: ["ANNOUNCED"], opens: "FACT" },
  IMPORT_LATE: { subject: "InboundDocument", states: ["RECEIVED"], opens: "FACT" },
  INBOUND_NEEDS_ATTENTION: { subject: "InboundDocument", states: ["NEEDS_ATTENTION"], opens: "STATE" },
  CONNECTION_BLOCKED: { subject: "Connection", states: ["BLOCKED"], opens: "STATE" },
  REAUTHORIZATION_REQUIRED: { subject: "Connection", states: ["REAUTHORIZATION_REQUIRED"], opens: "STATE" },
  PARTY_NOT_LINKED: { subject: "Connection", states: ["WAITING_FOR_PARTY_LINK"], opens: "STATE" },
} as const satisfies Record<string, WorkRule>;

export type WorkKind = keyof typeof WORK_KINDS;

/** Something a person has to look at. */
export interface WorkItem {
  /** Follows from the rest; in the order of `since`. */
  readonly id: string;
  readonly organizationId: string;
  readonly kind: WorkKind;
  /** Id of the thing it is about; the kind tells of which type. */
  readonly subjectId: string;
  readonly since: Date;
}

export type NewWorkItem = Omit<WorkItem, "id">;

/** Milliseconds in 12 hexadecimal digits, then what it is about: the same facts give the same id. */
export const workItem = (item: NewWorkItem): WorkItem => ({
  ...item,
  id: `${item.since.getTime().toString(16).padStart(12, "0")}-${item.kind}-${item.subjectId}`,
});

const KINDS = Object.keys(WORK_KINDS) as readonly WorkKind[];

const ruleOf = (kind: WorkKind): WorkRule => WORK_KINDS[kind];

/** Whether an item of this kind can stand in this state of its subject. */
export function standsIn(kind: WorkKind, state: string | undefined): boolean {
  const states: readonly string[] | undefined = ruleOf(kind).states;
  return states === undefined || (state !== undefined && states.includes(state));
}

/** A thing that has another state now. */
export interface StateChange {
  readonly holder: StatusHolder;
  readonly id: string;
  readonly organizationId: string;
  /** `undefined` when it is not known. */
  readonly from: string | undefined;
  readonly to: string;
  readonly since: Date;
}

/** The work about a thing that its new state leaves nothing to do about, and the work that it asks for. */
export function workAfter({ holder, id: subjectId, organizationId, from, to, since }: StateChange): {
  readonly closes: readonly WorkKind[];
  readonly opens: readonly NewWorkItem[];
} {
  const own = KINDS.filter((kind) => ruleOf(kind).subject === holder);
  const isOfState = (kind: WorkKind) => ruleOf(kind).opens === "STATE";
  return {
    closes: own.filter(
      (kind) => (from === undefined || standsIn(kind, from)) && (isOfState(kind) || !standsIn(kind, to)),
    ),
    opens: own
      .filter((kind) => isOfState(kind) && standsIn(kind, to))
      .map((kind) => ({ organizationId, kind, subjectId, since })),
  };
}

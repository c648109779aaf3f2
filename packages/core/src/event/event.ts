import type { EventType } from "./event-types.ts";

/** Things a timeline can be about. */
export type SubjectType =
  | "Organization"
  | "Connection"
  | "SendingProfile"
  | "Customer"
  | "Invoice"
  | "InboundDocument"
  | "Autopilot"
  | "WebhookEndpoint";

/** Things whose status is a fold over events. */
export type StatusHolder = "Organization" | "Connection" | "Invoice" | "Delivery" | "InboundDocument";

/**
 * What a fact does to a status: the state of the highest rank ever seen wins. Ranks come from the state tables, so any
 * order and any repetition of the same facts give the same status.
 */
export interface StatusStep {
  readonly holder: StatusHolder;
  readonly id: string;
  readonly state: string;
  readonly rank: number;
  /** When the state began, where that is not when the fact happened. */
  readonly since?: Date;
}

export interface Status {
  readonly state: string;
  readonly rank: number;
  /** When the state began: of several facts of one rank the earliest time. */
  readonly since?: Date | undefined;
}

export function foldStatus(current: Status | undefined, { state, rank, since }: Status): Status {
  if (current === undefined || rank > current.rank) return { state, rank, since };
  const isEarlier =
    rank === current.rank && since !== undefined && current.since !== undefined && since < current.since;
  return isEarlier ? { ...current, since } : current;
}

/** A fact, before the log gives it a position. */
export interface NewEvent {
  readonly id: string;
  /** Facts with one key are one fact: the log keeps the first. */
  readonly key: string;
  readonly type: EventType;
  readonly organizationId: string;
  readonly subject: { readonly type: SubjectType; readonly id: string };
  readonly at: Date;
  /** Flat, for timelines and webhooks; no secret and no document in it. */
  readonly data: Readonly<Record<string, string>>;
  readonly steps: readonly StatusStep[];
}

export interface RecordedEvent extends Omit<NewEvent, "steps" | "type"> {
  /** An older gateway may have written one that is not listed any more. */
  readonly type: string;
  /** Counts up by at least one per event, in commit order. */
  readonly position: number;
}

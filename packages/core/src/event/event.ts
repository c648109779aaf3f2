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
}

export interface Status {
  readonly state: string;
  readonly rank: number;
}

export function foldStatus(current: Status | undefined, step: Status): Status {
  return current === undefined || step.rank > current.rank ? { state: step.state, rank: step.rank } : current;
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

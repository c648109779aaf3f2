import type { NewEvent } from "../event/event.ts";
import type { NewJob } from "../job/job.ts";
import type { NewWorkItem, WorkItem } from "../worklist/work-item.ts";

/** Everything that must become durable together with a store method's own write. One method is one transaction. */
export interface Change {
  /** The request behind it; recorded so that a repetition finds the first result. */
  readonly command?: Command;
  /** Appended; an event whose key the log has already is left out, and so are its status steps. */
  readonly events?: readonly NewEvent[];
  readonly jobs?: readonly NewJob[];
  /** Key of the job that this completes. */
  readonly finishes?: string;
  /** Id of the connection whose grant is deleted. */
  readonly forgetsGrant?: string;
  /** Work for a person; what is there already stays, and what its subject's state does not allow is left out. */
  readonly opens?: readonly NewWorkItem[];
  /** Work that is done. Items that follow from a state go by themselves. */
  readonly closes?: readonly Pick<WorkItem, "kind" | "subjectId">[];
}

export const NO_CHANGE: Change = {};

/** One mutation of one caller. */
export interface Command {
  /** Whose keys these are: two callers may use the same key. */
  readonly scope: string;
  readonly idempotencyKey: string;
  /** SHA-256 over operation and input; a key used again with another fingerprint is refused. */
  readonly fingerprint: string;
  readonly result: CommandResult;
}

export interface CommandResult {
  readonly type: string;
  readonly id: string;
}

/** Two requests with one idempotency key at the same time: the second one writes nothing and rolls back. */
export class CommandTaken extends Error {
  override readonly name = "CommandTaken";
}

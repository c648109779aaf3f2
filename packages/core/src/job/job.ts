/** Work that outlives the request that asked for it. Handlers are idempotent: a job may run again after a crash. */
export const JOB_KINDS = [
  "deliver",
  "watch-delivery",
  "poll-outbox",
  "poll-inbox",
  "fetch-inbound",
  "import-inbound",
  "attach-inbound",
  "respond-inbound",
  "pull-posted-invoices",
  "send-webhook",
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface NewJob {
  /** Enqueueing a key that is waiting or running already changes nothing. */
  readonly key: string;
  readonly kind: JobKind;
  /** The id of the thing it is about: delivery, inbound document, connection or webhook message. */
  readonly subjectId: string;
  /**
   * What it shares limits with. The id of a connection: not claimed while that one is paused (blocked, revoked, waiting
   * for a person). Or `webhook:` and the id of an endpoint: not claimed while that one is disabled.
   */
  readonly lane: string;
  readonly runAt: Date;
}

export interface ClaimedJob extends NewJob {
  /** 1 for the first claim. */
  readonly attempt: number;
  /** How often it failed by a mistake of ours. */
  readonly defects: number;
}

/** A job that is not tried again until somebody redrives it. */
export interface DeadJob extends NewJob {
  readonly deadAt: Date;
  /** Of the error that ended it, for operators. */
  readonly reason: string;
}

/** They come back by themselves, and nobody would ask for them again: never given up. */
export const RECURRING: ReadonlySet<JobKind> = new Set(["poll-outbox", "poll-inbox"]);

/** 2^(attempt − 1) seconds, at most 10 minutes, plus up to 20 % jitter. */
export function backoffMs(attempt: number, random: number): number {
  const base = Math.min(600_000, 1000 * 2 ** Math.min(attempt - 1, 20));
  return Math.round(base * (1 + 0.2 * random));
}

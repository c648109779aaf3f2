/** Times that operators may want to change; milliseconds. */
export interface Policy {
  /** How often an inbox without hooks is read. */
  readonly pollInboxMs: number;
  /** How often an outbox is read for what buyers did, where no hook tells it. */
  readonly pollOutboxMs: number;
  /** Pages of a list that one turn of a job reads; then other jobs have a turn. */
  readonly pollPages: number;
  /** First look at a submitted document where no hook will tell; then doubling up to `watchMaxMs`. */
  readonly watchFirstMs: number;
  /** First look where hooks are expected: they are hours late by then (psb-api.md §5.2, an assumption). */
  readonly watchHookedMs: number;
  readonly watchMaxMs: number;
  /** First reconciliation after an unknown outcome; then doubling up to 10 minutes. */
  readonly reconcileFirstMs: number;
  /** A document that the remote does not know is believed absent only this long after its attempt began. */
  readonly absentAfterMs: number;
  /** How long it is believed that a recipient can be reached; 0 asks every time. */
  readonly lookupFreshMs: number;
  /** So often a job may fail by a mistake of ours; then it is set aside. Ten are a quarter of an hour. */
  readonly deadAfterDefects: number;
  /** Jobs of one connection that are under way at once. */
  readonly jobsPerConnection: number;
  /** By then the network should have taken what was queued. */
  readonly takenWithinMs: number;
  /** By then an unknown outcome should be known; from then on a person may settle it. */
  readonly decidedWithinMs: number;
  /** By then the network should have told its verdict on what it took. */
  readonly verdictWithinMs: number;
  /** By then a received document should have made its next step: fetched, imported. */
  readonly inboundStepWithinMs: number;
  /** How often this gateway looks for what is late. */
  readonly lateSweepMs: number;
  /** Pause before the third attempt of a document that was absent twice; then threefold, sevenfold, at most tenfold. */
  readonly absentPauseMs: number;
}

export const DEFAULT_POLICY: Policy = {
  pollInboxMs: 5 * 60_000,
  pollOutboxMs: 5 * 60_000,
  pollPages: 100,
  watchFirstMs: 1_000,
  watchHookedMs: 2 * 3_600_000,
  watchMaxMs: 15 * 60_000,
  reconcileFirstMs: 5_000,
  absentAfterMs: 60_000,
  lookupFreshMs: 10 * 60_000,
  deadAfterDefects: 10,
  jobsPerConnection: 4,
  takenWithinMs: 15 * 60_000,
  decidedWithinMs: 24 * 3_600_000,
  verdictWithinMs: 24 * 3_600_000,
  inboundStepWithinMs: 15 * 60_000,
  lateSweepMs: 60_000,
  absentPauseMs: 60_000,
};

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
  absentPauseMs: 60_000,
};

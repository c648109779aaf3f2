/** Keyset page over time-ordered ids, newest first. */
export interface PageRequest {
  /** 1 to 101: one more than is shown tells whether a next page exists. */
  readonly limit: number;
  /** Ids below this one (older). */
  readonly before?: string;
  /** Ids above this one (newer); the page then ends next to it. */
  readonly after?: string;
}

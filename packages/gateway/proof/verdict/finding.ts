/** In what way callers were told something else than what is. */
export const WRONGS = ["lost", "doubled", "wrongly reported"] as const;
type Wrong = (typeof WRONGS)[number];

export interface Finding {
  readonly wrong: Wrong;
  readonly what: string;
  /** `now`: what is under way may still mend it. `ever`: nothing will. */
  readonly holds: "now" | "ever";
}

/** Notes a finding. @param holds - default `ever` */
export type Find = (wrong: Wrong, what: string, holds?: Finding["holds"]) => void;

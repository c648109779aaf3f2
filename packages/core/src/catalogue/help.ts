import type { Actor } from "../connector/account.ts";

/**
 * `VERDICT`: final until somebody changes what was submitted. `PRECONDITION`: something else has to be true first.
 * `TRANSIENT`: passes by itself. `UNKNOWN`: nobody knows yet, the gateway finds out. `DEFECT`: our mistake.
 */
export type HelpClass = "VERDICT" | "PRECONDITION" | "TRANSIENT" | "UNKNOWN" | "DEFECT";

/** What a person can do about a code. */
export interface Help {
  readonly class: HelpClass;
  /** Who must act. */
  readonly actor: Actor;
  readonly remedy: { readonly en: string; readonly nl: string };
  /** What the rule demands and why somebody cares, in plain words; for the rules people meet most. */
  readonly explanation?: { readonly en: string; readonly nl: string };
}

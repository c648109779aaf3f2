import type { Finding } from "@erp-gateway/core";
import type { RuleSetId } from "./rule-set.ts";

/** How often each rule was broken. */
export interface Counts {
  readonly fatal: Readonly<Record<string, number>>;
  readonly warning: Readonly<Record<string, number>>;
}

export interface Verdict {
  /** By the UBL 2.1 schema. */
  readonly structureValid: boolean;
  /** The structure is, and nothing fatal was found. */
  readonly valid: boolean;
  /** What it was checked by; empty for a document that cannot be read. */
  readonly ruleSets: readonly RuleSetId[];
  /** By rule set; complete, however many there are. */
  readonly counts: Readonly<Partial<Record<RuleSetId, Counts>>>;
  /** Faults of the structure, by code; complete. */
  readonly structureCounts: Readonly<Record<string, number>>;
  /** First those about the structure, then by rule set and line. At most 20 of each rule; worked out when asked for. */
  readonly findings: readonly Finding[];
}

/** Of one rule; the rest is counted, not told. */
export const MOST_PLACES = 20;

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
  /** First those about the structure, then by rule set and element. At most 1,000; worked out when asked for. */
  readonly findings: readonly Finding[];
}

/** A document that breaks more than this is of no use to anybody; the rest is counted, not told. */
export const MOST_FINDINGS = 1_000;

import type { LocalDate } from "@erp-gateway/core";
import { type ApplyRules, compileRules } from "./apply-rules.ts";
import type { Facts } from "./facts.ts";
import type { Pattern, Rule } from "./rule.ts";

export type RuleSetId = "en16931" | "peppol" | "nlcius" | "nlcius-gaccount";

/** One published release of a rule set. Releases follow one another; two can be asked side by side. */
export interface RuleSet {
  readonly id: RuleSetId;
  /** As published, e.g. `3.0.21`. */
  readonly release: string;
  readonly title: string;
  /** First day on which networks and receivers check by it. */
  readonly validFrom: LocalDate;
  /** Last such day; absent for the newest release. */
  readonly validUntil?: LocalDate;
  readonly rules: RuleGroup;
}

/** Rules, and how they meet a document. */
export interface RuleGroup {
  readonly all: readonly Rule[];
  readonly apply: ApplyRules;
}

/** Compiled when first applied. */
export function fromPatterns(patterns: readonly Pattern[]): RuleGroup {
  const compiled = lazily(() => compileRules(patterns));
  return {
    all: patterns.flat().flatMap(({ rules }) => rules),
    apply: (facts, report) => compiled()(facts, report),
  };
}

/** Made when it is first asked for: a process that checks one document should not pay for the others. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export const together = (...groups: readonly RuleGroup[]): RuleGroup => ({
  get all() {
    return groups.flatMap(({ all }) => all);
  },
  apply: (facts, report) => {
    for (const group of groups) group.apply(facts, report);
  },
});

/** The other documents are not even walked through. */
export const onlyFor = (isConcerned: (facts: Facts) => boolean, group: RuleGroup): RuleGroup => ({
  ...group,
  apply: (facts, report) => {
    if (isConcerned(facts)) group.apply(facts, report);
  },
});

export const without = (patterns: readonly Pattern[], ids: ReadonlySet<string>): readonly Pattern[] =>
  patterns.map((pattern) =>
    pattern.map((context) => ({ ...context, rules: context.rules.filter(({ id }) => !ids.has(id)) })),
  );

import { implementedRules } from "../src/index.ts";
import type { PublishedRule } from "./case.ts";

const ALWAYS_TRUE = "published as true(): it can never fire";
const NO_CURRENCY =
  "as published it looks for the currency within the amount, so it can never fire; UBL-DT-01 stands in";
const REPORTED_AS = "an earlier context takes every element: the published rules report BR-NL-32-1";

/** Rules that never fire as they are published. */
const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  "BR-CO-05": ALWAYS_TRUE,
  "BR-CO-06": ALWAYS_TRUE,
  "BR-CO-07": ALWAYS_TRUE,
  "BR-CO-08": ALWAYS_TRUE,
  "BR-DEC-13": NO_CURRENCY,
  "BR-DEC-15": NO_CURRENCY,
  "BR-NL-32-2": REPORTED_AS,
  "BR-NL-32-3": REPORTED_AS,
};

export interface Covered extends PublishedRule {
  /** `undefined` for a rule that is simply missing. */
  readonly status: "implemented" | `not applicable: ${string}` | undefined;
}

/** Every published rule, and what became of it here. */
export function coverage(rules: readonly PublishedRule[]): readonly Covered[] {
  const unique = new Map(rules.map((rule) => [`${rule.ruleSet} ${rule.rule}`, rule]));
  return [...unique.values()].map((rule) => {
    const reason = NOT_APPLICABLE[rule.rule];
    const status = implementedRules(rule.ruleSet).has(rule.rule)
      ? "implemented"
      : reason === undefined
        ? undefined
        : (`not applicable: ${reason}` as const);
    return { ...rule, status };
  });
}

import { type Finding, helpFor } from "@erp-gateway/core";
import type { Verdict } from "@erp-gateway/peppol";
import { type Language, WORDS } from "./language.ts";

/** So often the same rule is told with its place; the rest is counted. */
const MOST_PLACES = 3;

/** By rule set and rule: what is wrong, where, and what to do. */
export function findingLines(verdict: Verdict, language: Language): readonly string[] {
  const rules = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    const key = `${finding.ruleSet} ${finding.rule}`;
    const known = rules.get(key);
    if (known === undefined) rules.set(key, [finding]);
    else known.push(finding);
  }
  const lines: string[] = [];
  let ruleSet: string | undefined;
  for (const group of rules.values()) {
    const [first] = group;
    if (first === undefined) continue;
    if (first.ruleSet !== ruleSet) lines.push(`  ${first.ruleSet}`);
    ruleSet = first.ruleSet;
    lines.push(...ruleLines(first, group, countOf(first, verdict), language));
  }
  return lines;
}

function countOf({ ruleSet, rule }: Finding, { counts, structureCounts }: Verdict): number {
  const ofSet = Object.entries(counts).find(([id]) => id === ruleSet)?.[1];
  return ofSet?.fatal[rule] ?? ofSet?.warning[rule] ?? structureCounts[rule] ?? 0;
}

function ruleLines(first: Finding, group: readonly Finding[], count: number, language: Language): readonly string[] {
  const words = WORDS[language];
  const severity = first.severity === "FATAL" ? words.fatal : words.warning;
  const { explanation, remedy } = helpFor(first.rule);
  return [
    `    ${severity}  ${first.rule}  ${first.message}`,
    ...(explanation === undefined ? [] : [`        ${explanation[language]}`]),
    `        → ${remedy[language]}`,
    ...group.slice(0, MOST_PLACES).map(({ line, location }) => `        ${words.line} ${line}  ${location}`),
    ...(count > MOST_PLACES ? [`        … ${count - MOST_PLACES} ${words.more}`] : []),
  ];
}

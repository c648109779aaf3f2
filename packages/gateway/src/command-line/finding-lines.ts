import { type Finding, helpFor } from "@erp-gateway/core";
import type { Verdict } from "@erp-gateway/peppol";

export type Language = "en" | "nl";

/** So often the same rule is told with its place; the rest is counted. */
const MOST_PLACES = 3;

const WORDS = {
  en: { valid: "valid", invalid: "invalid", fatal: "fatal", warning: "warning", line: "line", more: "more of it" },
  nl: {
    valid: "geldig",
    invalid: "ongeldig",
    fatal: "fataal",
    warning: "waarschuwing",
    line: "regel",
    more: "keer vaker",
  },
} as const;

/** What a person reads about one document: the verdict, then by rule set and rule what is wrong, where, and what to do. */
export function findingLines(file: string, verdict: Verdict, language: Language): readonly string[] {
  const words = WORDS[language];
  const rules = new Map<string, Finding[]>();
  for (const finding of verdict.findings) {
    const key = `${finding.ruleSet} ${finding.rule}`;
    const known = rules.get(key);
    if (known === undefined) rules.set(key, [finding]);
    else known.push(finding);
  }
  const totals = { FATAL: 0, WARNING: 0 };
  const details: string[] = [];
  let ruleSet: string | undefined;
  for (const group of rules.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const count = countOf(first, verdict) ?? group.length;
    totals[first.severity] += count;
    if (first.ruleSet !== ruleSet) details.push(`  ${first.ruleSet}`);
    ruleSet = first.ruleSet;
    details.push(...groupLines(first, group, count, language));
  }
  const sums = [
    totals.FATAL > 0 ? `${totals.FATAL} ${words.fatal}` : "",
    totals.WARNING > 0 ? `${totals.WARNING} ${words.warning}` : "",
  ].filter((sum) => sum !== "");
  const head = `${file}: ${verdict.valid ? words.valid : words.invalid}`;
  return [sums.length === 0 ? head : `${head} (${sums.join(", ")})`, ...details].map(printable);
}

function countOf({ ruleSet, rule }: Finding, { counts, structureCounts }: Verdict): number | undefined {
  const ofSet = Object.entries(counts).find(([id]) => id === ruleSet)?.[1];
  return ofSet?.fatal[rule] ?? ofSet?.warning[rule] ?? structureCounts[rule];
}

/** Names of files and elements come from strangers, and a terminal obeys what is not printable. */
export const printable = (line: string): string => line.replace(/\p{Cc}/gu, "\ufffd");

function groupLines(first: Finding, group: readonly Finding[], count: number, language: Language): readonly string[] {
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

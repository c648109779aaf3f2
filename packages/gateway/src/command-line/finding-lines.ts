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

/** What a person reads about one document: the verdict, then rule by rule what is wrong, where, and what to do. */
export function findingLines(
  file: string,
  { valid, counts, findings }: Verdict,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  const totals = { FATAL: 0, WARNING: 0 };
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.ruleSet} ${finding.rule}`;
    const known = rules.get(key);
    if (known === undefined) rules.set(key, [finding]);
    else known.push(finding);
  }
  const groups = [...rules.values()].map((group) => ({ group, count: countOf(group, counts) }));
  for (const { group, count } of groups) totals[group[0]?.severity ?? "FATAL"] += count;
  const sums = [
    totals.FATAL > 0 ? `${totals.FATAL} ${words.fatal}` : "",
    totals.WARNING > 0 ? `${totals.WARNING} ${words.warning}` : "",
  ].filter((sum) => sum !== "");
  const verdict = valid ? words.valid : words.invalid;
  return [
    `${file}: ${verdict}${sums.length === 0 ? "" : ` (${sums.join(", ")})`}`,
    ...groups.flatMap(({ group, count }) => groupLines(group, count, language)),
  ];
}

function countOf(group: readonly Finding[], counts: Verdict["counts"]): number {
  const [first] = group;
  if (first === undefined) return 0;
  const ofSet = Object.entries(counts).find(([ruleSet]) => ruleSet === first.ruleSet)?.[1];
  return ofSet?.fatal[first.rule] ?? ofSet?.warning[first.rule] ?? group.length;
}

function groupLines(group: readonly Finding[], count: number, language: Language): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const words = WORDS[language];
  const severity = first.severity === "FATAL" ? words.fatal : words.warning;
  const { explanation, remedy } = helpFor(first.rule);
  return [
    `  ${severity}  ${first.rule}  ${first.message}`,
    ...(explanation === undefined ? [] : [`      ${explanation[language]}`]),
    `      → ${remedy[language]}`,
    ...group.slice(0, MOST_PLACES).map(({ line, location }) => `      ${words.line} ${line}  ${location}`),
    ...(count > MOST_PLACES ? [`      … ${count - MOST_PLACES} ${words.more}`] : []),
  ];
}

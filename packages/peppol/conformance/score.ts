import type { Verdict } from "../src/index.ts";
import type { Case } from "./case.ts";

/** So many of so many. */
export interface Score {
  passed: number;
  total: number;
}

export interface Judged {
  /** Rules that must fire so often, and rules that must not. */
  readonly units: Score;
  /** Valid or not. */
  readonly verdict: Score;
  /** The same fatal rules, each as often. */
  readonly fatal: Score;
  readonly warnings: Score;
  readonly misses: readonly string[];
}

export function judge(testCase: Case, verdict: Verdict): Judged {
  const misses: string[] = [];
  const found = new Map(
    Object.values(verdict.counts).flatMap(({ fatal, warning }) => Object.entries({ ...fatal, ...warning })),
  );
  const missed = testCase.mustFire.filter(({ rule, count }) => found.get(rule) !== count);
  const surplus = testCase.mustNotFire.filter((rule) => found.has(rule));
  misses.push(...missed.map(({ rule, count }) => `${rule} must fire ${count} times, fires ${found.get(rule) ?? 0}`));
  misses.push(...surplus.map((rule) => `${rule} must not fire`));
  const demands = testCase.mustFire.length + testCase.mustNotFire.length;
  const verdicts = [
    ...(testCase.valid === null ? [] : [{ what: "valid", expected: testCase.valid, got: verdict.valid }]),
    { what: "structure valid", expected: testCase.xsdValid, got: verdict.structureValid },
  ];
  const wrong = verdicts.filter(({ expected, got }) => expected !== got);
  misses.push(...wrong.map(({ what, expected, got }) => `${what}: ${expected}, got ${got}`));
  const differences = (severity: "fatal" | "warning"): readonly string[] =>
    testCase.compare === "exact" ? differing(testCase, verdict, severity) : [];
  const [fatal, warnings] = [differences("fatal"), differences("warning")];
  misses.push(...fatal, ...warnings);
  const isExact = testCase.compare === "exact" ? 1 : 0;
  return {
    units: { passed: demands - missed.length - surplus.length, total: demands },
    verdict: { passed: wrong.length === 0 ? 1 : 0, total: 1 },
    fatal: { passed: fatal.length === 0 ? isExact : 0, total: isExact },
    warnings: { passed: warnings.length === 0 ? isExact : 0, total: isExact },
    misses,
  };
}

const differing = (
  { ruleSets, official }: Case,
  { counts }: Verdict,
  severity: "fatal" | "warning",
): readonly string[] =>
  ruleSets.flatMap((ruleSet) => {
    const expected = official[ruleSet]?.[severity] ?? {};
    const found = counts[ruleSet]?.[severity] ?? {};
    return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
      .filter((rule) => expected[rule] !== found[rule])
      .map((rule) => `${ruleSet} ${rule} fires ${found[rule] ?? 0} times, officially ${expected[rule] ?? 0}`);
  });

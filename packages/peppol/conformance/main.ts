import { parseArgs } from "node:util";
import { checkDocument } from "../src/index.ts";
import { ConformanceData } from "./case.ts";
import { coverage } from "./coverage.ts";
import { type Judged, judge, type Score } from "./score.ts";

/** Beside the repository; the bundle runs two folders below its root's packages. */
const DATA = new ConformanceData(new URL("../../../../shared/conformance/", import.meta.url));
/** Percent. */
const TARGETS = { units: 100, verdict: 100, fatal: 99 } as const;

const { values } = parseArgs({ options: { coverage: { type: "boolean", default: false } } });
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

if (!DATA.isThere) print(`no conformance data at ${DATA.place}: nothing was compared`);
else if (values.coverage) printCoverage();
else printScores();

function printScores(): void {
  const suites = new Map<string, Judged[]>();
  const misses: string[] = [];
  for (const testCase of DATA.cases()) {
    const judged = judge(testCase, checkDocument(DATA.bytesOf(testCase), { ruleSets: testCase.ruleSets }));
    suites.set(testCase.suite, [...(suites.get(testCase.suite) ?? []), judged]);
    misses.push(...judged.misses.map((miss) => `${testCase.id}: ${miss}`));
  }
  print(row("suite", "cases", "must fire / not", "verdict", "exact fatal", "exact warnings"));
  for (const [suite, judged] of [...suites].toSorted()) printRow(suite, judged);
  const all = [...suites.values()].flat();
  printRow("all", all);
  if (misses.length > 0) print(`\n${misses.length} misses:\n${misses.map((miss) => `  ${miss}`).join("\n")}`);
  const isBelow = (Object.keys(TARGETS) as (keyof typeof TARGETS)[]).some(
    (key) => percent(sum(all.map((judged) => judged[key]))) < TARGETS[key],
  );
  print(`\ntargets: ${TARGETS.units} %, ${TARGETS.verdict} %, ${TARGETS.fatal} %: ${isBelow ? "missed" : "met"}`);
  process.exitCode = isBelow ? 1 : 0;
}

function printRow(suite: string, judged: readonly Judged[]): void {
  const score = (key: "units" | "verdict" | "fatal" | "warnings"): string => {
    const { passed, total } = sum(judged.map((one) => one[key]));
    return total === 0 ? "-" : `${passed}/${total} ${percent({ passed, total }).toFixed(2)} %`;
  };
  print(row(suite, String(judged.length), score("units"), score("verdict"), score("fatal"), score("warnings")));
}

function printCoverage(): void {
  const covered = coverage(DATA.rules());
  for (const { ruleSet, rule, severity, status } of covered) {
    print(`${ruleSet.padEnd(16)} ${rule.padEnd(24)} ${severity.padEnd(8)} ${status ?? "MISSING"}`);
  }
  const missing = covered.filter(({ status }) => status === undefined).length;
  const implemented = covered.filter(({ status }) => status === "implemented").length;
  print(
    `\n${covered.length} rules: ${implemented} implemented, ${covered.length - implemented - missing} not applicable, ${missing} missing`,
  );
  process.exitCode = missing === 0 ? 0 : 1;
}

function sum(scores: readonly Score[]): Score {
  return scores.reduce((total, score) => ({ passed: total.passed + score.passed, total: total.total + score.total }), {
    passed: 0,
    total: 0,
  });
}

function percent({ passed, total }: Score): number {
  return total === 0 ? 100 : (100 * passed) / total;
}

function row(...cells: readonly string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(column === 0 ? 28 : column === 1 ? 7 : 20))
    .join("")
    .trimEnd();
}

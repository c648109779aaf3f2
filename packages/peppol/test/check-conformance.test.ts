import type { Finding } from "@erp-gateway/core";
import { beforeAll, expect, it } from "vitest";
import { implementedRules } from "../src/check/check-invoice.ts";
import { checkInvoice, type RuleSet } from "../src/index.ts";
import { bytesOf, type Case, describeConformance } from "./conformance.ts";

const ruleSetOf = ({ ruleSets }: Case): RuleSet => {
  if (ruleSets.includes("nlcius-gaccount")) return "NLCIUS_G_ACCOUNT";
  if (ruleSets.includes("nlcius")) return "NLCIUS";
  return ruleSets.includes("peppol") ? "PEPPOL" : "EN16931";
};

/** Case → why we differ on purpose. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  "en-inv__BR-IG-08-3__05":
    "the published BR-AF-04 overlooks a category code with white space around it; ours does not",
};

const official = (testCase: Case): Readonly<Record<string, number>> =>
  Object.assign({}, ...Object.values(testCase.official).flatMap((bySeverity) => Object.values(bySeverity)));

const counts = (rules: readonly string[]): Readonly<Record<string, number>> => {
  const result: Record<string, number> = {};
  for (const rule of rules) result[rule] = (result[rule] ?? 0) + 1;
  return result;
};

/** Fragments of Peppol's own tests are labelled for its rules alone, ours come with the EN 16931 ones. */
const isLabelled = (testCase: Case, rule: string): boolean =>
  testCase.ruleSets.some((set) => set !== "peppol") || /^(PEPPOL|NL-R)-/.test(rule);

describeConformance("checkInvoice against the conformance data", (cases) => {
  let checked: readonly { readonly testCase: Case; readonly findings: readonly Finding[] }[] = [];
  beforeAll(() => {
    checked = cases.map((testCase) => ({ testCase, findings: checkInvoice(bytesOf(testCase), ruleSetOf(testCase)) }));
  }, 120_000);

  it("MUST find nothing fatal in a valid document", () => {
    const wrong = checked.flatMap(({ testCase, findings }) =>
      testCase.valid === true ? findings.filter(isFatal).map(({ rule }) => `${testCase.id}: ${rule}`) : [],
    );
    expect(wrong).toEqual([]);
  });

  it("MUST break exactly the rules the published ones break, each as often", () => {
    const wrong = checked.flatMap(({ testCase, findings }) => {
      if (testCase.compare !== "exact") return [];
      const known = implementedRules(ruleSetOf(testCase));
      const expected = Object.fromEntries(Object.entries(official(testCase)).filter(([rule]) => known.has(rule)));
      const found = counts(findings.map(({ rule }) => rule).filter((rule) => isLabelled(testCase, rule)));
      return differences(expected, found).map((difference) => `${testCase.id}: ${difference}`);
    });
    expect(wrong.filter((difference) => !isDeliberate(difference))).toEqual([]);
    expect(wrong.filter(isDeliberate)).toHaveLength(Object.keys(DEVIATIONS).length);
  });

  it("MUST fire, and not fire, as each unit test of the publishers says", () => {
    const wrong = checked.flatMap(({ testCase, findings }) => {
      const known = implementedRules(ruleSetOf(testCase));
      const found = counts(findings.map(({ rule }) => rule));
      const missed = testCase.mustFire.filter(({ rule, count }) => known.has(rule) && found[rule] !== count);
      const surplus = testCase.mustNotFire.filter((rule) => rule in found);
      return [
        ...missed.map(({ rule }) => `${testCase.id} misses ${rule}`),
        ...surplus.map((rule) => `${testCase.id}: ${rule}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("MUST tell rule, place and line of every finding", () => {
    for (const { findings } of checked) {
      const vague = findings.filter(
        ({ message, location, line, path }) =>
          message === "" || !location.startsWith("/") || line < 1 || !path.startsWith("$"),
      );
      expect(vague).toEqual([]);
    }
  });
});

const isDeliberate = (difference: string): boolean => (difference.split(":")[0] ?? "") in DEVIATIONS;
const isFatal = ({ severity }: Finding): boolean => severity === "FATAL";

const differences = (expected: Readonly<Record<string, number>>, found: Readonly<Record<string, number>>) =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((rule) => expected[rule] !== found[rule])
    .map((rule) => `${rule} ${expected[rule] ?? 0} times, found ${found[rule] ?? 0}`);

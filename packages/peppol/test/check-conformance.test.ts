import { beforeAll, expect, it } from "vitest";
import { checkDocument, type Verdict } from "../src/index.ts";
import { bytesOf, type Case, describeConformance } from "./conformance.ts";

/** Case → why we differ on purpose. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  "en-inv__BR-IG-08-3__05":
    "the published BR-AF-04 overlooks a category code with white space around it; ours does not",
};

describeConformance("checkDocument against the conformance data", (cases) => {
  let checked: readonly { readonly testCase: Case; readonly verdict: Verdict }[] = [];
  beforeAll(() => {
    checked = cases.map((testCase) => ({
      testCase,
      verdict: checkDocument(bytesOf(testCase), { ruleSets: testCase.ruleSets }),
    }));
  }, 120_000);

  it("MUST come to the official verdict about every whole document", () => {
    const wrong = checked.filter(({ testCase: { valid }, verdict }) => valid !== null && valid !== verdict.valid);
    expect(wrong.map(({ testCase, verdict }) => `${testCase.id} ${verdict.valid}`)).toEqual([]);
  });

  it("MUST break exactly the rules the published ones break, each as often", () => {
    const wrong = checked.flatMap(({ testCase, verdict }) =>
      testCase.compare === "exact" ? differences(testCase, verdict) : [],
    );
    expect(wrong.filter((difference) => !isDeliberate(difference))).toEqual([]);
    expect(wrong.filter(isDeliberate)).toHaveLength(Object.keys(DEVIATIONS).length);
  });

  it("MUST fire, and not fire, as each unit test of the publishers says", () => {
    const wrong = checked.flatMap(({ testCase, verdict }) => {
      const found = foundIn(verdict);
      const missed = testCase.mustFire.filter(({ rule, count }) => found.get(rule) !== count);
      const surplus = testCase.mustNotFire.filter((rule) => found.has(rule));
      return [
        ...missed.map(({ rule }) => `${testCase.id} misses ${rule}`),
        ...surplus.map((rule) => `${testCase.id}: ${rule}`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("MUST tell rule, place and line of every finding", () => {
    for (const { verdict } of checked) {
      const vague = verdict.findings.filter(
        ({ message, location, line, path }) =>
          message === "" || !location.startsWith("/") || line < 1 || !path.startsWith("$"),
      );
      expect(vague).toEqual([]);
    }
  });
});

const isDeliberate = (difference: string): boolean => (difference.split(":")[0] ?? "") in DEVIATIONS;

function foundIn({ counts }: Verdict): ReadonlyMap<string, number> {
  return new Map(Object.values(counts).flatMap(({ fatal, warning }) => Object.entries({ ...fatal, ...warning })));
}

const differences = ({ id, ruleSets, official }: Case, { counts }: Verdict): readonly string[] =>
  ruleSets.flatMap((ruleSet) =>
    (["fatal", "warning"] as const).flatMap((severity) => {
      const expected = official[ruleSet]?.[severity] ?? {};
      const found = counts[ruleSet]?.[severity] ?? {};
      return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
        .filter((rule) => expected[rule] !== found[rule])
        .map((rule) => `${id}: ${rule} ${expected[rule] ?? 0} times, found ${found[rule] ?? 0}`);
    }),
  );

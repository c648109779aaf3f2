import { beforeAll, expect, it } from "vitest";
import { coverage } from "../conformance/coverage.ts";
import { type Judged, judge } from "../conformance/score.ts";
import { checkDocument, type Verdict } from "../src/index.ts";
import { DATA, describeConformance } from "./conformance.ts";

describeConformance("checkDocument against the conformance data", (cases) => {
  let checked: readonly { readonly id: string; readonly verdict: Verdict; readonly judged: Judged }[] = [];
  beforeAll(() => {
    checked = cases.map((testCase) => {
      const verdict = checkDocument(DATA.bytesOf(testCase), { ruleSets: testCase.ruleSets });
      return { id: testCase.id, verdict, judged: judge(testCase, verdict) };
    });
  }, 120_000);

  it("MUST come to the official verdict, by exactly the official rules, each as often", () => {
    const misses = checked.flatMap(({ id, judged }) => judged.misses.map((miss) => `${id}: ${miss}`));
    expect(misses).toEqual([]);
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

  it("MUST know every published rule, or why it does not apply", () => {
    expect(coverage(DATA.rules()).filter(({ status }) => status === undefined)).toEqual([]);
  });
});

import { expect, it } from "vitest";
import { checkDocument } from "../src/index.ts";
import { DATA, describeConformance } from "./conformance.ts";

describeConformance("the structure of the conformance documents", (cases) => {
  it("MUST be judged as libxml2 does by the UBL 2.1 schemas", () => {
    const wrong = cases.flatMap((testCase) => {
      const { structureValid, findings } = checkDocument(DATA.bytesOf(testCase), { ruleSets: [] });
      const faults = findings.map(({ rule, message }) => `${rule} ${message}`);
      return structureValid === testCase.xsdValid ? [] : [`${testCase.id}: ${structureValid} ${faults[0] ?? ""}`];
    });
    expect(wrong).toEqual([]);
  });
});

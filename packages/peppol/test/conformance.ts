import { describe } from "vitest";
import { type Case, ConformanceData } from "../conformance/case.ts";

const FOLDER = new URL("../../../../shared/conformance/", import.meta.url);

/** Read where they lie, outside the repository; never copied into it (their README tells why). */
export const DATA = new ConformanceData(FOLDER);

/** UBL 2.1, the variant without annotations. */
export const SCHEMA_FOLDER = new URL("xsd/", FOLDER);

/** A suite over the conformance data; where they are not at hand, it is skipped and its title says so. */
export function describeConformance(title: string, suite: (cases: readonly Case[]) => void): void {
  if (DATA.isThere) describe(title, { timeout: 120_000 }, () => suite(DATA.cases()));
  else describe.skip(`${title} (conformance data not found at ${DATA.place})`, () => suite([]));
}

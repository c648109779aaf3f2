import { existsSync, readFileSync } from "node:fs";
import { describe } from "vitest";

/** Read where it lies, outside the repository; never copied into it (its README tells why). */
const FOLDER = new URL("../../../../shared/conformance/", import.meta.url);

/** UBL 2.1, the variant without annotations. */
export const SCHEMA_FOLDER = new URL("xsd/", FOLDER);

type RuleSetName = "en16931" | "peppol" | "nlcius" | "nlcius-gaccount";

export interface Case {
  readonly id: string;
  readonly file: string;
  readonly kind: "unit" | "document" | "mutant" | "sweep";
  readonly ruleSets: readonly RuleSetName[];
  readonly xsdValid: boolean;
  /** Schema-valid and without fatal finding; `null` for fragments. */
  readonly valid: boolean | null;
  readonly compare: "exact" | "verdict" | "scoped";
  readonly mustFire: readonly { readonly rule: string; readonly count: number }[];
  readonly mustNotFire: readonly string[];
  /** Rule set → severity → rule → how often. */
  readonly official: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

const isPresent = existsSync(FOLDER);

/** A suite over the conformance data; where they are not at hand, it is skipped and its title says so. */
export function describeConformance(title: string, suite: (cases: readonly Case[]) => void): void {
  if (isPresent) describe(title, { timeout: 120_000 }, () => suite(readIndex()));
  else describe.skip(`${title} (conformance data not found at ${FOLDER.pathname})`, () => suite([]));
}

export const bytesOf = ({ file }: Case): Uint8Array => readFileSync(new URL(file, FOLDER));

function readIndex(): readonly Case[] {
  const index: { readonly cases: readonly Case[] } = JSON.parse(readFileSync(new URL("INDEX.json", FOLDER), "utf8"));
  return index.cases;
}

import { canonicalJson } from "../canonical-json.ts";

/** One file of an evidence archive. */
export interface EvidenceFile {
  /** As `isFileName` has it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What does not add up, and in which file; without `name` it is about the whole. */
export interface EvidenceProblem {
  readonly name?: string;
  readonly problem: string;
}

/** Small letters, digits, dots, dashes and slashes: the same file on every system, and never outside of its folder. */
export const isFileName = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/.test(text);

/** The same value, the same bytes. */
export const jsonFile = (name: string, value: unknown): EvidenceFile => ({
  name,
  bytes: new TextEncoder().encode(`${canonicalJson(value, 2)}\n`),
});

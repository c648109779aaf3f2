import { existsSync, readFileSync } from "node:fs";
import type { RuleSetId } from "../src/index.ts";

/** One document of the conformance data, and what the published artefacts say about it; its README explains the terms. */
export interface Case {
  readonly id: string;
  readonly file: string;
  readonly suite: string;
  readonly kind: "unit" | "document" | "mutant" | "sweep";
  readonly ruleSets: readonly RuleSetId[];
  readonly xsdValid: boolean;
  /** Schema-valid and without fatal finding; `null` for fragments. */
  readonly valid: boolean | null;
  readonly compare: "exact" | "verdict" | "scoped";
  readonly mustFire: readonly { readonly rule: string; readonly count: number }[];
  readonly mustNotFire: readonly string[];
  /** Rule set → severity → rule → how often. */
  readonly official: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** Of `rules.json`. */
export interface PublishedRule {
  readonly ruleSet: RuleSetId;
  readonly rule: string;
  readonly severity: "fatal" | "warning";
}

/** The data lie where they are found, beside the repository; nothing of them is copied into it. */
export class ConformanceData {
  private readonly folder: URL;

  constructor(folder: URL) {
    this.folder = folder;
  }

  get isThere(): boolean {
    return existsSync(this.folder);
  }

  get place(): string {
    return this.folder.pathname;
  }

  cases(): readonly Case[] {
    const index: { readonly cases: readonly Case[] } = this.json("INDEX.json");
    return index.cases;
  }

  rules(): readonly PublishedRule[] {
    return this.json("rules.json");
  }

  bytesOf({ file }: Pick<Case, "file">): Uint8Array {
    return readFileSync(new URL(file, this.folder));
  }

  private json<T>(file: string): T {
    return JSON.parse(readFileSync(new URL(file, this.folder), "utf8"));
  }
}

import { readFile } from "node:fs/promises";
import { checkDocument, type RuleSetId, type Verdict } from "@erp-gateway/peppol";
import type { Language } from "./language.ts";
import { printable } from "./printable.ts";
import { verdictLine } from "./verdict-line.ts";
import { type Found, readInput, reasonOf, xmlFiles } from "./xml-files.ts";

export interface ValidateOptions {
  /** Default: what each document says about itself. */
  readonly ruleSets: readonly RuleSetId[] | undefined;
  readonly json: boolean;
  readonly language: Language;
}

export interface Output {
  out(line: string): void;
  error(line: string): void;
  /** Draws over what it drew before; `undefined` where nobody watches. */
  readonly progress: ((text: string) => void) | undefined;
}

/** @returns 0 when every document is valid, 1 when one is not, 2 when one could not be read */
export async function validate(targets: readonly string[], options: ValidateOptions, output: Output): Promise<number> {
  const totals = { valid: 0, invalid: 0, unread: 0 };
  const draw = output.progress === undefined ? undefined : progressBar(await countOf(targets), output.progress);
  for await (const found of xmlFiles(targets)) {
    const outcome = await validateOne(found, options, output);
    totals[outcome] += 1;
    draw?.(totals.valid + totals.invalid + totals.unread, found.file);
  }
  const files = totals.valid + totals.invalid + totals.unread;
  output.progress?.("");
  if (files === 0) output.error("no XML files there");
  if (files > 1 && !options.json) {
    output.out(`${files} files: ${totals.valid} valid, ${totals.invalid} invalid, ${totals.unread} not read`);
  }
  return totals.unread > 0 || files === 0 ? 2 : totals.invalid > 0 ? 1 : 0;
}

async function countOf(targets: readonly string[]): Promise<number> {
  let count = 0;
  for await (const _found of xmlFiles(targets)) count += 1;
  return count;
}

const BAR_WIDTH = 30;

const progressBar =
  (total: number, draw: (text: string) => void) =>
  (done: number, file: string): void => {
    const filled = Math.round((BAR_WIDTH * done) / Math.max(1, total));
    draw(printable(`[${"#".repeat(filled).padEnd(BAR_WIDTH)}] ${done}/${total}  ${file}`));
  };

async function validateOne(
  found: Found,
  { ruleSets, json, language }: ValidateOptions,
  { out, error }: Output,
): Promise<"valid" | "invalid" | "unread"> {
  const { file } = found;
  const bytes = await bytesOf(found);
  if (typeof bytes === "string") {
    if (json) out(JSON.stringify({ file, error: bytes }));
    else error(`${file}: ${bytes}`);
    return "unread";
  }
  const verdict = checkDocument(bytes, ruleSets === undefined ? {} : { ruleSets });
  if (json) out(JSON.stringify(toJson(file, verdict)));
  else for (const line of await linesAbout(file, verdict, language)) out(printable(line));
  return verdict.valid ? "valid" : "invalid";
}

async function linesAbout(file: string, verdict: Verdict, language: Language): Promise<readonly string[]> {
  const head = verdictLine(file, verdict, language);
  if (verdict.findings.length === 0) return [head];
  // The advice takes longer to load than a document to check, and most documents need none.
  const { findingLines } = await import("./finding-lines.ts");
  return [head, ...findingLines(verdict, language)];
}

async function bytesOf(found: Found): Promise<Uint8Array | string> {
  if ("error" in found) return found.error;
  try {
    return found.file === "-" ? await readInput(process.stdin) : await readFile(found.file);
  } catch (error) {
    return reasonOf(error);
  }
}

/** One line of it per file; what is no XML, or no invoice, says so in `error`. */
function toJson(file: string, { structureValid, valid, counts, ruleSets, findings }: Verdict) {
  const [first] = findings;
  const error = ruleSets.length === 0 && first !== undefined ? { code: first.rule, message: first.message } : undefined;
  return { file, structureValid, valid, findings: counts, ...(error !== undefined && { error }) };
}

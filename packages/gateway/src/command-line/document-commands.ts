import type { OutputFormat } from "@erp-gateway/core";
import { RULE_SETS, type RuleSetId } from "@erp-gateway/peppol";
import { DOCUMENT_USAGE } from "./document-usage.ts";
import type { Language } from "./language.ts";
import { parseOptions } from "./parse-options.ts";
import { printable } from "./printable.ts";
import { UserMistake } from "./user-mistake.ts";
import { type Output, validate } from "./validate.ts";

/** Where the commands about documents write; they need no gateway, and start without it. */
export interface DocumentTerminal extends Output {
  readonly environment: Readonly<Record<string, string | undefined>>;
  write(text: string): void;
}

const FORMATS: readonly OutputFormat[] = ["PEPPOL_BIS_3", "NLCIUS", "NLCIUS_G_ACCOUNT"];

/** @returns the exit code; 2 also for a command that cannot be understood */
export async function runDocumentCommand(argv: readonly string[], raw: DocumentTerminal): Promise<number> {
  const terminal = { ...raw, error: (line: string) => raw.error(printable(line)) };
  try {
    const { command, files, ruleSets, json, language, format, help } = parse(argv, terminal.environment);
    if (help) {
      terminal.out(DOCUMENT_USAGE);
      return 0;
    }
    if (files.length === 0) throw new UserMistake(`which files? ${command} FILE…`);
    if (command === "validate") return await validate(files, { ruleSets, json, language }, terminal);
    const [file = "", ...others] = files;
    if (others.length > 0) throw new UserMistake("convert takes one file");
    const { convert } = await import("./convert.ts");
    return await convert(file, format, terminal);
  } catch (error) {
    if (!(error instanceof UserMistake)) throw error;
    terminal.error(error.message);
    return 2;
  }
}

function parse(argv: readonly string[], environment: DocumentTerminal["environment"]) {
  const { positionals, values } = parseOptions(argv, OPTIONS);
  const [command, ...files] = positionals;
  return {
    command,
    files,
    json: values.json,
    help: values.help,
    ruleSets: values.rules === undefined ? undefined : parseRuleSets(values.rules),
    language: values.language === undefined ? systemLanguage(environment["LANG"]) : parseLanguage(values.language),
    format: values.format === undefined ? undefined : parseFormat(values.format),
  };
}

const OPTIONS = {
  rules: { type: "string" },
  json: { type: "boolean", default: false },
  language: { type: "string" },
  format: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

function parseRuleSets(text: string): readonly RuleSetId[] {
  const known = [...new Set(RULE_SETS.map(({ id }) => id))];
  const chosen = text.split(",").map((part) => {
    const found = known.find((id) => id === part.trim());
    if (found === undefined) throw new UserMistake(`there is no rule set "${part}"; choose from ${known.join(", ")}`);
    return found;
  });
  return [...new Set(chosen)];
}

function parseLanguage(text: string): Language {
  const found = (["en", "nl"] as const).find((language) => language === text.toLowerCase());
  if (found === undefined) throw new UserMistake(`there is no language "${text}"; choose from en, nl`);
  return found;
}

const systemLanguage = (locale = ""): Language => (locale.startsWith("nl") ? "nl" : "en");

function parseFormat(text: string): OutputFormat {
  const found = FORMATS.find((format) => format === text.toUpperCase());
  if (found === undefined) throw new UserMistake(`there is no format "${text}"; choose from ${FORMATS.join(", ")}`);
  return found;
}

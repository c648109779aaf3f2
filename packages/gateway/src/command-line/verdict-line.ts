import type { Verdict } from "@erp-gateway/peppol";
import { type Language, WORDS } from "./language.ts";

/** `invoice.xml: invalid (2 fatal, 1 warning)` */
export function verdictLine(file: string, { valid, counts, structureCounts }: Verdict, language: Language): string {
  const words = WORDS[language];
  const ofRules = Object.values(counts);
  const fatal = sumOf([structureCounts, ...ofRules.map((ofSet) => ofSet.fatal)]);
  const warnings = sumOf(ofRules.map((ofSet) => ofSet.warning));
  const sums = [fatal > 0 ? `${fatal} ${words.fatal}` : "", warnings > 0 ? `${warnings} ${words.warning}` : ""];
  const told = sums.filter((sum) => sum !== "").join(", ");
  return `${file}: ${valid ? words.valid : words.invalid}${told && ` (${told})`}`;
}

const sumOf = (counts: readonly Readonly<Record<string, number>>[]): number =>
  counts.flatMap((byRule) => Object.values(byRule)).reduce((sum, count) => sum + count, 0);

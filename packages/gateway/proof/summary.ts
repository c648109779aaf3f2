import type { RunResult } from "./run.ts";
import { type Finding, WRONGS } from "./verdict/finding.ts";

export const isSound = (results: readonly RunResult[]): boolean =>
  results.every(({ findings }) => findings.length === 0);

/** More of them say only that these were few runs. */
const SHOWN = 30;

/** What took place, in lines to be printed. @param known - all that can happen */
export function summaryOf(
  results: readonly RunResult[],
  known: { readonly points: readonly string[]; readonly faults: readonly string[] },
): readonly string[] {
  const sum = (of: (result: RunResult) => number) => results.reduce((total, result) => total + of(result), 0);
  const deaths = results.flatMap((result) => result.deaths);
  const faults = results.flatMap((result) => result.faults);
  const missed = known.points.filter((point) => !deaths.includes(point));
  const failing = results.filter(({ findings }) => findings.length > 0).map(({ seed }) => seed);
  return [
    `runs ${results.length}, documents out ${sum(({ outgoing }) => outgoing)}, in ${sum(({ incoming }) => incoming)}`,
    `kills ${deaths.length}: at ${known.points.length - missed.length} of ${known.points.length} points, ` +
      `${deaths.filter((death) => !known.points.includes(death)).length} at random times`,
    ...(missed.length === 0 || missed.length > SHOWN ? [] : [`never at: ${missed.join(", ")}`]),
    `faults ${faults.length}: ${known.faults.map((title) => `${title} ${faults.filter((fault) => fault === title).length}`).join(", ")}`,
    ...(failing.length === 0 ? [] : [`seeds to look at: ${failing.join(", ")}`]),
    countOf(results.flatMap(({ findings }) => findings)),
  ];
}

/** `lost 0, doubled 0, wrongly reported 0` */
export const countOf = (findings: readonly Finding[]): string =>
  WRONGS.map((name) => `${name} ${findings.filter(({ wrong }) => wrong === name).length}`).join(", ");

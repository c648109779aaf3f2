import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { RunResult } from "./run.ts";
import type { Variant } from "./world/gateway-process.ts";

/** Runs that took place, one line of JSON each: what a proof that was broken off goes on from. */
export interface Report {
  find(seed: number, variant: Variant): RunResult | undefined;
  add(result: RunResult): void;
}

/** @param file - absent: nothing is kept */
export function openReport(file: string | undefined): Report {
  const known = new Map<string, RunResult>();
  const key = (seed: number, variant: Variant): string => `${seed} ${variant}`;
  if (file !== undefined && existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const result = parse(line);
      if (result !== undefined) known.set(key(result.seed, result.variant), result);
    }
  }
  return {
    find: (seed, variant) => known.get(key(seed, variant)),
    add(result) {
      // In front of the line: the last one may be one that a kill cut off.
      if (file !== undefined) appendFileSync(file, `\n${JSON.stringify(result)}`);
    },
  };
}

function parse(line: string): RunResult | undefined {
  try {
    return line === "" ? undefined : (JSON.parse(line) as RunResult);
  } catch {
    return undefined;
  }
}

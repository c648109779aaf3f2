import { createPlan } from "./plan/plan.ts";
import type { Report } from "./report.ts";
import { type RunResult, run } from "./run.ts";
import type { Variant } from "./world/gateway-process.ts";
import { openSlot, type Slot } from "./world/slot.ts";

interface Many {
  readonly seeds: readonly number[];
  readonly variant: Variant;
  readonly parallel: number;
  /** Whether no more runs begin. */
  readonly isOver: () => boolean;
  readonly report: Report;
  readonly print: (line: string) => void;
}

/** Several places, each with one run at a time. */
export async function runMany({
  seeds,
  variant,
  parallel,
  isOver,
  report,
  print,
}: Many): Promise<readonly RunResult[]> {
  const results: RunResult[] = seeds.flatMap((seed) => report.find(seed, variant) ?? []);
  const waiting = seeds.filter((seed) => report.find(seed, variant) === undefined);
  const place = async (): Promise<void> => {
    let slot: Slot | undefined;
    try {
      while (!isOver()) {
        const seed = waiting.shift();
        if (seed === undefined) break;
        slot ??= await openSlot(false);
        const result = await run(slot, createPlan(seed), variant, () => undefined).catch((error: unknown) =>
          brokenOff(seed, variant, error),
        );
        report.add(result);
        results.push(result);
        if (variant === "sound")
          for (const { wrong, what } of result.findings) print(`seed ${seed}: ${wrong}: ${what}`);
      }
    } finally {
      slot?.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, waiting.length) }, place));
  return results;
}

/** No verdict is no proof. */
const brokenOff = (seed: number, variant: Variant, error: unknown): RunResult => ({
  seed,
  variant,
  deaths: [],
  faults: [],
  outgoing: 0,
  incoming: 0,
  findings: [{ wrong: "wrongly reported", what: `the run broke off: ${String(error)}`, holds: "now" }],
  durationMs: 0,
});

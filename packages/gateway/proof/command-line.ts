import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { FAULT_TITLES } from "./plan/disturbances.ts";
import { createPlan } from "./plan/plan.ts";
import { COMMIT_POINTS } from "./points/commit-points.ts";
import { openReport } from "./report.ts";
import { type RunResult, run } from "./run.ts";
import { runMany } from "./run-many.ts";
import { countOf, isSound, summaryOf } from "./summary.ts";
import type { Variant } from "./world/gateway-process.ts";
import { openSlot } from "./world/slot.ts";

const USAGE = `pnpm proof [options]

  --runs N            so many runs, each with the seed after that of the one before; default 100
  --from SEED         the first seed; default 1
  --minutes M         begin no more runs after so long; without: all of them
  --parallel K        runs at the same time; default: processors + 2
  --report FILE       one line of JSON per run; runs that are in it already are not repeated
  --seed SEED         one run, told step by step, whose data folder is kept
  --variant broken    with a gateway that commits after it has answered
  --control N         so many runs of the broken gateway in the end, which must go wrong; default 10
  --points            where the gateway is killed`;

const OPTIONS = {
  runs: { type: "string", default: "100" },
  from: { type: "string", default: "1" },
  minutes: { type: "string" },
  parallel: { type: "string", default: String(availableParallelism() + 2) },
  report: { type: "string" },
  seed: { type: "string" },
  variant: { type: "string", default: "sound" },
  control: { type: "string", default: "10" },
  points: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

export interface Terminal {
  print(line: string): void;
  /** Aborted when the person wants to stop: runs under way are finished, and no others begin. */
  readonly interrupted: AbortSignal;
}

/** @returns the exit code: 0 when nothing was lost, doubled or wrongly reported, and the broken gateway was found out */
export async function prove(argv: readonly string[], { print, interrupted }: Terminal): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS });
  const [runs, from] = [Number(values.runs), Number(values.from)];
  const [parallel, control] = [Number(values.parallel), Number(values.control)];
  const variant: Variant = values.variant === "broken" ? "broken" : "sound";
  if (values.help) {
    print(USAGE);
    return 0;
  }
  if (values.points) {
    for (const { name } of COMMIT_POINTS) print(name);
    return 0;
  }
  if (values.seed !== undefined) return replay(Number(values.seed), variant, print);

  const report = openReport(values.report);
  const endsAt = performance.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  const every = (wanted: Variant, seeds: readonly number[], until: number): Promise<readonly RunResult[]> => {
    const isOver = () => interrupted.aborted || performance.now() > until;
    return runMany({ seeds, variant: wanted, parallel, isOver, report, print });
  };

  const results = await every(variant, series(from, runs), endsAt);
  for (const line of summaryOf(results, KNOWN)) print(line);
  if (variant === "broken" || control === 0 || interrupted.aborted) return isSound(results) ? 0 : 1;
  const broken = await every("broken", controlSeries(from, control), Number.POSITIVE_INFINITY);
  // What is only late does not count: it would be late with a sound gateway too.
  const found = broken.flatMap(({ findings }) => findings.filter(({ holds }) => holds === "ever"));
  const verdict = found.length > 0 ? countOf(found) : "nothing found: this proof proves nothing";
  print(`negative control, ${broken.length} runs of a gateway that commits after its answer: ${verdict}`);
  return isSound(results) && found.length > 0 ? 0 : 1;
}

const series = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

/** Of the runs from here on those that are about documents alone, far apart: killed at points of all kinds. */
const controlSeries = (from: number, count: number) =>
  series(from, count * CONTROL_STEP * 2)
    .filter((seed) => seed % CONTROL_STEP === 0 && createPlan(seed).changes === "nothing")
    .slice(0, count);
const CONTROL_STEP = 7;

const KNOWN = { points: COMMIT_POINTS.map(({ name }) => name), faults: FAULT_TITLES };

async function replay(seed: number, variant: Variant, print: (line: string) => void): Promise<number> {
  const slot = await openSlot(true);
  try {
    const result = await run(slot, createPlan(seed), variant, print);
    print(`${result.findings.length} findings`);
    return isSound([result]) ? 0 : 1;
  } finally {
    slot.close();
  }
}

import { checkDocument, readInvoice } from "../src/index.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";

export interface FuzzReport {
  readonly runs: number;
  /** What was thrown, with the number of the run. */
  readonly thrown: readonly { readonly run: number; readonly error: unknown }[];
  readonly slowest: { readonly run: number; readonly durationMs: number; readonly bytes: number };
  readonly readable: number;
  readonly valid: number;
}

/** Reads and checks documents that were broken in random ways; the same seed breaks them alike. */
export function runFuzz(
  documents: readonly Buffer[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
  onRun: (run: number) => void = () => undefined,
): FuzzReport {
  const thrown: { readonly run: number; readonly error: unknown }[] = [];
  let slowest = { run: 0, durationMs: 0, bytes: 0 };
  let [readable, valid] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const random = new Random(seed * 1_000_003 + run);
    const document = mutate(random.pick(documents), random.pick(documents), random);
    const started = performance.now();
    try {
      if (readInvoice(document).ok) readable += 1;
      if (checkDocument(document).valid) valid += 1;
    } catch (error) {
      thrown.push({ run, error });
    }
    const durationMs = performance.now() - started;
    if (durationMs > slowest.durationMs) slowest = { run, durationMs, bytes: document.length };
    onRun(run);
  }
  return { runs, thrown, slowest, readable, valid };
}

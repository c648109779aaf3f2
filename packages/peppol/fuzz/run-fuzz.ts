import { checkDocument, readInvoice } from "../src/index.ts";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";

/** One document that was broken, and what became of it. */
export interface FuzzRun {
  readonly run: number;
  readonly document: Uint8Array;
  readonly durationMs: number;
  readonly readable: boolean;
  readonly valid: boolean;
  /** What was thrown. */
  readonly error?: unknown;
}

export interface FuzzReport {
  readonly thrown: readonly FuzzRun[];
  readonly slowest: FuzzRun | undefined;
  readonly readable: number;
  readonly valid: number;
}

/** Reads and checks documents that were broken in random ways; the same seed breaks the same documents alike. */
export function runFuzz(
  documents: readonly Buffer[],
  { runs, seed }: { readonly runs: number; readonly seed: number },
  onRun: (run: number) => void = () => undefined,
): FuzzReport {
  const thrown: FuzzRun[] = [];
  let slowest: FuzzRun | undefined;
  let [readable, valid] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const random = new Random(seed * 1_000_003 + run);
    const document = mutate(random.pick(documents), random.pick(documents), random);
    const done = tryOut(run, document);
    if (done.readable) readable += 1;
    if (done.valid) valid += 1;
    if (done.error !== undefined) thrown.push(done);
    if (isSlower(done, slowest)) {
      // The machine has other work too: only what is slow twice is slow.
      const again = tryOut(run, document);
      if (isSlower(again, slowest)) slowest = done.durationMs < again.durationMs ? done : again;
    }
    onRun(run);
  }
  return { thrown, slowest, readable, valid };
}

const isSlower = (one: FuzzRun, other: FuzzRun | undefined): boolean =>
  other === undefined || one.durationMs > other.durationMs;

function tryOut(run: number, document: Uint8Array): FuzzRun {
  const started = performance.now();
  const since = () => performance.now() - started;
  try {
    const invoice = readInvoice(document);
    const verdict = checkDocument(document);
    // Findings are worked out when they are asked for.
    if (!verdict.valid && verdict.findings.length === 0) throw new Error("invalid, and no finding tells why");
    return { run, document, durationMs: since(), readable: invoice.ok, valid: verdict.valid };
  } catch (error) {
    return { run, document, durationMs: since(), readable: false, valid: false, error };
  }
}

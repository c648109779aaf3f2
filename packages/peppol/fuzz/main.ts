import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "../src/index.ts";
import { type FuzzRun, runFuzz } from "./run-fuzz.ts";

const MOST_MS = 1_000;
/** Of the heap, from the middle of all runs to their end. */
const MOST_GROWTH_MB = 5;

const { values } = parseArgs({
  options: { runs: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const documents = [...conformanceDocuments(), ...ownDocuments()];
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

print(`${runs} mutations of ${documents.length} documents, seed ${seed}`);
const heap = { start: heapMb(), middle: 0, end: 0 };
const started = performance.now();
const { thrown, slowest, readable, valid } = runFuzz(documents, { runs, seed }, (run) => {
  if (run === Math.floor(runs / 2)) heap.middle = heapMb();
});
const seconds = (performance.now() - started) / 1_000;
heap.end = heapMb();
const isSlow = slowest !== undefined && slowest.durationMs > MOST_MS;
const isGrowing = heap.end - heap.middle > MOST_GROWTH_MB;

for (const run of thrown) {
  print(`run ${run.run} throws: ${run.error instanceof Error ? run.error.stack : String(run.error)}\n  ${saved(run)}`);
}
print(`${thrown.length} throws; ${readable} could still be read, ${valid} were still valid`);
if (slowest !== undefined) {
  const place = isSlow ? `: ${saved(slowest)}` : "";
  print(`slowest: ${slowest.durationMs.toFixed(0)} ms, run ${slowest.run}, ${slowest.document.length} bytes${place}`);
}
print(`${(runs / seconds).toFixed(0)} runs a second`);
print(
  `heap in MB: ${heap.start.toFixed(1)} at the start, ${heap.middle.toFixed(1)} in the middle, ` +
    `${heap.end.toFixed(1)} at the end${isGrowing ? ": it grows" : ""}`,
);
process.exitCode = thrown.length > 0 || isSlow || isGrowing ? 1 : 0;

/** @returns where; `gateway validate` and `gateway convert` take it from there */
function saved({ run, document }: FuzzRun): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "fuzz-")), `seed-${seed}-run-${run}.xml`);
  writeFileSync(file, document);
  return file;
}

function heapMb(): number {
  if (globalThis.gc === undefined) throw new Error("memory is measured after a collection: run with node --expose-gc");
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
}

/** What lies beside the repository, if it does. */
function conformanceDocuments(): readonly Buffer[] {
  const folder = new URL("../../../../shared/conformance/", import.meta.url);
  return ["cases/", "perf/"].flatMap((name) => {
    const inside = new URL(name, folder);
    const files = existsSync(inside) ? readdirSync(inside) : [];
    return files.map((file) => readFileSync(new URL(file, inside))).filter(({ length }) => length < 200_000);
  });
}

function ownDocuments(): readonly Buffer[] {
  const folder = new URL("../examples/", import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .flatMap((file) => {
      const invoice = parseInvoice(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
      return invoice.ok ? [Buffer.from(writeInvoice(invoice.value, "PEPPOL_BIS_3"))] : [];
    });
}

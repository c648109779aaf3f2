import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "../src/index.ts";
import { runFuzz } from "./run-fuzz.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const documents = [...conformanceDocuments(), ...ownDocuments()];
const memory: number[] = [];

process.stdout.write(`${runs} mutations of ${documents.length} documents, seed ${seed}\n`);
const started = performance.now();
const report = runFuzz(documents, { runs, seed }, (run) => {
  if (run % Math.max(1, Math.floor(runs / 10)) === 0) {
    globalThis.gc?.();
    memory.push(process.memoryUsage().heapUsed / 1e6);
  }
});
const seconds = (performance.now() - started) / 1_000;

for (const { run, error } of report.thrown) {
  process.stdout.write(`run ${run} throws: ${error instanceof Error ? error.stack : String(error)}\n`);
}
const { slowest } = report;
process.stdout.write(
  [
    `${report.thrown.length} throws; ${report.readable} could still be read, ${report.valid} were still valid`,
    `slowest: ${slowest.durationMs.toFixed(0)} ms (run ${slowest.run}, ${slowest.bytes} bytes)`,
    `${(runs / seconds).toFixed(0)} runs a second`,
    `heap in MB, every tenth of the way: ${memory.map((used) => used.toFixed(0)).join(" ")}${globalThis.gc ? "" : " (without --expose-gc)"}`,
    "",
  ].join("\n"),
);
process.exitCode = report.thrown.length > 0 || slowest.durationMs > 1_000 ? 1 : 0;

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

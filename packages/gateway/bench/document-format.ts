import { parseInvoice } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import { type Figure, median } from "./figure.ts";
import { twentyLineInvoice } from "./twenty-lines.ts";

const WARM_UP_MS = 500;
const MEASURED_MS = 1_500;

export async function documentFormat(): Promise<readonly Figure[]> {
  const invoice = parseInvoice(twentyLineInvoice("BENCH-1"));
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  const bytes = peppolFormat.write(invoice.value, "PEPPOL_BIS_3");
  if (!peppolFormat.read(bytes).ok || peppolFormat.check(bytes).some(({ severity }) => severity === "FATAL")) {
    throw new Error("the measured invoice is invalid");
  }
  const remark = `20 lines, ${(bytes.length / 1000).toFixed(1)} kB, median`;
  const figure = (name: string, work: () => unknown): Figure => ({
    name,
    value: medianOfMicroseconds(work),
    unit: "µs",
    remark,
    ...(name === "UBL write" && { most: 200 }),
  });
  return [
    figure("UBL write", () => peppolFormat.write(invoice.value, "PEPPOL_BIS_3")),
    figure("UBL read", () => peppolFormat.read(bytes)),
    figure("UBL check, all rules", () => peppolFormat.check(bytes)),
  ];
}

function medianOfMicroseconds(work: () => unknown): number {
  repeat(work, WARM_UP_MS);
  return median(repeat(work, MEASURED_MS)) * 1000;
}

/** @returns the duration of each call in milliseconds */
function repeat(work: () => unknown, forMs: number): readonly number[] {
  const durations: number[] = [];
  const until = performance.now() + forMs;
  for (let now = performance.now(); now < until; ) {
    work();
    const after = performance.now();
    durations.push(after - now);
    now = after;
  }
  return durations;
}

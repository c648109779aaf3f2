import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Figure, median } from "./figure.ts";
import { documentWith } from "./large-document.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const PROGRAM = fileURLToPath(new URL("../dist/erp-gateway.mjs", import.meta.url));
const TIMES = 15;

/** What the validator adds to the start of a process that checks one invoice of 20 lines. */
export async function validatorStart(): Promise<readonly Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const file = path.join(folder, "invoice.xml");
    const empty = path.join(folder, "empty.mjs");
    writeFileSync(file, documentWith(20));
    writeFileSync(empty, "");
    const runs = Array.from({ length: TIMES }, () => [timed([empty]), timed([PROGRAM, "validate", file])] as const);
    const [nothing, validating] = [median(runs.map(([one]) => one)), median(runs.map(([, other]) => other))];
    const remark = `empty process ${nothing.toFixed(0)} ms, with \`validate\` ${validating.toFixed(0)} ms`;
    return [{ name: "start-up of the validator", value: validating - nothing, unit: "ms", most: 60, remark }];
  });
}

function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - started;
}

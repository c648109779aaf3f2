import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { withGateway } from "./program.ts";

const IDLE_MS = 5_000;

export async function idleMemory(): Promise<readonly Figure[]> {
  const value = await withGateway(async ({ processId }) => {
    await wait(IDLE_MS);
    return residentMemory(processId);
  });
  return [{ name: "resident memory, idle", value, unit: "MB", most: 200, remark: "5 s after ready" }];
}

/** MB. */
export function residentMemory(processId: number): number {
  const text =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(processId)], { encoding: "utf8" });
  return (Number(text) * 1024) / 1_000_000;
}

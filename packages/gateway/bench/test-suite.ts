import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Figure } from "./figure.ts";
import { REPOSITORY } from "./repository.ts";

export async function testSuite(): Promise<readonly Figure[]> {
  const startedAt = performance.now();
  const child = spawn("npm", ["test"], { cwd: REPOSITORY, stdio: "ignore" });
  const [exitCode] = await once(child, "exit");
  const value = (performance.now() - startedAt) / 1000;
  const remark = exitCode === 0 ? "" : `tests failed (exit code ${exitCode})`;
  return [{ name: "npm test", value, unit: "s", most: 240, remark }];
}

import { once } from "node:events";
import { type Figure, median } from "./figure.ts";
import { freePort } from "./free-port.ts";
import { spawnProgram } from "./program.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

const RUNS = 3;

export async function demo(): Promise<readonly Figure[]> {
  const seconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) seconds.push(await inTemporaryFolder(playOnce));
  return [{ name: "demo, start to exit", value: median(seconds), unit: "s", most: 15, remark: `median of ${RUNS}` }];
}

async function playOnce(dataFolder: string): Promise<number> {
  const settings = { dataFolder, port: await freePort(), sandboxPort: await freePort() };
  const startedAt = performance.now();
  const [exitCode] = await once(spawnProgram(["demo", "--once"], settings), "exit");
  if (exitCode !== 0) throw new Error(`the demo ended with exit code ${exitCode}`);
  return (performance.now() - startedAt) / 1000;
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/** The bundle, as it stands beside the bundled bench. */
const PROGRAM = fileURLToPath(new URL("../dist/erp-gateway.mjs", import.meta.url));

export interface ProgramSettings {
  readonly dataFolder: string;
  readonly port: number;
  readonly sandboxPort?: number;
}

/** @returns a process whose output is dropped, or given to `output` */
export function spawnProgram(
  args: readonly string[],
  { dataFolder, port, sandboxPort }: ProgramSettings,
  output: "ignore" | "pipe" = "ignore",
): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ["ignore", output, "inherit"],
    env: {
      ...process.env,
      ERP_GATEWAY_DATA: dataFolder,
      ERP_GATEWAY_PORT: String(port),
      ...(sandboxPort !== undefined && { ERP_GATEWAY_SANDBOX_PORT: String(sandboxPort) }),
    },
  });
}

export interface RunningGateway {
  readonly url: string;
  readonly dataFolder: string;
  readonly processId: number;
  /** From the start of the process to the first 200 on `/health/ready`. */
  readonly readyAfterMs: number;
}

const ASK_EVERY_MS = 5;

/**
 * Runs `erp-gateway start` with a free port for as long as `work` takes.
 * @param fill - puts something into the empty data folder first
 */
export function withGateway<T>(
  work: (gateway: RunningGateway) => Promise<T>,
  fill: (dataFolder: string) => Promise<void> = async () => undefined,
): Promise<T> {
  return inTemporaryFolder(async (dataFolder) => {
    await fill(dataFolder);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const startedAt = performance.now();
    const child = spawnProgram(["start"], { dataFolder, port });
    const ended = once(child, "exit");
    try {
      while (!(await isReady(url))) {
        if (child.exitCode !== null) throw new Error(`the gateway ended with exit code ${child.exitCode}`);
        await wait(ASK_EVERY_MS);
      }
      const readyAfterMs = performance.now() - startedAt;
      if (child.pid === undefined) throw new Error("the gateway has no process id");
      return await work({ url, dataFolder, processId: child.pid, readyAfterMs });
    } finally {
      child.kill("SIGTERM");
      await ended;
    }
  });
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

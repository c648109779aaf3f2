import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { KillAtPoint } from "../points/commit-points.ts";

const PROGRAM = fileURLToPath(new URL("./proof-gateway.mjs", import.meta.url));

export type Variant = "sound" | "broken";

export interface GatewayProcess {
  /** Resolves with false when it died before. */
  readonly ready: Promise<boolean>;
  /** Where it killed itself, or `undefined` when somebody else did. */
  readonly dead: Promise<string | undefined>;
  kill(): void;
  /** Ends it in order. */
  stop(): Promise<unknown>;
}

export interface GatewaySettings {
  readonly dataFolder: string;
  readonly port: number;
  readonly variant: Variant;
  /** Writes a log that says everything. */
  readonly verbose: boolean;
}

export function startGateway(
  { dataFolder, port, variant, verbose }: GatewaySettings,
  kill?: KillAtPoint,
): GatewayProcess {
  // It does not live long enough for optimized code to pay.
  const child = spawn(process.execPath, [verbose ? "--enable-source-maps" : "--no-opt", PROGRAM], {
    // It ends with this process, as its stdin does then, and not by the Ctrl-C that this process is given.
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
    env: {
      PATH: process.env["PATH"],
      ERP_GATEWAY_DATA: dataFolder,
      ERP_GATEWAY_PORT: String(port),
      ERP_GATEWAY_LOG_LEVEL: verbose ? "debug" : "warn",
      PROOF_VARIANT: variant,
      ...(kill !== undefined && { PROOF_KILL: JSON.stringify(kill) }),
    },
  });
  let point: string | undefined;
  const lines = createInterface({ input: child.stdout });
  const closed = once(lines, "close");
  const ready = new Promise<boolean>((resolve) => {
    lines.on("line", (line) => {
      if (line === "ready") resolve(true);
      point = /^died at (.*)$/.exec(line)?.[1] ?? point;
    });
    child.once("exit", () => resolve(false));
  });
  const dead = once(child, "exit").then(async () => {
    await closed;
    return point;
  });
  return {
    ready,
    dead,
    kill: () => void child.kill("SIGKILL"),
    stop: () => {
      child.kill("SIGTERM");
      return dead;
    },
  };
}

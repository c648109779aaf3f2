import { parseArgs } from "node:util";
import { createSandbox } from "./sandbox.ts";

const DEFAULT_PORT = 4020;

/** What the command line has of its process. */
export interface CommandLineIo {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Aborted when the process is told to stop. */
  readonly stopped: AbortSignal;
  /** Starts reading stdin and resolves at its end. */
  readonly stdinEnded: () => Promise<void>;
}

interface Arguments {
  readonly port: number;
  readonly orphanTimeoutMs: number | undefined;
}

/**
 * `sandbox [--port N] [--orphan-timeout SECONDS]`: prints where everything is as one line of JSON, then serves until
 * stopped. With an orphan time-out it also ends once stdin has ended and no request came for that long.
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: CommandLineIo): Promise<number> {
  const parsed = parseArguments(argv);
  if (typeof parsed === "string") {
    io.printError(parsed);
    return 1;
  }

  let lastRequestAtMs = Date.now();
  const onRequest = () => {
    lastRequestAtMs = Date.now();
  };
  try {
    const sandbox = await createSandbox({ port: parsed.port, onRequest });
    io.print(JSON.stringify(sandbox.info));
    const { orphanTimeoutMs } = parsed;
    const orphaned = orphanTimeoutMs === undefined ? [] : [orphan(io, orphanTimeoutMs, () => lastRequestAtMs)];
    await Promise.race([aborted(io.stopped), ...orphaned]);
    await sandbox.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    io.printError(`Port ${parsed.port} is in use. Choose another with --port.`);
    return 1;
  }
}

/** The arguments, or what is wrong with them. */
function parseArguments(argv: readonly string[]): Arguments | string {
  let values: { port?: string; "orphan-timeout"?: string };
  try {
    const options = { port: { type: "string" }, "orphan-timeout": { type: "string" } } as const;
    values = parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    return `${error instanceof Error ? error.message : error} Usage: sandbox [--port N] [--orphan-timeout SECONDS]`;
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return "--port takes a number from 0 to 65535.";
  const timeout = values["orphan-timeout"];
  const orphanTimeoutMs = timeout === undefined ? undefined : Number(timeout) * 1_000;
  if (orphanTimeoutMs !== undefined && !(orphanTimeoutMs >= 0)) return "--orphan-timeout takes a number of seconds.";
  return { port, orphanTimeoutMs };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Resolves when the parent is gone and nobody asked anything for `timeoutMs`. */
async function orphan(io: CommandLineIo, timeoutMs: number, lastRequestAtMs: () => number): Promise<void> {
  await io.stdinEnded();
  const endedAtMs = Date.now();
  const quietMs = () => Date.now() - Math.max(endedAtMs, lastRequestAtMs());
  while (quietMs() < timeoutMs) await new Promise((resolve) => setTimeout(resolve, timeoutMs - quietMs()));
}

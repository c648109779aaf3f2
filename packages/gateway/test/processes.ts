import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { SandboxInfo } from "@erp-gateway/sandbox";
import { eventually } from "./api.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const GATEWAY = file("../dist/erp-gateway.mjs");
const SANDBOX = file("../../sandbox/dist/sandbox.mjs");

/** The executables as they are shipped. */
export const bundle = () => promisify(execFile)(process.execPath, [file("../bundle.mjs")]);

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

type Environment = Readonly<Record<string, string>>;

const launch = (program: string, args: readonly string[], environment: Environment): ChildProcess =>
  spawn(process.execPath, [program, ...args], { env: { PATH: process.env["PATH"], ...environment } });

/** Runs the gateway's command line to its end. */
export async function gatewayCommand(args: readonly string[], environment: Environment): Promise<Finished> {
  const child = launch(GATEWAY, args, environment);
  const text = { out: "", error: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    text.out += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    text.error += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...text };
}

export interface Running {
  /** As `kill -9` does: no chance to tidy up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const running = (child: ChildProcess): Running => {
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
};

export async function startGateway(port: number, environment: Environment): Promise<Running> {
  const child = launch(GATEWAY, ["start"], { ...environment, ERP_GATEWAY_PORT: String(port) });
  child.stdout?.resume();
  child.stderr?.resume();
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ status }) => status,
      () => 0,
    );
  await eventually(ready, (status) => status === 200);
  return running(child);
}

export async function startSandbox(port: number): Promise<Running & { readonly info: SandboxInfo }> {
  const child = launch(SANDBOX, ["--port", String(port)], {});
  if (child.stdout === null) throw new Error("no output to read");
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { ...running(child), info: JSON.parse(line) as SandboxInfo };
}

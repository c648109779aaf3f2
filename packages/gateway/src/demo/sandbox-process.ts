import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { UserMistake } from "../command-line/user-mistake.ts";

/** What the sandbox tells about itself, as far as the demo needs it. */
export interface SandboxInfo {
  readonly url: string;
  readonly soapUrl: string;
  readonly controlUrl: string;
  readonly credentials: {
    readonly organization: { readonly kvkNumber: string; readonly companyId: string };
    readonly api31: { readonly appKey: string; readonly secret: string; readonly subscriptionKey: string };
    readonly psb: { readonly clientId: string; readonly clientSecret: string; readonly subscriptionKey: string };
    readonly businessCentral: {
      readonly tenantId: string;
      readonly environment: string;
      readonly companyId: string;
      readonly clientId: string;
      readonly clientSecret: string;
    };
  };
}

export interface SandboxProcess {
  readonly info: SandboxInfo;
  /** Ends it, if this process started it. */
  stop(): void;
}

/** How long an orphaned sandbox waits for the next `start` to join it. */
const ORPHAN_SECONDS = 600;

/** Joins a sandbox that runs on the port already (one that a killed gateway left behind, say), or starts one. */
export async function openSandbox(port: number): Promise<SandboxProcess> {
  const running = await runningSandbox(port);
  return running === undefined ? startSandbox(port) : { info: running, stop: () => undefined };
}

async function runningSandbox(port: number): Promise<SandboxInfo | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/control/info`, { signal: AbortSignal.timeout(2_000) });
    const info = response.ok ? ((await response.json()) as Partial<SandboxInfo>) : {};
    return info.controlUrl === undefined || info.credentials === undefined ? undefined : (info as SandboxInfo);
  } catch {
    return undefined;
  }
}

async function startSandbox(port: number): Promise<SandboxProcess> {
  const program = fileURLToPath(new URL("../../sandbox/dist/sandbox.mjs", import.meta.url));
  const args = [program, "--port", String(port), "--orphan-timeout", String(ORPHAN_SECONDS)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => complaints.push(line));
  const line = await new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", () => resolve(undefined));
  });
  // Until here it keeps this process waiting.
  child.unref();
  if (line === undefined) {
    throw new UserMistake(
      `the sandbox did not start: ${complaints.join(" ")}; choose its port with ERP_GATEWAY_SANDBOX_PORT`,
    );
  }
  return { info: JSON.parse(line) as SandboxInfo, stop: () => child.kill("SIGTERM") };
}

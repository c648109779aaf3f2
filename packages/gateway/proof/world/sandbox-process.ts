import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SandboxInfo } from "@erp-gateway/sandbox";

const PROGRAM = fileURLToPath(new URL("./proof-sandbox.mjs", import.meta.url));

export interface SandboxProcess {
  readonly info: SandboxInfo;
  /** Another world on the same port, in which nothing has happened yet. */
  renew(): Promise<void>;
  /** Asks the control API, again while connections are refused. @throws Error for any answer but a good one */
  control<Answer>(path: string, body?: unknown, method?: string): Promise<Answer>;
  stop(): void;
}

export async function startSandbox(port: number): Promise<SandboxProcess> {
  const child = fork(PROGRAM, [], { detached: true, env: { PATH: process.env["PATH"], PROOF_PORT: String(port) } });
  const [info] = (await once(child, "message")) as [SandboxInfo];
  return {
    info,
    async renew() {
      const renewed = once(child, "message");
      child.send("renew");
      await renewed;
    },
    async control<Answer>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<Answer> {
      for (;;) {
        try {
          const response = await fetch(`${info.controlUrl}/${path}`, {
            method,
            ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
          });
          const text = await response.text();
          if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
          return (text === "" ? undefined : JSON.parse(text)) as Answer;
        } catch (error) {
          if (!(error instanceof TypeError) || child.exitCode !== null) throw error;
          await new Promise((resolve) => setTimeout(resolve, 30));
        }
      }
    },
    stop: () => void child.kill("SIGKILL"),
  };
}

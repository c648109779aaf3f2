import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock, HookRequest } from "@erp-gateway/core";
import { onTestFinished } from "vitest";

export interface HookReceiver {
  readonly url: string;
  /** Does something that makes the remote call, and gives the calls once they stopped coming. */
  callsAfter(action: () => Promise<unknown>): Promise<readonly HookRequest[]>;
}

const QUIET_MS = 60;
const LONGEST_WAIT_MS = 5_000;

/** Where hooks arrive during one test; answers 200 to all of them. */
export async function openHookReceiver(clock: Clock): Promise<HookReceiver> {
  const calls: HookRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    calls.push({ headers, body: Buffer.concat(chunks), receivedAt: clock.now() });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/1`,
    async callsAfter(action) {
      const before = calls.length;
      await action();
      for (let waitedMs = 0; calls.length === before && waitedMs < LONGEST_WAIT_MS; waitedMs += QUIET_MS) {
        await pause(QUIET_MS);
      }
      await pause(QUIET_MS);
      return calls.slice(before);
    },
  };
}

import type { Fault } from "../world/faults.ts";
import type { World } from "../world/world.ts";
import type { SandboxResponse } from "./message.ts";

const RESET: SandboxResponse = { status: 0, reset: true };
const ERROR_PAGE =
  "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>";

/**
 * Answers with `handler`, unless a fault waits for this operation. A `soap-fault` is told to `soapFault` instead of
 * being processed. Uploads are cut by the server, before anybody here hears of them.
 */
export async function withFaults(
  world: World,
  target: Fault["target"],
  operation: string,
  handler: () => Promise<SandboxResponse>,
  soapFault: (code: string) => SandboxResponse = () => ({ status: 500 }),
): Promise<SandboxResponse> {
  const fault = world.faults.take(target, operation);
  const pass = (ms = 1_000) => new Promise<void>((resolve) => world.clock.after(ms, resolve));
  switch (fault?.kind) {
    case undefined:
    case "reset-upload":
      return handler();
    case "reset-before":
      return RESET;
    case "reset-after":
      await handler();
      return RESET;
    case "reset-within":
      return { ...(await handler()), breaksOff: true };
    case "garbled": {
      const { body = "", ...answer } = await handler();
      return { ...answer, body: Buffer.from(body).subarray(0, Math.floor(Buffer.byteLength(body) / 2)) };
    }
    case "delay": {
      const answer = await handler();
      await pass(fault.delayMs);
      return answer;
    }
    case "late":
      await pass(fault.delayMs);
      return handler();
    case "hang":
      await pass(fault.delayMs);
      return RESET;
    case "status":
      return {
        status: fault.status ?? 503,
        headers: {
          "content-type": "text/plain; charset=utf-8",
          ...(fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) }),
        },
        body: fault.body ?? "",
      };
    case "html":
      return {
        status: fault.status ?? 502,
        headers: { "content-type": "text/html; charset=utf-8" },
        body: fault.body ?? ERROR_PAGE,
      };
    case "soap-fault":
      return soapFault(fault.code ?? "DEFAULT_ERROR_CODE999");
  }
}

import type { SandboxRequest } from "../http/message.ts";
import { badRequest } from "./refusal.ts";

/** @throws Refusal 400 */
export function parseJsonBody(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString("utf8"));
  } catch {
    throw badRequest("The body is not JSON.");
  }
}

import { acceptHook, type Context } from "@erp-gateway/core";
import { readBody } from "./body.ts";

const MAX_HOOK_BYTES = 1024 * 1024;

/** `POST /hooks/{connectionId}`: answered once the fact is durable. */
export async function receiveHook(core: Context, connectionId: string, request: Request): Promise<Response> {
  const body = await readBody(request, MAX_HOOK_BYTES);
  if (body === undefined) return Response.json({ code: "PAYLOAD_TOO_LARGE" }, { status: 413 });
  const headers = Object.fromEntries(request.headers);
  const answer = await acceptHook(core, connectionId, { headers, body, receivedAt: core.runtime.clock.now() });
  return answer.status === 200
    ? new Response(null, { status: 200 })
    : Response.json({ code: answer.code }, { status: answer.status });
}

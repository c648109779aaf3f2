import { describe, expect, it } from "vitest";
import { toConnectorError, toLinkError } from "./refusal.ts";

const NOW = new Date("2026-11-24T12:00:00Z");

const answer = (status: number, code?: string, headers: Record<string, string> = {}) =>
  new Response(code === undefined ? "<html>" : JSON.stringify({ error: { code, message: "because" } }), {
    status,
    headers,
  });

const broken = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });

describe("answers other than 2xx", () => {
  it.each([
    [400, "Application_DialogException", "REMOTE_REFUSED"],
    [400, "Authorization_RequestDenied", "NOT_PERMITTED"],
    [401, "Authentication_InvalidCredentials", "AUTH_REJECTED"],
    [403, undefined, "NOT_PERMITTED"],
    [404, "Internal_RecordNotFound", "NOT_FOUND"],
    [404, "Internal_CompanyNotFound", "CONFIGURATION_INVALID"],
    [404, undefined, "CONFIGURATION_INVALID"],
    [409, "Request_EntityChanged", "NOT_READY"],
    [409, "Internal_EntityWithSameKeyExists", "REMOTE_REFUSED"],
    [412, undefined, "NOT_READY"],
    [413, undefined, "TOO_LARGE"],
    [503, undefined, "UNAVAILABLE"],
  ])("MUST mean the same for reads and writes: %i %s is %s", async (status, remote, code) => {
    for (const intent of ["read", "write"] as const) {
      expect(await toConnectorError(answer(status, remote), intent, NOW)).toMatchObject({ code, remoteCode: remote });
    }
  });

  it.each([408, 500, 502, 504])("MUST leave open what became of a write that ended in %i", async (status) => {
    expect(await toConnectorError(answer(status), "read", NOW)).toMatchObject({ code: "UNAVAILABLE" });
    expect(await toConnectorError(answer(status), "write", NOW)).toMatchObject({ code: "OUTCOME_UNKNOWN" });
  });

  it("MUST keep the explanation with its correlation id", async () => {
    const { message } = await toConnectorError(answer(400, "Application_DialogException"), "read", NOW);
    expect(message).toBe("Business Central answered 400: because");
  });

  it.each([
    ["30", 30_000],
    ["Tue, 24 Nov 2026 12:01:00 GMT", 60_000],
    ["Tue, 24 Nov 2026 11:00:00 GMT", 0],
    ["soon", undefined],
  ])("MUST read Retry-After: %s", async (header, retryAfterMs) => {
    const error = await toConnectorError(answer(429, "Unknown", { "retry-after": header }), "write", NOW);
    expect(error).toMatchObject({ code: "RATE_LIMITED", retryAfterMs });
  });
});

describe("no answer", () => {
  it("MUST NOT doubt a write whose connection never came about", () => {
    expect(toLinkError(broken("ECONNREFUSED"), "write").code).toBe("UNREACHABLE");
  });

  it("MUST leave open what became of a write whose link broke or took too long", () => {
    expect(toLinkError(broken("ECONNRESET"), "write").code).toBe("OUTCOME_UNKNOWN");
    expect(toLinkError(new DOMException("late", "TimeoutError"), "write").code).toBe("OUTCOME_UNKNOWN");
    expect(toLinkError(broken("ECONNRESET"), "read").code).toBe("UNREACHABLE");
  });
});

import { ConnectorError, type ConnectorErrorCode, toLinkError as nameLinkError } from "@erp-gateway/core";

/** What a failing call was: a read changes nothing, a write may have been processed although no answer came. */
export type Intent = "read" | "write";

/** An answer other than 2xx as an error (business-central §2.10). The message ends with BC's correlation id. */
export async function toConnectorError(response: Response, intent: Intent, now: Date): Promise<ConnectorError> {
  const { code: remoteCode, message } = readBody(await response.text().catch(() => ""));
  const retryAfterMs = readRetryAfter(response.headers.get("retry-after"), now);
  const code = classify(response.status, remoteCode ?? "", intent);
  return new ConnectorError(code, `Business Central answered ${response.status}: ${message ?? "no explanation"}`, {
    ...(remoteCode !== undefined && { remoteCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** The request got no answer: a read changed nothing, a write may have. */
export const toLinkError = (error: unknown, intent: Intent): ConnectorError =>
  nameLinkError(error, "Business Central", intent === "read" ? "UNREACHABLE" : "OUTCOME_UNKNOWN");

/** 404 with these codes means that the address is wrong, not that a record is gone. */
const WRONG_ADDRESS = /^(BadRequest_(ResourceNotFound|InvalidRequestUrl|NotFound)|Internal_CompanyNotFound)$/;

function classify(status: number, remoteCode: string, intent: Intent): ConnectorErrorCode {
  if (status === 401) return "AUTH_REJECTED";
  if (status === 403 || remoteCode.startsWith("Authorization_")) return "NOT_PERMITTED";
  if (status === 404)
    return remoteCode === "" || WRONG_ADDRESS.test(remoteCode) ? "CONFIGURATION_INVALID" : "NOT_FOUND";
  if (status === 412 || remoteCode === "Request_EntityChanged") return "NOT_READY";
  if (status === 413) return "TOO_LARGE";
  if (status === 429) return "RATE_LIMITED";
  if (status === 503) return "UNAVAILABLE";
  if (status === 408 || status >= 500) return intent === "read" ? "UNAVAILABLE" : "OUTCOME_UNKNOWN";
  return "REMOTE_REFUSED";
}

function readBody(body: string): { readonly code?: string; readonly message?: string } {
  try {
    const { error }: { error?: { code?: unknown; message?: unknown } } = JSON.parse(body);
    return {
      ...(typeof error?.code === "string" && { code: error.code }),
      ...(typeof error?.message === "string" && { message: error.message }),
    };
  } catch {
    return {};
  }
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3). */
function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

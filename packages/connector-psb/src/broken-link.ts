import { ConnectorError } from "@erp-gateway/core";

/** What it means for a call that it left and no usable answer came back. */
export type IfLost = "UNAVAILABLE" | "OUTCOME_UNKNOWN";

/** Node's codes for a connection that never came about. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const TLS_REFUSED = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Names a rejection of `fetch`, or of reading its body. */
export function toLinkError(error: unknown, remote: string, ifLost: IfLost): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined);
  const unreached = code !== undefined && (NOT_CONNECTED.test(code) || TLS_REFUSED.test(code));
  const reason = code ?? (error instanceof Error ? error.name : "unknown reason");
  return unreached
    ? new ConnectorError("UNREACHABLE", `${remote} cannot be reached (${reason})`, { cause: error })
    : new ConnectorError(ifLost, `${remote} did not answer (${reason})`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : undefined;
}

import { ConnectorError, type ConnectorErrorCode } from "./error.ts";

/** Codes of Node for a connection that never came about, by the layer that failed. */
const NEVER_CONNECTED: readonly (readonly [layer: "DNS" | "TCP" | "TLS", codes: RegExp])[] = [
  ["DNS", /^(ENOTFOUND|EAI_AGAIN)$/],
  ["TCP", /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/],
  ["TLS", /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/],
];

/**
 * Names a rejection of `fetch`, or of reading its body: `UNREACHABLE` when nothing can have been processed, with
 * `LINK-DNS`, `LINK-TCP` or `LINK-TLS` as its remote code. The original error does not come along: its message may show
 * the URL, and with it a key.
 * @param remote - for people, e.g. `the PSB`
 * @param ifLost - what it means for this call that it left and no answer came back
 */
export function toLinkError(error: unknown, remote: string, ifLost: ConnectorErrorCode): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const code = codeOf(error) ?? codeOf(error instanceof Error ? error.cause : undefined);
  const reason = code ?? (error instanceof Error ? error.name : "unknown reason");
  const [layer] = NEVER_CONNECTED.find(([, codes]) => codes.test(code ?? "")) ?? [];
  return layer === undefined
    ? new ConnectorError(ifLost, `${remote} did not answer (${reason})`)
    : new ConnectorError("UNREACHABLE", `${remote} cannot be reached (${layer}: ${reason})`, {
        remoteCode: `LINK-${layer}`,
      });
}

function codeOf(error: unknown): string | undefined {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : undefined;
}

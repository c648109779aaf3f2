import type { ConnectorErrorCode } from "@erp-gateway/core";

/** Answer to an expired token, and by its name to anything else that nobody gave a code (api31-soap §3.2). */
export const EXPIRED_OR_UNKNOWN = "DEFAULT_ERROR_CODE999";
/** The envelope, its namespaces or the SOAPAction are not what the service reads. */
export const NAMESPACE_REFUSED = "ERRCDO4000041";
export const MALFORMED_XML = "ERRIER8000006";
/** Stands for the code of a fault that has none. */
export const FAULT_WITHOUT_CODE = "FAULT";
/** Standard `faultcode` for an envelope in a foreign namespace (SOAP 1.1 §4.4.1). */
export const VERSION_MISMATCH = "VersionMismatch";

/** Codes of api31-soap §3.2 whose reaction their series does not tell. */
const BY_CODE: Readonly<Record<string, ConnectorErrorCode>> = {
  [EXPIRED_OR_UNKNOWN]: "UNAVAILABLE",
  ERRPRO1000002: "ACCOUNT_BLOCKED",
  ERRPRO1000003: "ACCOUNT_BLOCKED",
  ERRPRO1000004: "ACCOUNT_BLOCKED",
  [NAMESPACE_REFUSED]: "CONFIGURATION_INVALID",
  [VERSION_MISMATCH]: "CONFIGURATION_INVALID",
  ERRDMN8000003: "NOT_READY",
};

/** `ERR` + three letters + series + id; series of api31-soap §3.1. */
const BY_SERIES: Readonly<Record<string, ConnectorErrorCode>> = {
  "100": "REMOTE_REFUSED",
  "200": "REMOTE_REFUSED",
  "300": "NOT_PERMITTED",
  "400": "REMOTE_REFUSED",
  "600": "AUTH_REJECTED",
  "800": "UNAVAILABLE",
};

/** @param code - `undefined` and codes of unknown form may mean anything, so the call may be repeated */
export function toErrorCode(code: string | undefined): ConnectorErrorCode {
  const [, series = ""] = /^ERR[A-Z]{3}(\d{3})\d{4}$/.exec(code ?? "") ?? [];
  return BY_CODE[code ?? ""] ?? BY_SERIES[series] ?? "UNAVAILABLE";
}

export interface FaultText {
  readonly message: string;
  readonly code?: string;
}

/** Of a fault's text; what is longer says no more, and is stored and shown many times. */
const MOST_CHARACTERS = 1_000;

/** `<message> [<code>].`; the last pair of brackets holds the code. Texts are Dutch or English: never match on them. */
export function parseFaultText(text: string): FaultText {
  const end = text.lastIndexOf("]");
  const start = text.lastIndexOf("[", end);
  const code = end === -1 || start === -1 ? "" : text.slice(start + 1, end).trim();
  if (code === "" || code.length > 64) return { message: text.trim().slice(0, MOST_CHARACTERS) };
  return { message: text.slice(0, start).trim().slice(0, MOST_CHARACTERS), code };
}

/**
 * What the job runner does about a failing remote. `retry`: again with back-off, nothing was processed.
 * `pause`: the connection waits until somebody acts. `give-up`: the answer is final. `reconcile`: the remote may
 * have processed the call; find out before anything is sent again.
 */
const REACTION = {
  /** Credentials were refused after one fresh login. */
  AUTH_REJECTED: "pause",
  /** The user's grant is gone; somebody has to sign in again. */
  REAUTHORIZATION_REQUIRED: "pause",
  /** The account is blocked (unpaid invoices, negative balance, misuse). */
  ACCOUNT_BLOCKED: "pause",
  /** The credentials lack a right, or the settings name somebody else's company. */
  NOT_PERMITTED: "pause",
  /** The remote does not understand how we are set up (namespaces, URL, subscription key). */
  CONFIGURATION_INVALID: "pause",
  RATE_LIMITED: "retry",
  /** No connection came about, so nothing was processed. */
  UNREACHABLE: "retry",
  /** The remote says it is down or overloaded and did not process the call. */
  UNAVAILABLE: "retry",
  /** Asked too early, e.g. a PDF still being made. */
  NOT_READY: "retry",
  /** The call left, no usable answer came back: time-out, broken link, 5xx, unreadable body. */
  OUTCOME_UNKNOWN: "reconcile",
  /** The remote understood and refused. */
  REMOTE_REFUSED: "give-up",
  NOT_FOUND: "give-up",
  /** Larger than the remote takes; found before sending. */
  TOO_LARGE: "give-up",
} as const satisfies Record<string, Reaction>;

export type Reaction = "retry" | "pause" | "give-up" | "reconcile";
export type ConnectorErrorCode = keyof typeof REACTION;
export const CONNECTOR_ERROR_CODES = Object.keys(REACTION) as readonly ConnectorErrorCode[];

/** A remote that fails. Everything else that a connector throws is a bug. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly code: ConnectorErrorCode;
  /** Wait that the remote asked for, in milliseconds; `undefined` when it did not say. */
  readonly retryAfterMs: number | undefined;
  /** The remote's own code, e.g. `ERRPRO1000002` or `API403`; `LINK-…` for what kept us from reaching it. */
  readonly remoteCode: string | undefined;

  /** @param message - for operators: no payload, no credential, no SQL parameter */
  constructor(
    code: ConnectorErrorCode,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number; readonly remoteCode?: string } = {},
  ) {
    super(message, options);
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
    this.remoteCode = options.remoteCode;
  }

  get reaction(): Reaction {
    return REACTION[this.code];
  }
}

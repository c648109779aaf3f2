import type { TestReport } from "../connector/account.ts";
import type { Environment } from "../connector/connector.ts";
import type { Secret } from "../secret.ts";

export type ConnectionState =
  | "DRAFT"
  | "TESTED"
  | "LIVE"
  | "WAITING_FOR_PARTY_LINK"
  | "REAUTHORIZATION_REQUIRED"
  | "BLOCKED"
  | "REVOKED";

/** Organization × connector × settings × secrets × environment. */
export interface Connection {
  readonly id: string;
  readonly organizationId: string;
  readonly connectorId: string;
  readonly title: string;
  readonly environment: Environment;
  /** As entered, without the secret fields. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The secret fields of the settings, and `HOOK_SECRET`. */
  readonly secrets: Readonly<Record<string, SealedSecret>>;
  readonly state: ConnectionState;
  /** When the state began; absent: when it was made. */
  readonly stateSince?: Date;
  /** Counts state changes; the rank of the next one. */
  readonly revision: number;
  readonly lastTest?: { readonly at: Date; readonly report: TestReport };
  /** Setup steps that somebody confirmed. */
  readonly confirmed?: readonly string[];
  readonly createdAt: Date;
}

export interface SealedSecret {
  readonly secret: Secret;
  readonly setAt: Date;
}

/** Signs the hooks of this connection; made with it, never shown. */
export const HOOK_SECRET = "$hookSecret";

/** A sign-in that was begun and not completed yet. */
export const PENDING_SIGN_IN = "$pendingSignIn";

/** What a person or a remote does to a connection, and the states it is possible in. */
export const CONNECTION_TRANSITIONS = {
  TESTED: { from: ["DRAFT", "TESTED", "WAITING_FOR_PARTY_LINK"], to: "TESTED" },
  TEST_FAILED: { from: ["DRAFT", "TESTED"], to: "DRAFT" },
  WENT_LIVE: { from: ["TESTED", "BLOCKED", "REAUTHORIZATION_REQUIRED"], to: "LIVE" },
  BLOCKED: { from: ["LIVE"], to: "BLOCKED" },
  REAUTHORIZATION_REQUIRED: { from: ["LIVE"], to: "REAUTHORIZATION_REQUIRED" },
  WAITS_FOR_PARTY_LINK: {
    from: ["DRAFT", "TESTED", "BLOCKED", "REAUTHORIZATION_REQUIRED"],
    to: "WAITING_FOR_PARTY_LINK",
  },
  CHANGED: {
    from: ["DRAFT", "TESTED", "LIVE", "BLOCKED", "REAUTHORIZATION_REQUIRED", "WAITING_FOR_PARTY_LINK"],
    to: "DRAFT",
  },
  /** eConnect linked the parties; something else is still to do. */
  PARTY_LINKED: { from: ["WAITING_FOR_PARTY_LINK"], to: "DRAFT" },
  SIGNED_OUT: { from: ["LIVE", "BLOCKED", "REAUTHORIZATION_REQUIRED"], to: "REAUTHORIZATION_REQUIRED" },
  SIGNED_OUT_BEFORE_LIVE: { from: ["DRAFT", "TESTED", "WAITING_FOR_PARTY_LINK"], to: "DRAFT" },
  REVOKED: {
    from: ["DRAFT", "TESTED", "LIVE", "BLOCKED", "REAUTHORIZATION_REQUIRED", "WAITING_FOR_PARTY_LINK"],
    to: "REVOKED",
  },
} as const satisfies Record<string, { readonly from: readonly ConnectionState[]; readonly to: ConnectionState }>;

export type ConnectionTransition = keyof typeof CONNECTION_TRANSITIONS;

export const canTransition = (state: ConnectionState, transition: ConnectionTransition): boolean =>
  (CONNECTION_TRANSITIONS[transition].from as readonly ConnectionState[]).includes(state);

import type { ParticipantId } from "../identifier/participant-id.ts";

/** Who has to act before a failed check can pass. */
export type Actor = "SENDER" | "ADMINISTRATOR" | "ECONNECT" | "NETWORK" | "US";

export interface Check {
  /** Stable kebab-case name: `network`, `subscription-key`, `keys`, `company-known`, `company-verified`, … */
  readonly name: string;
  readonly outcome: "PASSED" | "FAILED" | "SKIPPED";
  /** What was found, for people; no credential in it. */
  readonly detail: string;
  /** Error catalogue code when the check failed. */
  readonly code?: string;
  /** The remote's own code, where it has one; its advice goes before that of `code`. */
  readonly remoteCode?: string;
  readonly durationMs: number;
}

/** The checks in the order they ran. After the first failure the rest is `SKIPPED`, never left out. */
export interface TestReport {
  readonly checks: readonly Check[];
}

/** An identity that these credentials may act for. */
export interface AccountParty {
  /** The remote's own id: `XCNL10019`, `NL:KVK:12345678`. Opaque, case kept. */
  readonly reference: string;
  readonly name: string;
  readonly identifiers: readonly ParticipantId[];
  readonly canSend: boolean;
  readonly canReceive: boolean;
}

export interface AccountPort {
  /** Never throws for a remote that fails: that is a failed check. */
  test(): Promise<TestReport>;
  /** @throws ConnectorError */
  parties(): Promise<readonly AccountParty[]>;
}

import type { Connection } from "../connection/connection.ts";
import type { Organization } from "../organization/organization.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Actor, Check } from "./account.ts";

export interface Words {
  readonly en: string;
  readonly nl: string;
}

/** One step of the vendor's installation guide, made checkable. */
export interface SetupStep {
  /** Kebab case, stable. */
  readonly name: string;
  readonly title: Words;
  readonly actor: Actor;
  readonly remedy: Words;
  /** Only a person can see whether it is done, and says so. */
  readonly confirmable?: true;
  /** Pure: what is known already decides. */
  check(facts: SetupFacts): SetupFinding;
}

export interface SetupFacts {
  readonly organization: Organization;
  readonly connection: Connection;
  /** Names of the settings that have a value, secrets included. */
  readonly entered: ReadonlySet<string>;
  /** The checks of the last connection test, by name. */
  readonly checks: ReadonlyMap<string, Check>;
  /** Names of the steps that somebody confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** Sending profiles on this connection. */
  readonly profiles: readonly SendingProfile[];
  /** Whether the invoices of some customer card go out through this connection. */
  readonly hasCustomers: boolean;
}

/** `WAITING`: nothing to do here before an earlier step is done. */
export type SetupState = "DONE" | "TO_DO" | "FAILED" | "WAITING";

export interface SetupFinding {
  readonly state: SetupState;
  /** The failed check it follows from: its detail and its code's advice go before the step's own. */
  readonly because?: Check;
}

/** Done when `isDone`, else something to do. */
export const doneIf = (isDone: boolean): SetupFinding => ({ state: isDone ? "DONE" : "TO_DO" });

/** As the last connection test saw it; waiting when it did not come that far. */
export function asChecked({ checks }: SetupFacts, ...names: readonly string[]): SetupFinding {
  const found = names.flatMap((name) => checks.get(name) ?? []);
  const failed = found.find(({ outcome }) => outcome === "FAILED");
  if (failed !== undefined) return { state: "FAILED", because: failed };
  const isDone = found.length === names.length && found.every(({ outcome }) => outcome === "PASSED");
  return { state: isDone ? "DONE" : "WAITING" };
}

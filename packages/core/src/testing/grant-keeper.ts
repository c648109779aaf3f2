import { oneAtATime } from "../connection/one-at-a-time.ts";
import type { Grant, GrantKeeper } from "../connector/sign-in.ts";

export interface TestGrantKeeper extends GrantKeeper {
  /** What signing in does; `undefined`: signing out. */
  keep(grant: Grant | undefined): void;
}

/** Keeps a grant in memory, for tests of a connector. */
export function createGrantKeeper(): TestGrantKeeper {
  let kept: Grant | undefined;
  return {
    read: async () => kept,
    async replace(before, next) {
      if (kept?.tokens.reveal() !== before.tokens.reveal()) return false;
      kept = next;
      return true;
    },
    alone: oneAtATime(),
    keep(grant) {
      kept = grant;
    },
  };
}

import type { Grant, GrantKeeper } from "../connector/sign-in.ts";

/** Keeps a grant in memory, for tests of a connector. */
export function createGrantKeeper(grant?: Grant): GrantKeeper {
  let kept = grant;
  return {
    read: async () => kept,
    async keep(granted) {
      kept = granted;
    },
  };
}

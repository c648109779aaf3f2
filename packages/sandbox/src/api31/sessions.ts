import { randomBytes } from "node:crypto";
import type { SandboxClock } from "../world/clock.ts";
import type { Api31Account } from "./account.ts";

/** Security tokens. Several of one key pair are valid side by side. */
export interface Sessions {
  open(account: Api31Account): string;
  accountOf(token: string): Api31Account | "expired" | undefined;
  expireAll(): void;
}

/** Gives tokens of 352 characters of base64, the length of the real ones. */
const TOKEN_BYTES = 264;

export function createSessions(
  clock: SandboxClock,
  lifetimeMs: number,
  random: (bytes: number) => Buffer = randomBytes,
): Sessions {
  const sessions = new Map<string, { readonly account: Api31Account; expiresAtMs: number }>();
  return {
    open(account) {
      const token = random(TOKEN_BYTES).toString("base64");
      sessions.set(token, { account, expiresAtMs: clock.now().getTime() + lifetimeMs });
      return token;
    },
    accountOf(token) {
      const session = sessions.get(token);
      if (session === undefined) return undefined;
      return clock.now().getTime() < session.expiresAtMs ? session.account : "expired";
    },
    expireAll() {
      for (const session of sessions.values()) session.expiresAtMs = 0;
    },
  };
}

import { randomBytes } from "node:crypto";
import type { SandboxClock } from "../world/clock.ts";
import type { Api31Account } from "./account.ts";

/** Security tokens. Several of one key pair are valid side by side. */
export interface Sessions {
  open(account: Api31Account, appKey: string): string;
  accountOf(token: string): Api31Account | "expired" | undefined;
  expireAll(): void;
  /** Forgets the tokens that this key opened. */
  close(appKey: string): void;
}

/** Gives tokens of 352 characters of base64, the length of the real ones. */
const TOKEN_BYTES = 264;

interface Session {
  readonly account: Api31Account;
  readonly appKey: string;
  expiresAtMs: number;
}

export function createSessions(clock: SandboxClock, lifetimeMs: number): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(account, appKey) {
      const token = randomBytes(TOKEN_BYTES).toString("base64");
      sessions.set(token, { account, appKey, expiresAtMs: clock.now().getTime() + lifetimeMs });
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
    close(appKey) {
      for (const [token, session] of sessions) if (session.appKey === appKey) sessions.delete(token);
    },
  };
}

import type { SandboxClock } from "../world/clock.ts";

/** Whom a token speaks for, and which part of the world it opens. */
export interface Principal {
  readonly kind: "client" | "user";
  readonly name: string;
  /** `graph` opens nothing here. */
  readonly audience: "psb" | "business-central" | "graph";
}

/** What the guarded parts of the world may ask. */
export interface TokenRegistry {
  /** @returns `undefined` for a missing, malformed or unknown token */
  principalOf(authorizationHeader: string | undefined): Principal | "expired" | undefined;
  /** Ends the life of every token issued so far. */
  expireAll(): void;
}

/** What only the identity server may do: write a token down. */
export interface TokenLedger extends TokenRegistry {
  /** Makes the tokens of this account, or of everybody, unknown. */
  revoke(name: string | undefined): void;
  record(token: string, principal: Principal, lifetimeSeconds: number): void;
}

/** Tokens live independently: a new one leaves the earlier ones of the same principal valid. */
export function createTokenLedger(clock: SandboxClock): TokenLedger {
  const issued = new Map<string, { readonly principal: Principal; expiresAtMs: number }>();

  return {
    record(token, principal, lifetimeSeconds) {
      issued.set(token, { principal, expiresAtMs: clock.now().getTime() + lifetimeSeconds * 1_000 });
    },
    principalOf(authorizationHeader) {
      const token = /^bearer +(\S+)$/i.exec(authorizationHeader ?? "")?.[1];
      const entry = token === undefined ? undefined : issued.get(token);
      if (entry === undefined) return undefined;
      return clock.now().getTime() < entry.expiresAtMs ? entry.principal : "expired";
    },
    revoke(name) {
      for (const [token, { principal }] of issued) {
        if (name === undefined || principal.name === name) issued.delete(token);
      }
    },
    expireAll() {
      for (const entry of issued.values()) entry.expiresAtMs = 0;
    },
  };
}

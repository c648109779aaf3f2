import type { SandboxClock } from "../world/clock.ts";
import type { SigningKey } from "./signing-key.ts";
import type { Principal, TokenLedger } from "./token-registry.ts";

export interface TokenIssuer {
  readonly lifetimeSeconds: number;
  /**
   * Signs a token and writes it down.
   * @param claims - besides `nbf`, `iat`, `exp` and `jti`; a claim `iss` overrides the issuer's own
   */
  issue(principal: Principal, claims: Readonly<Record<string, unknown>>): string;
}

export interface TokenIssuerDeps {
  readonly clock: SandboxClock;
  readonly key: SigningKey;
  readonly ledger: TokenLedger;
  readonly issuer: () => string;
  readonly newId: () => string;
}

export function createTokenIssuer(deps: TokenIssuerDeps, lifetimeSeconds: number): TokenIssuer {
  return {
    lifetimeSeconds,
    issue(principal, claims) {
      const nowSeconds = Math.floor(deps.clock.now().getTime() / 1_000);
      const token = deps.key.sign({
        iss: deps.issuer(),
        nbf: nowSeconds,
        iat: nowSeconds,
        exp: nowSeconds + lifetimeSeconds,
        jti: deps.newId(),
        ...claims,
      });
      deps.ledger.record(token, principal, lifetimeSeconds);
      return token;
    },
  };
}

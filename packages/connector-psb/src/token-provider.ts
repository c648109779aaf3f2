import type { ConnectorDeps } from "@erp-gateway/core";
import { clientCredentialsGrant, genericGrantRequest } from "openid-client";
import { grantProvider } from "./granted-token.ts";
import { knownServer, toIdentityError } from "./identity-server.ts";
import { type PsbSettings, signInMethodOf } from "./settings.ts";
import type { Token, TokenProvider } from "./token.ts";

const SCOPE = "ap";

/** By the way of signing in that the settings choose. @see psb-api.md §1.3 */
export function tokenProvider(settings: PsbSettings, identity: string, deps: ConnectorDeps): TokenProvider {
  const server = () => knownServer(settings, identity, deps);
  const { username = "", password } = settings;
  switch (signInMethodOf(settings)) {
    case "APPLICATION":
      return asking(deps, () => clientCredentialsGrant(server(), { scope: SCOPE }));
    case "USER":
      return asking(deps, () =>
        genericGrantRequest(server(), "password", { scope: SCOPE, username, password: password?.reveal() ?? "" }),
      );
    case "ENTRA_ID":
      return grantProvider(settings, identity, deps);
  }
}

type Answer = Awaited<ReturnType<typeof clientCredentialsGrant>>;

function asking({ clock }: ConnectorDeps, ask: () => Promise<Answer>): TokenProvider {
  return {
    async request() {
      const askedAt = clock.now();
      try {
        return toToken(await ask(), askedAt);
      } catch (error) {
        throw toIdentityError(error);
      }
    },
  };
}

const toToken = (answer: Answer, askedAt: Date): Token => ({
  text: answer.access_token,
  expiresAt: new Date(askedAt.getTime() + (answer.expires_in ?? 0) * 1_000),
});

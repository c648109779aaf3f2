import { randomUUID } from "node:crypto";
import { json, type Route, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { withFaults } from "../http/with-faults.ts";
import type { World } from "../world/world.ts";
import { toEntraDiscovery, toEntraIssuer, toPsbDiscovery } from "./discovery.ts";
import { answerEntraToken } from "./entra-token-endpoint.ts";
import { answerPsbToken } from "./psb-token-endpoint.ts";
import { createSigningKey } from "./signing-key.ts";
import { createTokenIssuer } from "./token-issuer.ts";
import { createTokenLedger, type TokenRegistry } from "./token-registry.ts";

export interface IdentityOptions {
  /** Where clients reach this server, without a slash at the end. */
  readonly origin: () => string;
  /** On the world clock; default 3600. */
  readonly tokenLifetimeSeconds?: number;
  /** Default: random UUIDs. */
  readonly newId?: () => string;
}

export interface Identity {
  readonly route: Route;
  readonly tokens: TokenRegistry;
}

/** eConnect's identity server and, for Business Central, Entra ID; both sign with one key made at the start. */
export function createIdentity(world: World, options: IdentityOptions): Identity {
  const { origin, tokenLifetimeSeconds = 3_600, newId = randomUUID } = options;
  const { clock } = world;
  const key = createSigningKey();
  const ledger = createTokenLedger(clock);
  const issuer = createTokenIssuer({ clock, key, ledger, issuer: origin, newId }, tokenLifetimeSeconds);

  const keys = () => json(200, { keys: [key.publicJwk] });
  const endpoints: readonly (readonly [RegExp, (request: SandboxRequest, tenant: string) => SandboxResponse])[] = [
    [/^GET \/\.well-known\/openid-configuration$/, () => json(200, toPsbDiscovery(origin()))],
    [/^GET \/\.well-known\/openid-configuration\/jwks$/, keys],
    [/^POST \/connect\/token$/, (request) => answerPsbToken(request, issuer)],
    [/^GET \/([^/]+)\/discovery\/v2\.0\/keys$/, keys],
    [
      /^GET \/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/,
      (_request, tenant) => json(200, toEntraDiscovery(origin(), tenant)),
    ],
    [
      /^POST \/([^/]+)\/oauth2\/v2\.0\/token$/,
      (request, tenant) =>
        answerEntraToken(request, issuer, {
          tenant,
          issuer: toEntraIssuer(origin(), tenant),
          now: clock.now(),
          newId,
        }),
    ],
  ];

  const route: Route = async (request) => {
    const operation = `${request.method} ${request.url.pathname}`;
    for (const [pattern, answer] of endpoints) {
      const match = pattern.exec(operation);
      if (match !== null) return withFaults(world, "identity", operation, async () => answer(request, match[1] ?? ""));
    }
    return undefined;
  };

  return { route, tokens: ledger };
}

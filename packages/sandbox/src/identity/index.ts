import { randomBytes, randomUUID } from "node:crypto";
import { json, type Route, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import type { Part } from "../http/part.ts";
import { withFaults } from "../http/with-faults.ts";
import type { World } from "../world/world.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createIdentityControl } from "./control.ts";
import { createEconnectIdentity } from "./econnect/index.ts";
import { createEntraDirectory } from "./entra/directory.ts";
import { createEntra } from "./entra/index.ts";
import { IDENTITY_DEFAULTS, type IdentitySwitches } from "./options.ts";
import { createProviderStorage } from "./provider/storage.ts";
import { createSigningKey } from "./signing-key.ts";
import { createTokenIssuer } from "./token-issuer.ts";
import { createTokenLedger, type TokenRegistry } from "./token-registry.ts";
import { createVisitor } from "./visitor.ts";

export interface IdentityOptions extends IdentitySwitches {
  /** Where clients reach this server, without a slash at the end. */
  readonly origin: () => string;
  /** Default: random UUIDs. */
  readonly newId?: () => string;
}

export interface Identity extends Part {
  readonly tokens: TokenRegistry;
  readonly accounts: Accounts;
}

type Answer = (request: SandboxRequest, first: string, second: string) => SandboxResponse | Promise<SandboxResponse>;

/** eConnect's identity server and Entra ID, which it lets people sign in with; one key signs for both. */
export function createIdentity(world: World, options: IdentityOptions): Identity {
  const { origin, newId = randomUUID, signingKey: key = createSigningKey(), ...switches } = options;
  const settings = { ...IDENTITY_DEFAULTS, ...switches };
  const ledger = createTokenLedger(world.clock);
  const issuer = createTokenIssuer(
    { clock: world.clock, key, ledger, issuer: origin, newId },
    settings.tokenLifetimeSeconds,
  );
  const storage = createProviderStorage(world.clock);
  const accounts = createAccounts();
  const directory = createEntraDirectory();
  const visitor = createVisitor();
  const federation = { id: "econnect-identity", secret: randomBytes(24).toString("hex") };
  const surroundings = { world, origin, settings, key, storage, issuer, visitor, newId };
  const entra = createEntra({ ...surroundings, directory, federation });
  const econnect = createEconnectIdentity({ ...surroundings, accounts, directory, entra, federation });

  const keys = () => json(200, { keys: [key.publicJwk] });
  const endpoints: readonly (readonly [RegExp, Answer])[] = [
    [/^GET \/\.well-known\/openid-configuration$/, econnect.discovery],
    [/^GET \/\.well-known\/openid-configuration\/jwks$/, keys],
    [/^POST \/connect\/token$/, econnect.token],
    [/^(?:GET|POST) \/connect\/(?:authorize|endsession)(?:\/[\w-]+)?$/, econnect.pass],
    [/^(?:GET|POST) \/connect\/sign-in\/([\w-]+)$/, econnect.signIn],
    [/^GET \/signin-oidc$/, econnect.comeBack],
    [/^GET \/([^/]+)\/discovery\/v2\.0\/keys$/, keys],
    [/^GET \/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/, (_request, tenant) => entra.discovery(tenant)],
    [/^POST \/([^/]+)\/oauth2\/v2\.0\/token$/, (request, tenant) => entra.token(tenant, request)],
    [
      /^(?:GET|POST) \/([^/]+)\/oauth2\/v2\.0\/(?:authorize|logout)(?:\/[\w-]+)?$/,
      (request, tenant) => entra.authorize(tenant, request),
    ],
    [/^(?:GET|POST) \/([^/]+)\/sign-in\/([\w-]+)$/, (request, tenant, uid) => entra.signIn(tenant, request, uid)],
  ];

  const route: Route = async (request) => {
    const operation = `${request.method} ${request.url.pathname}`;
    for (const [pattern, answer] of endpoints) {
      const [match, first = "", second = ""] = pattern.exec(operation) ?? [];
      if (match === undefined) continue;
      return withFaults(world, "identity", operation, async () => answer(request, first, second));
    }
    return undefined;
  };

  const control = createIdentityControl({ accounts, directory, storage, ledger, visitor });
  return { route, control, tokens: ledger, accounts };
}

import { randomBytes } from "node:crypto";
import type { JWK, KoaContextWithOIDC, Provider } from "oidc-provider";
import type { IdentitySettings } from "../options.ts";
import type { SigningKey } from "../signing-key.ts";
import { page } from "./page.ts";
import type { ProviderStorage } from "./storage.ts";

export interface ProviderSetup {
  readonly issuer: string;
  /** Paths below the mount path. */
  readonly routes: { readonly authorization: string; readonly token: string; readonly end_session: string };
  readonly clients: readonly { readonly id: string; readonly secret: string }[];
  /** Where a browser goes to sign in; absolute path. */
  readonly signInPath: (uid: string) => string;
  /** Tells the cookies of several providers on one origin apart. */
  readonly cookiePrefix: string;
  readonly key: SigningKey;
  readonly storage: ProviderStorage;
  readonly settings: IdentitySettings;
}

const DAY_SECONDS = 24 * 3_600;
const FOREVER_SECONDS = 3_650 * DAY_SECONDS;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** An OpenID provider of a library, loaded when somebody signs in for the first time. */
export async function openProvider(setup: ProviderSetup): Promise<Provider> {
  const { issuer, routes, clients, signInPath, cookiePrefix, key, storage, settings } = setup;
  const { Provider: OpenIdProvider } = await import("oidc-provider");
  const redirectUris = [...(settings.redirectUris ?? ["http://127.0.0.1"])];

  const provider = new OpenIdProvider(issuer, {
    adapter: storage.adapter,
    jwks: { keys: [key.privateJwk as JWK] },
    routes,
    scopes: ["openid", "profile", "email", "offline_access", "ap"],
    clients: clients.map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret,
      token_endpoint_auth_method: "client_secret_post",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: redirectUris,
      post_logout_redirect_uris: redirectUris,
    })),
    pkce: { required: () => false },
    // Its tokens are exchanged for ones that follow the clock of the sandbox; from there, those look as from the future.
    clockTolerance: FOREVER_SECONDS,
    ttl: {
      AccessToken: settings.tokenLifetimeSeconds,
      AuthorizationCode: settings.codeLifetimeSeconds,
      RefreshToken: settings.refreshTokenLifetimeSeconds,
      IdToken: 3_600,
      Interaction: 3_600,
      Session: DAY_SECONDS,
      Grant: FOREVER_SECONDS,
    },
    rotateRefreshToken: settings.rotateRefreshTokens,
    cookies: {
      keys: [randomBytes(32).toString("hex")],
      names: {
        session: `${cookiePrefix}_session`,
        interaction: `${cookiePrefix}_interaction`,
        resume: `${cookiePrefix}_resume`,
      },
    },
    interactions: { url: (_ctx, { uid }) => signInPath(uid) },
    loadExistingGrant: grantAll,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    renderError(ctx, { error, error_description = "" }) {
      ctx.type = "html";
      ctx.body = page("Sign-in failed", { error: `${error}: ${error_description}` });
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          const button = '<button form="op.logoutForm" name="logout" value="yes">Sign out</button>';
          ctx.body = page("Sign out", { html: form + button });
        },
        postLogoutSuccessSource(ctx) {
          ctx.body = page("You are signed out", {});
        },
      },
    },
  });

  if (settings.redirectUris === undefined) {
    // Tests and demos listen on whatever port is free.
    provider.Client.prototype.redirectUriAllowed = isLoopback;
    provider.Client.prototype.postLogoutRedirectUriAllowed = isLoopback;
  }
  return provider;
}

const isLoopback = (uri: string) => URL.canParse(uri) && LOOPBACK.has(new URL(uri).hostname);

/** Consent is no question of the protocol here: who may sign in gets what was asked for. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider, requestParamScopes } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(" "));
  await grant.save();
  return grant;
}

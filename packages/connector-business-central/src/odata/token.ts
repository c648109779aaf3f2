import { type ConnectorDeps, ConnectorError } from "@erp-gateway/core";
import * as oidc from "openid-client";
import type { Settings } from "../settings.ts";

const SCOPE = "https://api.businesscentral.dynamics.com/.default";
const REFRESH_EARLY_MS = 60_000;

export interface TokenSource {
  /** A living access token; callers at the same time share one request for it. @throws ConnectorError */
  token(): Promise<string>;
  /** The remote refused this one: the next call gets a new one. */
  drop(token: string): void;
}

/** Service-to-service tokens of Microsoft Entra (business-central §2.2). */
export function createTokenSource(settings: Settings, { fetch, clock }: ConnectorDeps): TokenSource {
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const configuration = configure(settings, fetch);

  const ask = async (): Promise<string> => {
    const askedAt = clock.now().getTime();
    const { access_token: token, expiresIn } = await oidc
      .clientCredentialsGrant(configuration, { scope: SCOPE })
      .then((answer) => ({ ...answer, expiresIn: answer.expiresIn() ?? 0 }), rejectSignIn);
    held = { token, until: askedAt + expiresIn * 1000 - REFRESH_EARLY_MS };
    return token;
  };

  return {
    token: async () => {
      if (held !== undefined && clock.now().getTime() < held.until) return held.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}

function configure(settings: Settings, fetch: typeof globalThis.fetch): oidc.Configuration {
  const { loginUrl, tenantId, clientId, clientSecret } = settings;
  const tenant = `${loginUrl}/${encodeURIComponent(tenantId)}`;
  const server = { issuer: `${tenant}/v2.0`, token_endpoint: `${tenant}/oauth2/v2.0/token` };
  const configuration = new oidc.Configuration(server, clientId, clientSecret.reveal());
  // The same shape, said with the types of another library.
  configuration[oidc.customFetch] = (url, init) => fetch(url, init as RequestInit);
  if (loginUrl.startsWith("http:")) oidc.allowInsecureRequests(configuration);
  return configuration;
}

/** Only these mean that the credentials are wrong; other refusals are about how the tenant or the app is set up. */
const CREDENTIALS = ["invalid_client", "unauthorized_client", "invalid_grant", "access_denied"];

function rejectSignIn(error: unknown): never {
  if (error instanceof oidc.ResponseBodyError) {
    const remoteCode = /AADSTS\d+/.exec(error.error_description ?? "")?.[0] ?? error.error;
    if (error.status === 429) throw new ConnectorError("RATE_LIMITED", "Entra asks to slow down", { remoteCode });
    const code = CREDENTIALS.includes(error.error) ? "AUTH_REJECTED" : "CONFIGURATION_INVALID";
    throw new ConnectorError(code, `Entra refused the sign-in: ${error.error}`, { remoteCode, cause: error });
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError) {
    throw new ConnectorError("AUTH_REJECTED", "Entra refused the sign-in", { cause: error });
  }
  if (error instanceof TypeError) throw new ConnectorError("UNREACHABLE", "Entra cannot be reached", { cause: error });
  throw new ConnectorError("UNAVAILABLE", "Entra gave no usable answer", { cause: error });
}

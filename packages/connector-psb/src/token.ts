import { type ConnectorDeps, ConnectorError, toLinkError } from "@erp-gateway/core";
import {
  allowInsecureRequests,
  ClientError,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
  genericGrantRequest,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from "openid-client";
import type { PsbSettings } from "./settings.ts";

export interface Tokens {
  /** A token that lives for another minute at least. Callers at the same time share one request. @throws ConnectorError */
  current(): Promise<string>;
  /** Forgets this token, and only this one: another caller may have got its successor already. */
  drop(token: string): void;
}

interface Held {
  readonly token: string;
  readonly renewAtMs: number;
}

const SCOPE = "ap";
const RENEW_EARLY_MS = 60_000;
/** RFC 6749 §5.2: about who asks; the other codes are about how. */
const REFUSALS: ReadonlySet<string> = new Set(["invalid_client", "invalid_grant", "unauthorized_client"]);

/** Tokens of eConnect's identity server. @see psb-api.md §1.3 */
export function createTokens(settings: PsbSettings, identity: string, deps: ConnectorDeps): Tokens {
  const server = new Configuration(
    { issuer: identity, token_endpoint: `${identity}/connect/token` },
    settings.clientId,
    undefined,
    ClientSecretPost(settings.clientSecret.reveal()),
  );
  // The same shape, said with the types of another library.
  server[customFetch] = (url, init) => ask(deps.fetch, url, init as RequestInit);
  if (identity.startsWith("http://")) allowInsecureRequests(server);

  let held: Held | undefined;
  let asking: Promise<Held> | undefined;

  async function request(): Promise<Held> {
    const askedAtMs = deps.clock.now().getTime();
    const { username, password } = settings;
    try {
      const answer = await (username === undefined || password === undefined
        ? clientCredentialsGrant(server, { scope: SCOPE })
        : genericGrantRequest(server, "password", { scope: SCOPE, username, password: password.reveal() }));
      const lifetimeMs = (answer.expires_in ?? 0) * 1_000;
      return { token: answer.access_token, renewAtMs: askedAtMs + lifetimeMs - RENEW_EARLY_MS };
    } catch (error) {
      throw toTokenError(error);
    }
  }

  return {
    async current() {
      if (held !== undefined && deps.clock.now().getTime() < held.renewAtMs) return held.token;
      asking ??= request().finally(() => {
        asking = undefined;
      });
      held = await asking;
      return held.token;
    },
    drop(token) {
      if (held?.token === token) held = undefined;
    },
  };
}

async function ask(fetch: ConnectorDeps["fetch"], url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw toLinkError(error, "the identity server", "UNAVAILABLE");
  });
  if (response.status >= 500) throw new ConnectorError("UNAVAILABLE", `the identity server answers ${response.status}`);
  if (response.status === 429) throw new ConnectorError("RATE_LIMITED", "the identity server wants a pause");
  return response;
}

/** What is no answer of an identity server at all passes by itself, or the address is wrong. */
function toTokenError(error: unknown): unknown {
  if (error instanceof WWWAuthenticateChallengeError) {
    return new ConnectorError("AUTH_REJECTED", "the identity server refuses the client", { cause: error });
  }
  if (error instanceof ResponseBodyError) {
    const code = REFUSALS.has(error.error) ? "AUTH_REJECTED" : "CONFIGURATION_INVALID";
    const message = `the identity server refuses: ${error.error}`;
    return new ConnectorError(code, message, { cause: error, remoteCode: error.error });
  }
  if (!(error instanceof ClientError)) return error;
  if (error.cause instanceof ConnectorError) return error.cause;
  return error.cause instanceof Response && !error.cause.ok
    ? new ConnectorError("CONFIGURATION_INVALID", `no identity server: it answers ${error.cause.status}`, {
        cause: error,
      })
    : new ConnectorError("UNAVAILABLE", "the identity server's answer is unreadable", { cause: error });
}

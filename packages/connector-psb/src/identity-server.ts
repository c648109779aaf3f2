import { type ConnectorDeps, ConnectorError, toLinkError } from "@erp-gateway/core";
import {
  allowInsecureRequests,
  ClientError,
  type ClientMetadata,
  ClientSecretPost,
  Configuration,
  clockSkew,
  customFetch,
  discovery,
  ResponseBodyError,
  type ServerMetadata,
  WWWAuthenticateChallengeError,
} from "openid-client";
import type { PsbSettings } from "./settings.ts";

/** RFC 6749 §5.2: about who asks; the other codes are about how. */
const REFUSALS: ReadonlySet<string> = new Set(["invalid_client", "invalid_grant", "unauthorized_client"]);

export type IdentityDeps = Pick<ConnectorDeps, "fetch" | "clock">;

/** eConnect's identity server, for what needs no more than its token endpoint: that one is documented. @see psb-api.md §1.3 */
export function knownServer(settings: PsbSettings, identity: string, deps: IdentityDeps): Configuration {
  const metadata: ServerMetadata = { issuer: identity, token_endpoint: `${identity}/connect/token` };
  const { clientId, clientSecret } = settings;
  const server = new Configuration(metadata, clientId, skewed(deps), ClientSecretPost(clientSecret.reveal()));
  return equip(server, identity, deps);
}

/**
 * The same server with all that it tells of itself. Its issuer must be the address it was asked at.
 * @throws ConnectorError
 */
export async function discoveredServer(
  settings: PsbSettings,
  identity: string,
  deps: IdentityDeps,
): Promise<Configuration> {
  const { clientId, clientSecret } = settings;
  try {
    const secret = ClientSecretPost(clientSecret.reveal());
    const server = await discovery(new URL(identity), clientId, skewed(deps), secret, {
      [customFetch]: (url, init) => ask(deps.fetch, url, init as RequestInit),
      ...(isPlain(identity) && { execute: [allowInsecureRequests] }),
    });
    return equip(server, identity, deps);
  } catch (error) {
    throw toIdentityError(error);
  }
}

/** The library asks the machine for the time; ours may be another one. */
const skewed = ({ clock }: IdentityDeps): Partial<ClientMetadata> => ({
  [clockSkew]: Math.round((clock.now().getTime() - Date.now()) / 1_000),
});

function equip(server: Configuration, identity: string, { fetch }: IdentityDeps): Configuration {
  // The same shape, said with the types of another library.
  server[customFetch] = (url, init) => ask(fetch, url, init as RequestInit);
  if (isPlain(identity)) allowInsecureRequests(server);
  return server;
}

const isPlain = (identity: string): boolean => identity.startsWith("http://");

async function ask(fetch: ConnectorDeps["fetch"], url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw toLinkError(error, "the identity server", "UNAVAILABLE");
  });
  if (response.status >= 500) throw new ConnectorError("UNAVAILABLE", `the identity server answers ${response.status}`);
  if (response.status === 429) throw new ConnectorError("RATE_LIMITED", "the identity server wants a pause");
  return response;
}

/** What is no answer of an identity server at all passes by itself, or the address is wrong. */
export function toIdentityError(error: unknown): unknown {
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

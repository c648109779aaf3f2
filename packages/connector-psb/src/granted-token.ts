import { type ConnectorDeps, ConnectorError, type Grant, Secret } from "@erp-gateway/core";
import { refreshTokenGrant } from "openid-client";
import { z } from "zod";
import { knownServer, toIdentityError } from "./identity-server.ts";
import type { PsbSettings } from "./settings.ts";
import { isFresh, type Token, type TokenProvider } from "./token.ts";

/** What a grant holds, sealed: it is ours to read. */
const grantedTokens = z.object({
  accessToken: z.string(),
  expiresAt: z.iso.datetime(),
  refreshToken: z.string().optional(),
  idToken: z.string().optional(),
});

export type GrantedTokens = z.output<typeof grantedTokens>;

export const readGrant = ({ tokens }: Grant): GrantedTokens => grantedTokens.parse(JSON.parse(tokens.reveal()));

export const writeGrant = (user: string, tokens: GrantedTokens): Grant => ({
  user,
  tokens: new Secret(JSON.stringify(tokens)),
});

/** The answer of a token endpoint, as a grant keeps it; what it leaves out stays as it was. */
export function toGrantedTokens(
  answer: { access_token: string; expires_in?: number; refresh_token?: string; id_token?: string },
  askedAt: Date,
  before?: GrantedTokens,
): GrantedTokens {
  const refreshToken = answer.refresh_token ?? before?.refreshToken;
  const idToken = answer.id_token ?? before?.idToken;
  return {
    accessToken: answer.access_token,
    expiresAt: new Date(askedAt.getTime() + (answer.expires_in ?? 0) * 1_000).toISOString(),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(idToken !== undefined && { idToken }),
  };
}

/**
 * Tokens by what a person granted; renewed with the refresh token, which changes with each use. An identity server takes
 * a refresh token that comes twice for stolen, so one renewal at a time.
 */
export function grantProvider(settings: PsbSettings, identity: string, deps: ConnectorDeps): TokenProvider {
  const { grant: keeper, clock } = deps;

  /** `undefined`: the grant was replaced or deleted meanwhile, and what is kept now counts. */
  async function renew(grant: Grant, kept: GrantedTokens): Promise<Token | undefined> {
    if (kept.refreshToken === undefined) throw signInAgain("the sign-in ran out");
    const askedAt = clock.now();
    try {
      const answer = await refreshTokenGrant(knownServer(settings, identity, deps), kept.refreshToken);
      const next = toGrantedTokens(answer, askedAt, kept);
      return (await keeper.replace(grant, writeGrant(grant.user, next))) ? toToken(next) : undefined;
    } catch (error) {
      const reason = toRefreshError(toIdentityError(error));
      const now = await keeper.read();
      if (now === undefined || readGrant(now).refreshToken === kept.refreshToken) throw reason;
      return undefined;
    }
  }

  async function current(refused: string | undefined): Promise<Token> {
    const grant = await keeper.read();
    if (grant === undefined) throw signInAgain("nobody is signed in");
    const kept = readGrant(grant);
    const token = toToken(kept);
    if (token.text !== refused && isFresh(token, clock)) return token;
    return (await renew(grant, kept)) ?? current(refused);
  }

  return { request: (refused) => keeper.alone(() => current(refused)) };
}

const toToken = ({ accessToken, expiresAt }: GrantedTokens): Token => ({
  text: accessToken,
  expiresAt: new Date(expiresAt),
});

/** `invalid_grant`: withdrawn, run out, or used by somebody else. */
const toRefreshError = (error: unknown): unknown =>
  error instanceof ConnectorError && error.remoteCode === "invalid_grant"
    ? signInAgain("the sign-in ran out or was withdrawn")
    : error;

const signInAgain = (message: string): ConnectorError => new ConnectorError("REAUTHORIZATION_REQUIRED", message);

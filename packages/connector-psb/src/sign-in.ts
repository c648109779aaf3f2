import {
  type ConnectorDeps,
  ConnectorError,
  Secret,
  type SignInPort,
  type SignInRefusal,
  SignInRefused,
} from "@erp-gateway/core";
import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  tokenRevocation,
} from "openid-client";
import { z } from "zod";
import { readGrant, toGrantedTokens, writeGrant } from "./granted-token.ts";
import { discoveredServer, toIdentityError } from "./identity-server.ts";
import type { PsbSettings } from "./settings.ts";

/** `offline_access` gives the refresh token that the connector lives on. */
const SCOPE = "openid profile email ap offline_access";

const pendingSchema = z.object({ codeVerifier: z.string(), nonce: z.string() });

/**
 * A person signs in at eConnect's identity server, which leaves that to Microsoft Entra ID: authorization code with PKCE,
 * state and nonce checked, issuer pinned. How the identity server is told of Entra ID and its tenant (`acr_values`) is an
 * assumption (psb-api.md §1.3, §7).
 */
export function createSignIn(settings: PsbSettings, identity: string, deps: ConnectorDeps): SignInPort {
  const { tenantId } = settings;
  const server = () => discoveredServer(settings, identity, deps);
  return {
    async begin(redirectUri, state) {
      const [codeVerifier, nonce] = [randomPKCECodeVerifier(), randomNonce()];
      const url = buildAuthorizationUrl(await server(), {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        acr_values: ["idp:entra", ...(tenantId === undefined ? [] : [`tenant:${tenantId}`])].join(" "),
        prompt: "login",
      });
      return { url: url.href, pending: new Secret(JSON.stringify({ codeVerifier, nonce })) };
    },

    async complete(callback, redirectUri, state, pending) {
      const { codeVerifier, nonce } = pendingSchema.parse(JSON.parse(pending.reveal()));
      // What stands between the browser and us may have changed the address that was asked for.
      const url = new URL(redirectUri);
      url.search = callback.search;
      const askedAt = deps.clock.now();
      const answer = await authorizationCodeGrant(await server(), url, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }).catch((error: unknown) => {
        throw toSignInError(error);
      });
      const claims = answer.claims();
      if (tenantId !== undefined && claims?.["tid"] !== tenantId) {
        throw new SignInRefused("SIGN_IN_WRONG_TENANT", "the account belongs to another tenant than the settings name");
      }
      const user = String(claims?.["preferred_username"] ?? claims?.["name"] ?? claims?.sub ?? "");
      return writeGrant(user, toGrantedTokens(answer, askedAt));
    },

    async signOut(grant) {
      const { refreshToken } = readGrant(grant);
      const known = await server();
      // Not every identity server can withdraw; the grant is forgotten here in any case.
      if (refreshToken === undefined || known.serverMetadata().revocation_endpoint === undefined) return;
      await tokenRevocation(known, refreshToken).catch((error: unknown) => {
        throw toIdentityError(error);
      });
    },
  };
}

function toSignInError(error: unknown): unknown {
  if (error instanceof AuthorizationResponseError) return toRefusal(error);
  if (!(error instanceof ClientError) || error.cause instanceof ConnectorError || error.cause instanceof Response) {
    return toIdentityError(error);
  }
  // The library's own refusal: another issuer, nonce or state than ours, or an ID token that is not genuine.
  const message = "the answer does not belong to the sign-in that was begun here";
  return new SignInRefused("SIGN_IN_REFUSED", message, { cause: error });
}

/** Entra ID's own numbers, wherever in the description they stand. */
const BY_NUMBER: Readonly<Record<string, SignInRefusal>> = {
  AADSTS65001: "SIGN_IN_CONSENT_REQUIRED",
  AADSTS90094: "SIGN_IN_CONSENT_REQUIRED",
  AADSTS50105: "SIGN_IN_USER_NOT_ASSIGNED",
  AADSTS50020: "SIGN_IN_WRONG_TENANT",
  AADSTS90072: "SIGN_IN_WRONG_TENANT",
  AADSTS65004: "SIGN_IN_CANCELLED",
};

const BY_ERROR: Readonly<Record<string, SignInRefusal>> = {
  consent_required: "SIGN_IN_CONSENT_REQUIRED",
  access_denied: "SIGN_IN_CANCELLED",
};

/** Longest part of a description that helps anybody. */
const MOST_CHARACTERS = 300;

function toRefusal(error: AuthorizationResponseError): SignInRefused {
  const { error: code, error_description: description = "" } = error;
  const [number = ""] = /AADSTS\d+/.exec(description) ?? [];
  const said = description === "" ? code : description.slice(0, MOST_CHARACTERS);
  return new SignInRefused(BY_NUMBER[number] ?? BY_ERROR[code] ?? "SIGN_IN_REFUSED", said, { cause: error });
}

import type { SigningKey } from "./signing-key.ts";

const DAY_SECONDS = 24 * 3_600;

/** Switches of both identity servers. Lifetimes are on the world clock. */
export interface IdentitySwitches {
  /** Access tokens; default 3600. */
  readonly tokenLifetimeSeconds?: number;
  /** Default 30 days. */
  readonly refreshTokenLifetimeSeconds?: number;
  /** Default 300. */
  readonly codeLifetimeSeconds?: number;
  /** Whether a refresh token is good for one use; used again, it ends the whole grant. Default true. */
  readonly rotateRefreshTokens?: boolean;
  /** How eConnect answers a wrong client id or secret; default 400. */
  readonly invalidClientStatus?: 400 | 401;
  /** Where sign-ins and sign-outs may return to. Default: any address on this computer. */
  readonly redirectUris?: readonly string[];
  /** What Entra ID does with a user it turns away: it says so on a `page` that leads back, or leads back at once. Default `page`. */
  readonly entraRefusals?: "page" | "redirect";
  /** How Entra ID words that an administrator has to consent; default `AADSTS90094`. */
  readonly consentError?: "AADSTS90094" | "AADSTS65001";
  /** Whether eConnect's identity server passes an error of Entra ID on to the application; `hidden` says `access_denied` only. Default `forwarded`. */
  readonly entraErrors?: "forwarded" | "hidden";
  /** Default: a new one, which takes a while to make. Tokens of another sandbox are worth nothing here in any case. */
  readonly signingKey?: SigningKey;
}

export type IdentitySettings = Required<Omit<IdentitySwitches, "redirectUris" | "signingKey">> &
  Pick<IdentitySwitches, "redirectUris">;

export const IDENTITY_DEFAULTS: IdentitySettings = {
  tokenLifetimeSeconds: 3_600,
  refreshTokenLifetimeSeconds: 30 * DAY_SECONDS,
  codeLifetimeSeconds: 300,
  rotateRefreshTokens: true,
  invalidClientStatus: 400,
  entraRefusals: "page",
  consentError: "AADSTS90094",
  entraErrors: "forwarded",
};

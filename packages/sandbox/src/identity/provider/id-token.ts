import { createHash } from "node:crypto";
import type { SigningKey } from "../signing-key.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a JWT that this sandbox signed itself. */
export function readClaims(token: string): Claims {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
}

const TIMES = ["iat", "exp", "auth_time", "nbf"];

/**
 * The provider's ID token once more, on the clock of the sandbox and for another access token.
 * @param aheadMs - how far the sandbox's clock is ahead of the real one
 */
export function resignIdToken(
  token: string,
  claims: Claims,
  accessToken: string,
  { key, aheadMs }: { readonly key: SigningKey; readonly aheadMs: number },
): string {
  const aheadSeconds = Math.round(aheadMs / 1_000);
  const shifted = Object.entries(readClaims(token)).map(([name, value]) => [
    name,
    TIMES.includes(name) ? Number(value) + aheadSeconds : value,
  ]);
  const hash = createHash("sha256").update(accessToken).digest().subarray(0, 16).toString("base64url");
  return key.sign({ ...Object.fromEntries(shifted), ...claims, at_hash: hash });
}

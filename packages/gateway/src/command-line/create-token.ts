import type { Secret } from "@erp-gateway/core";
import { type ApiToken, newTokenText, tokenHash } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";

/** Stores a new token's hash and hands out its text, this once. */
export async function createToken(tokens: TokenStore, token: ApiToken): Promise<Secret> {
  const text = newTokenText();
  await tokens.add(token, tokenHash(text.reveal()));
  return text;
}

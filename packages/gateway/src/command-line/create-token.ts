import { randomBytes } from "node:crypto";
import type { Secret } from "@erp-gateway/core";
import { timeOrderedId } from "../runtime.ts";
import { type ApiToken, newTokenText, tokenHash } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";

/** Stores a new token's hash and hands out its text, this once. */
export async function createToken(tokens: TokenStore, token: Pick<ApiToken, "name" | "scopes">): Promise<Secret> {
  const text = newTokenText();
  const createdAt = new Date();
  const id = timeOrderedId(createdAt.getTime(), randomBytes(10));
  await tokens.add({ ...token, id, createdAt }, tokenHash(text.reveal()));
  return text;
}

import { type ApiToken, type Scope, tokenHash } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";
import { errorResponse } from "./body.ts";

/** Whose token it is. @param authorization - the header, if any */
export async function authenticate(
  authorization: string | null | undefined,
  tokens: TokenStore,
): Promise<ApiToken | undefined> {
  const [, text] = /^Bearer (\S+)$/i.exec(authorization ?? "") ?? [];
  return text === undefined ? undefined : tokens.byHash(tokenHash(text));
}

/** The answer to a request without a token that is known. */
export const unauthenticated = (): Response =>
  errorResponse(401, "UNAUTHENTICATED", "send a token: Authorization: Bearer egw_…", { "www-authenticate": "Bearer" });

/** `undefined` when the request's token has the scope, else the answer. */
export async function refuseWithout(scope: Scope, request: Request, tokens: TokenStore): Promise<Response | undefined> {
  const caller = await authenticate(request.headers.get("authorization"), tokens);
  if (caller === undefined) return unauthenticated();
  if (caller.scopes.includes(scope)) return undefined;
  return errorResponse(403, "FORBIDDEN", `this token lacks the scope ${scope}`);
}

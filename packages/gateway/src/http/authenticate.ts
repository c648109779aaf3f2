import type { ApiToken, Scope } from "../token/api-token.ts";
import { tokenHash } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";
import { errorResponse } from "./body.ts";

/** Whose token the request carries, or the answer to one that carries none. */
export async function authenticate(request: Request, tokens: TokenStore): Promise<ApiToken | Response> {
  const [, text] = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const caller = text === undefined ? undefined : await tokens.byHash(tokenHash(text));
  if (caller !== undefined) return caller;
  const headers = { "www-authenticate": "Bearer" };
  return errorResponse(401, "UNAUTHENTICATED", "send a token: Authorization: Bearer egw_…", headers);
}

/** `undefined` when the request's token has the scope, else the answer. */
export async function refuseWithout(scope: Scope, request: Request, tokens: TokenStore): Promise<Response | undefined> {
  const caller = await authenticate(request, tokens);
  if (caller instanceof Response) return caller;
  if (caller.scopes.includes(scope)) return undefined;
  return errorResponse(403, "FORBIDDEN", `this token lacks the scope ${scope}`);
}

import type { Context } from "@erp-gateway/core";
import type { ApiToken, Scope } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";

/** What a resolver gets: the use cases' context and who is asking. */
export interface ApiContext {
  readonly core: Context;
  readonly tokens: TokenStore;
  readonly caller: ApiToken;
}

export const mayDo = (caller: ApiToken, scope: Scope): boolean => caller.scopes.includes(scope);

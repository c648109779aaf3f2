import type { Context } from "@erp-gateway/core";
import type { EventFeed } from "../event/event-feed.ts";
import type { ApiToken, Scope } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";
import type { SandboxAccess } from "./sandbox.ts";

/** What a resolver gets: the use cases' context and who is asking. */
export interface ApiContext {
  readonly core: Context;
  readonly tokens: TokenStore;
  readonly feed: EventFeed;
  readonly caller: ApiToken;
  /** Present when this gateway runs with the sandbox. */
  readonly sandbox?: SandboxAccess | undefined;
}

export const mayDo = (caller: ApiToken, scope: Scope): boolean => caller.scopes.includes(scope);

import type { Clock } from "@erp-gateway/core";

export interface Token {
  readonly text: string;
  readonly expiresAt: Date;
}

/** One way to come by a token: as the application, as a user, by what a person granted. */
export interface TokenProvider {
  /**
   * @param refused - the token that the PSB no longer takes; it does not come again
   * @throws ConnectorError
   */
  request(refused: string | undefined): Promise<Token>;
}

export interface Tokens {
  /** A token that lives for another minute at least. Callers at the same time share one request. @throws ConnectorError */
  current(): Promise<string>;
  /** Forgets this token, and only this one: another caller may have got its successor already. */
  drop(token: string): void;
}

const RENEW_EARLY_MS = 60_000;

export function createTokens(provider: TokenProvider, clock: Clock): Tokens {
  let held: Token | undefined;
  let refused: string | undefined;
  let asking: Promise<Token> | undefined;
  return {
    async current() {
      if (held !== undefined && isFresh(held, clock)) return held.text;
      asking ??= provider.request(refused).finally(() => {
        asking = undefined;
      });
      held = await asking;
      return held.text;
    },
    drop(token) {
      if (held?.text !== token) return;
      held = undefined;
      refused = token;
    },
  };
}

export const isFresh = ({ expiresAt }: Token, clock: Clock): boolean =>
  clock.now().getTime() < expiresAt.getTime() - RENEW_EARLY_MS;

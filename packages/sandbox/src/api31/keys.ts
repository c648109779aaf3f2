import { randomBytes } from "node:crypto";
import type { Api31Account } from "./account.ts";

export interface KeyPair {
  readonly appKey: string;
  readonly secret: string;
}

/** Which keys open which account. An account can hold several pairs, one for each application. */
export interface Keys {
  accountOf(appKey: string, secret: string): Api31Account | undefined;
  holderOf(appKey: string): Api31Account | undefined;
  /** The first pair's key; with its replacement it stays the first. */
  first(): string | undefined;
  issue(account: Api31Account): KeyPair;
  /** Puts a new pair in the place of this one; `undefined` when nobody holds it. */
  rotate(appKey: string): KeyPair | undefined;
}

export function createKeys(accounts: readonly Api31Account[]): Keys {
  let held = accounts.map((account) => ({ appKey: account.appKey, secret: account.secret, account }));
  const find = (appKey: string) => held.find((entry) => entry.appKey === appKey);
  return {
    accountOf(appKey, secret) {
      const found = find(appKey);
      return found?.secret === secret ? found.account : undefined;
    },
    holderOf: (appKey) => find(appKey)?.account,
    first: () => held[0]?.appKey,
    issue(account) {
      const pair = newPair();
      held.push({ ...pair, account });
      return pair;
    },
    rotate(appKey) {
      if (find(appKey) === undefined) return undefined;
      const pair = newPair();
      held = held.map((entry) => (entry.appKey === appKey ? { ...pair, account: entry.account } : entry));
      return pair;
    },
  };
}

function newPair(): KeyPair {
  return { appKey: randomBytes(16).toString("hex"), secret: randomBytes(16).toString("hex") };
}

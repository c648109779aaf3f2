import { DEMO } from "../world/demo.ts";

/** Somebody whom eConnect's identity server knows. */
interface Account {
  /** What he signs in with; unique. */
  readonly name: string;
  readonly displayName: string;
  /** Absent for a person who signs in with Entra ID only. */
  readonly password?: string;
  /** Entra tenant he came from. */
  readonly tenantId?: string;
}

export interface Accounts {
  all(): readonly Account[];
  find(name: string): Account | undefined;
  /** Adds an account, or replaces the one of this name. */
  put(account: Account): void;
  /** @returns whether there was one */
  remove(name: string): boolean;
}

/** At first there is the demo's account; whoever signs in with Entra ID gets one at that moment. */
export function createAccounts(): Accounts {
  const accounts = new Map<string, Account>();
  const put = (account: Account) => accounts.set(account.name.toLowerCase(), account);
  put({ name: DEMO.psb.username, displayName: DEMO.organization.name, password: DEMO.psb.password });
  return {
    all: () => [...accounts.values()],
    find: (name) => accounts.get(name.toLowerCase()),
    put,
    remove: (name) => accounts.delete(name.toLowerCase()),
  };
}

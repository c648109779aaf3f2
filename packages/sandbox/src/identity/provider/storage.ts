import type { Adapter, AdapterPayload } from "oidc-provider";
import type { SandboxClock } from "../../world/clock.ts";

/** What the provider remembers: sessions, codes, grants, tokens. */
export interface ProviderStorage {
  /** The storage of one kind of things, as the library wants it. */
  adapter(kind: string): Adapter;
  /** @returns whom an access token of the provider speaks for */
  accountOf(accessToken: string): string | undefined;
  /** Ends grants with all their tokens, and sessions, of this account or of everybody. */
  revoke(account: string | undefined): void;
  /** Ends refresh tokens only. */
  expireRefreshTokens(account: string | undefined): void;
}

interface Stored {
  payload: AdapterPayload;
  readonly expiresAtMs: number;
}

const REVOCABLE = ["Session", "Grant", "AuthorizationCode", "AccessToken", "RefreshToken"];

/**
 * Things end by the clock of the sandbox. The library looks at the real clock besides; that one never runs ahead of
 * the sandbox's, so this storage always ends them first.
 */
export function createProviderStorage(clock: SandboxClock): ProviderStorage {
  const stored = new Map<string, Stored>();

  function find(key: string): AdapterPayload | undefined {
    const entry = stored.get(key);
    if (entry === undefined) return undefined;
    if (clock.now().getTime() < entry.expiresAtMs) return entry.payload;
    stored.delete(key);
    return undefined;
  }

  function remove(matches: (kind: string, payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of stored) {
      if (matches(key.slice(0, key.indexOf(":")), payload)) stored.delete(key);
    }
  }

  const isOf = (payload: AdapterPayload, account: string | undefined) =>
    account === undefined || payload.accountId === account;

  return {
    adapter: (kind) => ({
      async upsert(id, payload, expiresInSeconds = 0) {
        const lifetimeMs = expiresInSeconds > 0 ? expiresInSeconds * 1_000 : Number.POSITIVE_INFINITY;
        stored.set(`${kind}:${id}`, { payload, expiresAtMs: clock.now().getTime() + lifetimeMs });
      },
      find: async (id) => find(`${kind}:${id}`),
      async findByUid(uid) {
        const entries = [...stored].filter(([key, { payload }]) => key.startsWith(`${kind}:`) && payload.uid === uid);
        return entries.map(([key]) => find(key)).find((payload) => payload !== undefined);
      },
      findByUserCode: async () => undefined,
      async consume(id) {
        const payload = find(`${kind}:${id}`);
        if (payload !== undefined) payload.consumed = Math.floor(clock.now().getTime() / 1_000);
      },
      async destroy(id) {
        stored.delete(`${kind}:${id}`);
      },
      async revokeByGrantId(grantId) {
        remove((itsKind, payload) => itsKind === kind && payload.grantId === grantId);
      },
    }),
    accountOf: (accessToken) => find(`AccessToken:${accessToken}`)?.accountId,
    revoke: (account) => remove((kind, payload) => REVOCABLE.includes(kind) && isOf(payload, account)),
    expireRefreshTokens: (account) => remove((kind, payload) => kind === "RefreshToken" && isOf(payload, account)),
  };
}

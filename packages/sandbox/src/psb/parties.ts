import type { Principal } from "../identity/token-registry.ts";
import { DEMO } from "../world/demo.ts";
import { normalise } from "../world/party-id.ts";

const PERMISSIONS = [
  "canSendDocument",
  "canReceiveDocument",
  "canRemoveDocument",
  "canManageHook",
  "canChangeDocumentStatus",
] as const;

export type Permission = (typeof PERMISSIONS)[number];
export type Permissions = Readonly<Record<Permission, boolean>>;

/** A party that an account may act for. */
export interface LinkedParty {
  /** Numeric form, normalised. */
  readonly id: string;
  readonly name: string;
  readonly permissions: Permissions;
}

/** Which account may act for which parties. */
export interface Parties {
  of(account: string): readonly LinkedParty[];
  find(account: string, partyId: string): LinkedParty | undefined;
  /** Whether any account acts for it: its documents arrive here then. */
  isLinked(partyId: string): boolean;
  /** Sets the flags that are given; links a party that was not. A new link starts with nothing allowed. */
  grant(account: string, partyId: string, permissions: Partial<Permissions>, name?: string): LinkedParty;
  /** @returns whether there was a link */
  revoke(account: string, partyId: string): boolean;
}

const MAIN_ACCOUNT = DEMO.psb.username;

/** The account whose parties a caller acts for: the client of the demo has those of its user. */
export const accountOf = ({ kind, name }: Principal): string => (kind === "client" ? MAIN_ACCOUNT : name);

/** At first three accounts act for the demo organization, everything allowed: its own, and two people of Entra ID. */
export function createParties(): Parties {
  const links = new Map<string, Map<string, LinkedParty>>();
  const linksOf = (account: string) => links.get(account.toLowerCase()) ?? new Map<string, LinkedParty>();

  function grant(account: string, partyId: string, permissions: Partial<Permissions>, name?: string): LinkedParty {
    const id = normalise(partyId);
    const parties = linksOf(account);
    const current = parties.get(id) ?? { id, name: nameOf(id) ?? partyId, permissions: every(false) };
    const party = {
      id,
      name: name ?? current.name,
      permissions: { ...current.permissions, ...permissions },
    };
    links.set(account.toLowerCase(), parties.set(id, party));
    return party;
  }

  for (const account of [MAIN_ACCOUNT, DEMO.people.linked.username, DEMO.people.otherTenant.username]) {
    grant(account, DEMO.organization.partyId, every(true));
  }
  return {
    of: (account) => [...linksOf(account).values()],
    find: (account, partyId) => linksOf(account).get(normalise(partyId)),
    isLinked: (partyId) => [...links.values()].some((parties) => parties.has(normalise(partyId))),
    grant,
    revoke: (account, partyId) => linksOf(account).delete(normalise(partyId)),
  };
}

const nameOf = (id: string) => (id === normalise(DEMO.organization.partyId) ? DEMO.organization.name : undefined);

/** Keeps the known flags that are booleans. */
export function parsePermissions(value: object): Partial<Permissions> {
  const given = new Map(Object.entries(value));
  return Object.fromEntries(
    PERMISSIONS.flatMap((permission) => {
      const flag: unknown = given.get(permission);
      return typeof flag === "boolean" ? [[permission, flag]] : [];
    }),
  );
}

export const every = (flag: boolean): Permissions => ({
  canSendDocument: flag,
  canReceiveDocument: flag,
  canRemoveDocument: flag,
  canManageHook: flag,
  canChangeDocumentStatus: flag,
});

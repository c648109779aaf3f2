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

/** A party that the accounts of the demo may act for. */
interface LinkedParty {
  /** Numeric form, normalised. */
  readonly id: string;
  readonly name: string;
  readonly permissions: Permissions;
}

export interface Parties {
  all(): readonly LinkedParty[];
  find(partyId: string): LinkedParty | undefined;
  /** Sets the flags that are given; links a party that was not. A new link starts with nothing allowed. */
  grant(partyId: string, permissions: Partial<Permissions>): LinkedParty;
  revoke(partyId: string): void;
}

/** The user and the client of the demo share one list; it begins with the demo organization, everything allowed. */
export function createParties(): Parties {
  const linked = new Map<string, LinkedParty>();
  const add = (party: LinkedParty) => linked.set(party.id, party);
  add({ id: normalise(DEMO.organization.partyId), name: DEMO.organization.name, permissions: every(true) });

  return {
    all: () => [...linked.values()],
    find: (partyId) => linked.get(normalise(partyId)),
    grant(partyId, permissions) {
      const id = normalise(partyId);
      const current = linked.get(id) ?? { id, name: partyId, permissions: every(false) };
      const party = { ...current, permissions: { ...current.permissions, ...permissions } };
      add(party);
      return party;
    },
    revoke(partyId) {
      linked.delete(normalise(partyId));
    },
  };
}

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

const every = (flag: boolean): Permissions => ({
  canSendDocument: flag,
  canReceiveDocument: flag,
  canRemoveDocument: flag,
  canManageHook: flag,
  canChangeDocumentStatus: flag,
});

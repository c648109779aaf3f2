import { createHash } from "node:crypto";
import { DEMO } from "../../world/demo.ts";

/** Somebody with a work account. */
export interface Person {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly tenantId: string;
}

/** Tenants of Entra ID, their people, and what administrators allowed. */
export interface EntraDirectory {
  people(): readonly Person[];
  find(username: string): Person | undefined;
  hasTenant(tenantId: string): boolean;
  hasConsent(tenantId: string): boolean;
  /** An administrator consents to the application for the whole tenant, or takes it back. */
  setConsent(tenantId: string, given: boolean): void;
  isAssigned(username: string): boolean;
  /** An administrator assigns a person to the application, or takes it back. */
  assign(username: string, assigned: boolean): void;
}

export function createEntraDirectory(): EntraDirectory {
  const { tenantId, otherTenantId, strictTenantId } = DEMO.entra;
  const { linked, unlinked, unassigned, consentMissing, otherTenant } = DEMO.people;
  const people: readonly Person[] = [
    ...[linked, unlinked, unassigned].map((person) => ({ ...person, tenantId })),
    { ...consentMissing, tenantId: strictTenantId },
    { ...otherTenant, tenantId: otherTenantId },
  ];
  const tenants: readonly string[] = [tenantId, otherTenantId, strictTenantId];
  const withoutConsent = new Set<string>([strictTenantId]);
  const notAssigned = new Set<string>([unassigned.username]);

  return {
    people: () => people,
    find: (username) => people.find((person) => person.username === username.trim().toLowerCase()),
    hasTenant: (id) => tenants.includes(id),
    hasConsent: (id) => !withoutConsent.has(id),
    setConsent(id, given) {
      if (given) withoutConsent.delete(id);
      else withoutConsent.add(id);
    },
    isAssigned: (username) => !notAssigned.has(username),
    assign(username, assigned) {
      if (assigned) notAssigned.delete(username);
      else notAssigned.add(username);
    },
  };
}

/** Stable id of a person, a UUID made from the name. */
export function objectIdOf(username: string): string {
  const hex = createHash("sha256").update(username).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

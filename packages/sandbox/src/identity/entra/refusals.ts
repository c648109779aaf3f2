import { DEMO } from "../../world/demo.ts";
import type { IdentitySettings } from "../options.ts";
import type { EntraDirectory, Person } from "./directory.ts";
import type { EntraError } from "./error.ts";

/** Path segments that stand for the tenants of all organizations. */
export const ANY_TENANT: readonly string[] = ["organizations", "common"];

/**
 * Why this person, whose password was right, may not use the application.
 * @param authority - tenant in the path of the authorization endpoint
 */
export function refusalOf(
  person: Person,
  authority: string,
  directory: EntraDirectory,
  consentError: IdentitySettings["consentError"],
): EntraError | undefined {
  if (!ANY_TENANT.includes(authority) && authority !== person.tenantId) return foreign(person, authority);
  if (!directory.isAssigned(person.username)) return notAssigned(person);
  if (!directory.hasConsent(person.tenantId)) return consentError === "AADSTS65001" ? noConsent() : adminConsent();
  return undefined;
}

export const cancelled = (): EntraError => ({
  error: "access_denied",
  number: 65004,
  text: "User declined to consent to access the app.",
});

const foreign = ({ username, tenantId }: Person, authority: string): EntraError => ({
  error: "access_denied",
  number: 50020,
  text: `User account '${username}' from identity provider '${tenantId}' does not exist in tenant '${authority}' and cannot access the application '${DEMO.entra.clientId}' in that tenant.`,
});

const notAssigned = ({ username }: Person): EntraError => ({
  error: "access_denied",
  number: 50105,
  text: `The administrator has configured the application '${DEMO.entra.clientId}' to block users unless they are assigned to it, and the user '${username}' is not assigned.`,
});

const adminConsent = (): EntraError => ({
  error: "consent_required",
  number: 90094,
  text: `The application '${DEMO.entra.clientId}' needs permissions that only an administrator can grant. Ask an administrator to grant them before you use it.`,
});

const noConsent = (): EntraError => ({
  error: "consent_required",
  number: 65001,
  text: `The user or administrator has not consented to use the application with ID '${DEMO.entra.clientId}'.`,
});

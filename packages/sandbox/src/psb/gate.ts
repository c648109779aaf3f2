import type { SandboxRequest } from "../http/message.ts";
import type { Principal, TokenRegistry } from "../identity/token-registry.ts";
import { DEMO } from "../world/demo.ts";
import type { Access } from "./endpoint.ts";
import type { PsbSettings } from "./options.ts";
import { accountOf, type Parties } from "./parties.ts";
import { forbidden, unauthorized } from "./refusal.ts";

export interface GateDeps {
  readonly tokens: TokenRegistry;
  readonly parties: Parties;
  readonly settings: PsbSettings;
}

/**
 * Lets a request in, or not.
 * @param partyId - the party the path names
 * @throws Refusal
 */
export function admit(
  { tokens, parties, settings }: GateDeps,
  request: SandboxRequest,
  access: Access,
  partyId: string,
): Principal | undefined {
  if (access === "anonymous") return undefined;

  const principal = tokens.principalOf(request.headers["authorization"]);
  if (principal === "expired") throw settings.expiredTokenStatus === 403 ? forbidden() : unauthorized();
  if (principal?.audience !== "psb") throw unauthorized();

  const key = request.headers["subscription-key"] ?? "";
  if (key === "" && settings.missingSubscriptionKey === "refuse") throw forbidden();
  if (key !== "" && key !== DEMO.psb.subscriptionKey && settings.wrongSubscriptionKey === "refuse") throw forbidden();

  const domain = request.headers["x-econnect-domainid"] ?? "";
  if (domain !== "" && settings.domainIds?.includes(domain) === false) throw forbidden();

  if (!isAllowed(access)) throw forbidden();
  return principal;

  function isAllowed(needed: Exclude<Access, "anonymous">): boolean {
    if (needed === "account") return true;
    if (principal === undefined || principal === "expired") return false;
    const account = accountOf(principal);
    if (needed === "manager") return settings.manager && account === DEMO.psb.username;
    const party = parties.find(account, partyId);
    return party !== undefined && (needed === "party" || party.permissions[needed]);
  }
}

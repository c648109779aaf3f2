import { Refusal } from "./refusal.ts";

/** The identity server's word on who is calling. */
export interface BusinessCentralTokens {
  principalOf(authorizationHeader: string | undefined): Principal | "expired" | undefined;
}

export interface Principal {
  readonly kind: string;
  readonly name: string;
  readonly audience: string;
}

/** @throws Refusal unless the caller has a living token for Business Central */
export function requirePrincipal(tokens: BusinessCentralTokens, authorizationHeader: string | undefined): Principal {
  const principal = tokens.principalOf(authorizationHeader);
  if (principal === undefined || principal === "expired" || principal.audience !== "business-central") {
    throw new Refusal(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials.");
  }
  return principal;
}

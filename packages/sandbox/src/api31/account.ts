import { DEMO } from "../world/demo.ts";
import type { PostalAddress } from "../world/network.ts";
import { normalise } from "../world/party-id.ts";

export interface Company {
  /** eConnect company id, `XC…`; case counts. */
  readonly companyId: string;
  readonly name: string;
  /** Any notation; the first is what the company sends under. */
  readonly identifiers: readonly [string, ...string[]];
  readonly chamberNumber?: string;
  readonly address?: PostalAddress;
  readonly description?: string;
  readonly isVerified: boolean;
  readonly isRegisteredToPeppol: boolean;
}

/** An account, the user that made its keys, and what these keys may do. */
export interface Api31Account {
  /** The key pair it begins with; the control API can put another in its place. */
  readonly appKey: string;
  readonly secret: string;
  readonly accountId: string;
  readonly name: string;
  readonly userId: string;
  readonly userName: string;
  readonly emailAddress?: string;
  readonly companies: readonly Company[];
  /** Whether it may ask others for keys (v3.1). Default `false`. */
  readonly canSendAppIntegrationRequests?: boolean;
  /** Operations these keys may call; all when absent. */
  readonly permissions?: readonly string[];
}

/** The account of the demo organization. */
export function demoAccount(): Api31Account {
  const { organization, api31, psb } = DEMO;
  return {
    appKey: api31.appKey,
    secret: api31.secret,
    accountId: api31.accountId,
    name: organization.name,
    userId: `U${api31.accountId}026`,
    userName: "API gebruiker",
    emailAddress: psb.username,
    canSendAppIntegrationRequests: true,
    companies: [
      {
        companyId: organization.companyId,
        name: organization.name,
        identifiers: [organization.partyId, `NL:VAT:${organization.vatNumber}`],
        chamberNumber: organization.kvkNumber,
        address: {
          streetName: "Lindelaan",
          houseNumber: "12",
          postalCode: "6711AB",
          residence: "Ede",
          countryCode: "NL",
        },
        description: "Hoofdvestiging",
        isVerified: true,
        isRegisteredToPeppol: true,
      },
    ],
  };
}

/** The account's company with this id or identifier, in any notation. */
export function findCompany(account: Api31Account, reference: string): Company | undefined {
  const key = normalise(reference);
  return account.companies.find((company) => [company.companyId, ...company.identifiers.map(normalise)].includes(key));
}

import { type AccountParty, ConnectorError, type ParticipantId, parseParticipantId } from "@erp-gateway/core";
import { readPages } from "./pages.ts";
import type { Session } from "./session.ts";
import type { ResponseOf } from "./wire/operations.ts";

/** A company of the account, as these keys see it. */
export interface Company extends AccountParty {
  readonly isVerified: boolean;
  readonly isRegisteredToPeppol: boolean;
}

/** @throws ConnectorError */
export async function readCompanies(session: Session): Promise<readonly Company[]> {
  const companies: Company[] = [];
  for await (const { Results = [] } of readPages(session, "GetAccountParties", { Search: {} })) {
    companies.push(...Results.flatMap(toCompany));
  }
  return companies;
}

type ListedCompany = NonNullable<ResponseOf<"GetAccountParties">["Results"]>[number];

function toCompany(party: ListedCompany): readonly Company[] {
  const { ReferenceId, EConnectPartyId, Name, IsVerified = false, IsRegisteredToPeppol = false } = party;
  const reference = EConnectPartyId ?? ReferenceId;
  if (reference === undefined) return [];
  return [
    {
      reference,
      name: Name ?? reference,
      identifiers: identifiersAmong(ReferenceId, chamberNumberOf(party)),
      canSend: IsVerified,
      canReceive: IsVerified && IsRegisteredToPeppol,
      isVerified: IsVerified,
      isRegisteredToPeppol: IsRegisteredToPeppol,
    },
  ];
}

/** Only a Dutch number says which register it is of. */
function chamberNumberOf({ ChamberNumber, Address }: ListedCompany): string | undefined {
  const country = Address?.CountryCode ?? "NL";
  return ChamberNumber === undefined || country !== "NL" ? undefined : `0106:${ChamberNumber}`;
}

function identifiersAmong(...texts: readonly (string | undefined)[]): readonly ParticipantId[] {
  const parsed = texts.flatMap((text) => (text === undefined ? [] : [parseParticipantId(text)]));
  return [...new Set(parsed.flatMap((id) => (id.ok ? [id.value] : [])))];
}

/** Anybody the platform can route to, by company id or identifier. */
export interface KnownParty {
  readonly name: string | undefined;
  /** Given when the party has an inbox on the platform itself. */
  readonly companyId: string | undefined;
}

/** @returns `undefined` when the platform knows nobody of that id @throws ConnectorError */
export async function findParty(session: Session, referenceId: string): Promise<KnownParty | undefined> {
  try {
    const { Details } = await session.call("GetParty", { ReferenceId: referenceId });
    const { ReferenceId, Name, EConnectPartyId } = Details ?? {};
    const isKnown = (ReferenceId ?? Name ?? EConnectPartyId) !== undefined;
    return isKnown ? { name: Name, companyId: EConnectPartyId } : undefined;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "REMOTE_REFUSED") return undefined;
    throw error;
  }
}

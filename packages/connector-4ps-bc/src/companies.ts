import { type AccountParty, ConnectorError, type ParticipantId, parseParticipantId } from "@erp-gateway/core";
import type { XmlElement } from "@erp-gateway/peppol/xml";
import { at, field, textAt } from "./envelope.ts";
import { readPages } from "./pages.ts";
import type { Session } from "./session.ts";

/** A company of the account, as these keys see it. */
export interface Company extends AccountParty {
  readonly isVerified: boolean;
  readonly isRegisteredToPeppol: boolean;
}

/** @throws ConnectorError */
export async function readCompanies(session: Session): Promise<readonly Company[]> {
  const companies: Company[] = [];
  const list = { operation: "GetAccountParties", before: "<Search/>", after: "" } as const;
  for await (const { root } of readPages(session, list)) companies.push(...partyDetails(root).flatMap(toCompany));
  return companies;
}

/** The vendor's samples nest `PartyAccountDetails` twice, the WSDL once: the level with data counts (api31-soap §2.4). */
function partyDetails(element: XmlElement): readonly XmlElement[] {
  const isCompany = element.name === "PartyAccountDetails" && hasOneOf(element, "EConnectPartyId", "Name");
  return isCompany ? [element] : element.children.flatMap(partyDetails);
}

const hasOneOf = (element: XmlElement, ...names: readonly string[]): boolean =>
  names.some((name) => textAt(element, name) !== undefined);

function toCompany(party: XmlElement): readonly Company[] {
  const referenceId = textAt(party, "ReferenceId");
  const reference = textAt(party, "EConnectPartyId") ?? referenceId;
  if (reference === undefined) return [];
  const isVerified = textAt(party, "IsVerified") === "true";
  const isRegisteredToPeppol = textAt(party, "IsRegisteredToPeppol") === "true";
  return [
    {
      reference,
      name: textAt(party, "Name") ?? reference,
      identifiers: identifiersAmong(referenceId, chamberNumberOf(party)),
      canSend: isVerified,
      canReceive: isVerified && isRegisteredToPeppol,
      isVerified,
      isRegisteredToPeppol,
    },
  ];
}

/** Only a Dutch number says which register it is of. */
function chamberNumberOf(party: XmlElement): string | undefined {
  const number = textAt(party, "ChamberNumber");
  const country = textAt(party, "Address", "CountryCode") ?? "NL";
  return number === undefined || country !== "NL" ? undefined : `0106:${number}`;
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
    const { root } = await session.call("GetParty", field("ReferenceId", referenceId));
    const details = at(root, "Details");
    if (details === undefined || !hasOneOf(details, "ReferenceId", "Name", "EConnectPartyId")) return undefined;
    return { name: textAt(details, "Name"), companyId: textAt(details, "EConnectPartyId") };
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "REMOTE_REFUSED") return undefined;
    throw error;
  }
}

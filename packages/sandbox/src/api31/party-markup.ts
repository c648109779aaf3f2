import { normalise, toText } from "../world/party-id.ts";
import type { Company } from "./account.ts";
import { element, textElement } from "./element.ts";

/** What is known of a party, be it a company with an account here or anybody at the network. */
export type KnownParty = Pick<Company, "name" | "chamberNumber" | "address"> & {
  readonly identifiers: readonly string[];
  readonly companyId?: string;
};

/** Content of `PartyDetails`: what stands in `Party`, and the company id. */
export function partyDetailsMarkup(party: KnownParty): string {
  return partyMarkup(party) + textElement("EConnectPartyId", party.companyId);
}

/** Content of `Party`: the id to send to, name, trade register number, address. */
export function partyMarkup(party: KnownParty): string {
  const [first] = party.identifiers;
  return [
    textElement("ReferenceId", first === undefined ? undefined : toText(first)),
    textElement("Name", party.name),
    textElement("ChamberNumber", chamberNumberOf(party)),
    party.address === undefined ? "" : element("Address", addressMarkup(party.address)),
  ].join("");
}

function addressMarkup(address: NonNullable<Company["address"]>): string {
  return [
    textElement("StreetName", address.streetName),
    textElement("HouseNumber", address.houseNumber),
    textElement("PostalCode", address.postalCode),
    textElement("Residence", address.residence),
    textElement("CountryCode", address.countryCode),
  ].join("");
}

export function chamberNumberOf({ chamberNumber, identifiers }: KnownParty): string | undefined {
  if (chamberNumber !== undefined) return chamberNumber;
  return identifiers
    .map(normalise)
    .find((key) => key.startsWith("0106:"))
    ?.slice("0106:".length);
}

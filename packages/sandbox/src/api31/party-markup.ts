import { normalise, toText } from "../world/party-id.ts";
import type { Company } from "./account.ts";
import { element, textElement } from "./element.ts";

/** What is known of a party, be it a company with an account here or anybody at the network. */
export type KnownParty = Pick<Company, "name" | "chamberNumber" | "address"> & {
  readonly identifiers: readonly string[];
  readonly companyId?: string;
};

/** Content of `PartyDetails`: the id to send to, name, trade register number, address, company id. */
export function partyDetailsMarkup(party: KnownParty): string {
  const [first] = party.identifiers;
  return [
    textElement("ReferenceId", first === undefined ? undefined : toText(first)),
    textElement("Name", party.name),
    textElement("ChamberNumber", party.chamberNumber ?? chamberNumberAmong(party.identifiers)),
    party.address === undefined ? "" : element("Address", addressMarkup(party.address)),
    textElement("EConnectPartyId", party.companyId),
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

function chamberNumberAmong(identifiers: readonly string[]): string | undefined {
  return identifiers
    .map(normalise)
    .find((key) => key.startsWith("0106:"))
    ?.slice("0106:".length);
}

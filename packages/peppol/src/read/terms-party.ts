import type {
  Address,
  Contact,
  DeliveryInformation,
  Party,
  Payee,
  SchemedId,
  TaxRepresentative,
} from "@erp-gateway/core";
import { value } from "../ubl/select.ts";
import { attribute, type XmlElement } from "../xml/index.ts";
import { date, text } from "./leaf.ts";
import { group, isFirst, many, optional, required } from "./term.ts";

export const schemedId = group<SchemedId>({
  value: required(text, ""),
  scheme: optional(text, "@schemeID"),
});

const address = group<Address>({
  line1: optional(text, "cbc:StreetName"),
  line2: optional(text, "cbc:AdditionalStreetName"),
  city: optional(text, "cbc:CityName"),
  postCode: optional(text, "cbc:PostalZone"),
  subdivision: optional(text, "cbc:CountrySubentity"),
  line3: optional(text, "cac:AddressLine/cbc:Line"),
  country: required(text, "cac:Country/cbc:IdentificationCode"),
});

const contact = group<Contact>({
  name: optional(text, "cbc:Name"),
  phone: optional(text, "cbc:Telephone"),
  email: optional(text, "cbc:ElectronicMail"),
});

export const isVat = (companyId: XmlElement): boolean =>
  companyId.parent !== undefined && value(companyId.parent, "cac:TaxScheme/cbc:ID")?.toUpperCase() === "VAT";

/** BT-90 is the identifier of scheme SEPA. */
export const isCreditor = (id: XmlElement): boolean => attribute(id, "schemeID")?.trim() === "SEPA";
const isNoCreditor = (id: XmlElement): boolean => !isCreditor(id);

/** BG-4, BG-7 */
export const party = group<Party>({
  endpoint: optional(schemedId, "cbc:EndpointID"),
  identifiers: many(schemedId, "cac:PartyIdentification/cbc:ID", (id) => isNoCreditor(id) && isFirst(id)),
  creditorIdentifier: optional(text, "cac:PartyIdentification/cbc:ID", isCreditor),
  tradingName: optional(text, "cac:PartyName/cbc:Name"),
  address: required(address, "cac:PostalAddress"),
  vatNumber: optional(text, "cac:PartyTaxScheme/cbc:CompanyID", isVat),
  taxRegistration: optional(text, "cac:PartyTaxScheme/cbc:CompanyID", (companyId) => !isVat(companyId)),
  name: required(text, "cac:PartyLegalEntity/cbc:RegistrationName"),
  legalId: optional(schemedId, "cac:PartyLegalEntity/cbc:CompanyID"),
  legalInformation: optional(text, "cac:PartyLegalEntity/cbc:CompanyLegalForm"),
  contact: optional(contact, "cac:Contact"),
});

/** BG-10 */
export const payee = group<Payee>({
  identifier: optional(schemedId, "cac:PartyIdentification/cbc:ID", isNoCreditor),
  creditorIdentifier: optional(text, "cac:PartyIdentification/cbc:ID", isCreditor),
  name: required(text, "cac:PartyName/cbc:Name"),
  legalId: optional(schemedId, "cac:PartyLegalEntity/cbc:CompanyID"),
});

/** BG-11 */
export const taxRepresentative = group<TaxRepresentative>({
  name: required(text, "cac:PartyName/cbc:Name"),
  address: required(address, "cac:PostalAddress"),
  vatNumber: required(text, "cac:PartyTaxScheme/cbc:CompanyID"),
});

/** BG-13 */
export const delivery = group<DeliveryInformation>({
  date: optional(date, "cbc:ActualDeliveryDate"),
  location: optional(schemedId, "cac:DeliveryLocation/cbc:ID"),
  address: optional(address, "cac:DeliveryLocation/cac:Address"),
  name: optional(text, "cac:DeliveryParty/cac:PartyName/cbc:Name"),
});

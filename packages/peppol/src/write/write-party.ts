import type { Address, DeliveryInformation, Party, Payee, SchemedId, TaxRepresentative } from "@erp-gateway/core";
import { attribute, each, group, leaf } from "./markup.ts";

/** BG-4, BG-7 */
export const writeParty = (role: "cac:AccountingSupplierParty" | "cac:AccountingCustomerParty", party: Party): string =>
  group(
    role,
    group(
      "cac:Party",
      schemed("cbc:EndpointID", party.endpoint) +
        each(party.identifiers, (identifier) => identification(schemed("cbc:ID", identifier))) +
        creditor(party.creditorIdentifier) +
        group("cac:PartyName", leaf("cbc:Name", party.tradingName)) +
        writeAddress("cac:PostalAddress", party.address) +
        taxScheme("VAT", party.vatNumber) +
        taxScheme("TAX", party.taxRegistration) +
        group(
          "cac:PartyLegalEntity",
          leaf("cbc:RegistrationName", party.name) +
            schemed("cbc:CompanyID", party.legalId) +
            leaf("cbc:CompanyLegalForm", party.legalInformation),
        ) +
        group(
          "cac:Contact",
          leaf("cbc:Name", party.contact?.name) +
            leaf("cbc:Telephone", party.contact?.phone) +
            leaf("cbc:ElectronicMail", party.contact?.email),
        ),
    ),
  );

/** BG-10 */
export const writePayee = (payee: Payee | undefined): string =>
  payee === undefined
    ? ""
    : group(
        "cac:PayeeParty",
        identification(schemed("cbc:ID", payee.identifier)) +
          creditor(payee.creditorIdentifier) +
          group("cac:PartyName", leaf("cbc:Name", payee.name)) +
          group("cac:PartyLegalEntity", schemed("cbc:CompanyID", payee.legalId)),
      );

/** BG-11, BG-12 */
export const writeTaxRepresentative = (representative: TaxRepresentative | undefined): string =>
  representative === undefined
    ? ""
    : group(
        "cac:TaxRepresentativeParty",
        group("cac:PartyName", leaf("cbc:Name", representative.name)) +
          writeAddress("cac:PostalAddress", representative.address) +
          taxScheme("VAT", representative.vatNumber),
      );

/** BG-13, BG-15 */
export const writeDelivery = (delivery: DeliveryInformation | undefined): string =>
  delivery === undefined
    ? ""
    : group(
        "cac:Delivery",
        leaf("cbc:ActualDeliveryDate", delivery.date) +
          group(
            "cac:DeliveryLocation",
            schemed("cbc:ID", delivery.location) + writeAddress("cac:Address", delivery.address),
          ) +
          group("cac:DeliveryParty", group("cac:PartyName", leaf("cbc:Name", delivery.name))),
      );

export const schemed = (name: string, id: SchemedId | undefined): string =>
  id === undefined ? "" : leaf(name, id.value, attribute("schemeID", id.scheme));

const identification = (id: string): string => group("cac:PartyIdentification", id);

/** BT-90 */
const creditor = (id: string | undefined): string => identification(leaf("cbc:ID", id, attribute("schemeID", "SEPA")));

const writeAddress = (name: string, address: Address | undefined): string =>
  address === undefined
    ? ""
    : group(
        name,
        leaf("cbc:StreetName", address.line1) +
          leaf("cbc:AdditionalStreetName", address.line2) +
          leaf("cbc:CityName", address.city) +
          leaf("cbc:PostalZone", address.postCode) +
          leaf("cbc:CountrySubentity", address.subdivision) +
          group("cac:AddressLine", leaf("cbc:Line", address.line3)) +
          group("cac:Country", leaf("cbc:IdentificationCode", address.country)),
      );

const taxScheme = (scheme: "VAT" | "TAX", number: string | undefined): string =>
  number === undefined
    ? ""
    : group("cac:PartyTaxScheme", leaf("cbc:CompanyID", number) + group("cac:TaxScheme", leaf("cbc:ID", scheme)));

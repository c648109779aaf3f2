import { COUNTRIES } from "../../code-lists/countries.ts";
import { has, select, some } from "../../ubl/select.ts";
import { attribute, text } from "../../xml/index.ts";
import { hasVatScheme, vatNumbers } from "../facts.ts";
import { fatal, filled, type Holds, present, type RuleContext } from "../rule.ts";

const hasScheme: Holds = (id) => attribute(id, "schemeID") !== undefined;
const COUNTRY = "cac:Country/cbc:IdentificationCode";

export const parties: readonly RuleContext[] = [
  {
    on: ["cac:AccountingSupplierParty"],
    rules: [
      fatal("BR-CO-26", "the seller has no VAT number (BT-31), legal identifier (BT-30) or identifier (BT-29)", {
        about: "cac:Party/cac:PartyLegalEntity/cbc:CompanyID",
        holds: (seller) =>
          vatNumbers(seller, "cac:Party/cac:PartyTaxScheme").length > 0 ||
          has(seller, "cac:Party/cac:PartyLegalEntity/cbc:CompanyID") ||
          select(seller, "cac:Party/cac:PartyIdentification/cbc:ID").some((id) => attribute(id, "schemeID") !== "SEPA"),
      }),
    ],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party/cbc:EndpointID"],
    rules: [fatal("BR-62", "the electronic address of the seller (BT-34) names its scheme", hasScheme)],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party/cbc:EndpointID"],
    rules: [fatal("BR-63", "the electronic address of the buyer (BT-49) names its scheme", hasScheme)],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"],
    rules: [fatal("BR-09", "the country of the seller (BT-40) is missing", filled(COUNTRY))],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"],
    rules: [fatal("BR-11", "the country of the buyer (BT-55) is missing", filled(COUNTRY))],
  },
  {
    on: ["cac:PayeeParty"],
    rules: [
      fatal("BR-17", "a payee (BG-10) has a name (BT-59), and is somebody else than the seller", {
        about: "cac:PartyName/cbc:Name",
        holds: (payee, { sellerNames, sellerIdentifiers }) =>
          has(payee, "cac:PartyName/cbc:Name") &&
          !some(payee, "cac:PartyName/cbc:Name", ({ text }) => sellerNames.has(text)) &&
          !some(payee, "cac:PartyIdentification/cbc:ID", ({ text }) => sellerIdentifiers.has(text)),
      }),
    ],
  },
  {
    on: ["cac:TaxRepresentativeParty"],
    rules: [
      fatal("BR-18", "the tax representative has no name (BT-62)", filled("cac:PartyName/cbc:Name")),
      fatal("BR-19", "the tax representative has no address (BG-12)", present("cac:PostalAddress")),
      fatal("BR-56", "the tax representative has no VAT number (BT-63)", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: (representative) => vatNumbers(representative, "cac:PartyTaxScheme").length > 0,
      }),
    ],
  },
  {
    on: ["cac:TaxRepresentativeParty/cac:PostalAddress"],
    rules: [fatal("BR-20", "the country of the tax representative (BT-69) is missing", filled(COUNTRY))],
  },
  {
    on: ["cac:PartyTaxScheme"],
    when: hasVatScheme,
    rules: [
      fatal("BR-CO-09", "a VAT number (BT-31, BT-48, BT-63) starts with the code of its country (EL for Greece)", {
        about: "cbc:CompanyID",
        holds: (scheme) => select(scheme, "cbc:CompanyID").every((number) => isCountryPrefix(text(number).slice(0, 2))),
      }),
    ],
  },
  {
    on: ["cac:Delivery/cac:DeliveryLocation/cac:Address"],
    rules: [fatal("BR-57", "the country of the delivery address (BT-80) is missing", present(COUNTRY))],
  },
];

const isCountryPrefix = (letters: string): boolean => letters === "EL" || COUNTRIES.has(letters);

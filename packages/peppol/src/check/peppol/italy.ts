import { value } from "../../ubl/select.ts";
import { fatal, type Holds, type Pattern, present } from "../rule.ts";

const isSellerItalian: Holds = (_element, { taxCountries }) => taxCountries.sender === "IT";

export const italy: Pattern = [
  {
    on: ["cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme"],
    when: (scheme, facts) => isSellerItalian(scheme, facts) && value(scheme, "cac:TaxScheme/cbc:ID") !== "VAT",
    rules: [
      fatal("IT-R-001", "the tax registration (BT-32) of an Italian seller has 11 to 16 characters", {
        about: "cbc:CompanyID",
        holds: (scheme) => /^[A-Z0-9]{11,16}$/.test(value(scheme, "cbc:CompanyID") ?? ""),
      }),
    ],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party"],
    when: isSellerItalian,
    rules: [
      fatal("IT-R-002", "an Italian seller has a street (BT-35)", present("cac:PostalAddress/cbc:StreetName")),
      fatal("IT-R-003", "an Italian seller has a city (BT-37)", present("cac:PostalAddress/cbc:CityName")),
      fatal("IT-R-004", "an Italian seller has a post code (BT-38)", present("cac:PostalAddress/cbc:PostalZone")),
    ],
  },
];

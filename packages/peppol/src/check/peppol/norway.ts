import { first, select, value } from "../../ubl/select.ts";
import { trimXml, type XmlElement } from "../../xml/index.ts";
import { fatal, type Pattern, warning } from "../rule.ts";
import { isMod11 } from "./identifiers.ts";

const taxNumber = (party: XmlElement, scheme: "VAT" | "TAX"): string | undefined => {
  const found = select(party, "cac:PartyTaxScheme").find((at) => value(at, "cac:TaxScheme/cbc:ID") === scheme);
  return found && first(found, "cbc:CompanyID")?.text;
};

export const norway: Pattern = [
  {
    on: ["cac:AccountingSupplierParty/cac:Party"],
    when: (_party, { taxCountries }) => taxCountries.sender === "NO",
    rules: [
      warning("NO-R-002", "most Norwegian sellers must state “Foretaksregisteret” as tax registration (BT-32)", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: (party) => trimXml(taxNumber(party, "TAX") ?? "") === "Foretaksregisteret",
      }),
      fatal("NO-R-001", "the VAT number (BT-31) of a Norwegian seller is NO, an organisation number and MVA", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: (party) => {
          const number = taxNumber(party, "VAT") ?? "";
          return !number.startsWith("NO") || (/^NO\d{9}MVA$/.test(number) && isMod11(number.slice(2, 11)));
        },
      }),
    ],
  },
];

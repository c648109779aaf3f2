import { has } from "../../ubl/select.ts";
import type { XmlElement } from "../../xml/index.ts";
import { vatNumbers } from "../facts.ts";

/** Numbers of seller, tax representative and buyer that the use of a VAT category asks for. */
export type Parties = "SELLER_TAX" | "SELLER_VAT" | "SELLER_TAX_AND_BUYER" | "SELLER_AND_BUYER_VAT" | "NO_VAT";

interface Demand {
  readonly text: string;
  readonly isMet: (root: XmlElement) => boolean;
}

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";

const hasVatAt = (path: string) => (root: XmlElement) => vatNumbers(root, `${path}/cac:PartyTaxScheme`).length > 0;
const sellerHasVat = hasVatAt(SELLER);
const buyerHasVat = hasVatAt(BUYER);
const representativeHasVat = hasVatAt("cac:TaxRepresentativeParty");
const sellerHasTax = (root: XmlElement): boolean => has(root, `${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`);
const buyerHasLegalId = (root: XmlElement): boolean => has(root, `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`);

export const DEMANDS: Readonly<Record<Parties, Demand>> = {
  SELLER_TAX: {
    text: "asks for a tax number of the seller (BT-31, BT-32) or its tax representative (BT-63)",
    isMet: (root) => sellerHasTax(root) || representativeHasVat(root),
  },
  SELLER_VAT: {
    text: "asks for the VAT number of the seller (BT-31) or its tax representative (BT-63)",
    isMet: (root) => sellerHasVat(root) || representativeHasVat(root),
  },
  SELLER_TAX_AND_BUYER: {
    text: "asks for a tax number of the seller (BT-31, BT-32, BT-63) and a number of the buyer (BT-48, BT-47)",
    isMet: (root) => (sellerHasTax(root) || representativeHasVat(root)) && (buyerHasVat(root) || buyerHasLegalId(root)),
  },
  SELLER_AND_BUYER_VAT: {
    text: "asks for the VAT numbers of the seller (BT-31, BT-63) and the buyer (BT-48)",
    isMet: (root) => (sellerHasVat(root) || representativeHasVat(root)) && buyerHasVat(root),
  },
  NO_VAT: {
    text: "excludes VAT numbers of the seller (BT-31, BT-63) and the buyer (BT-48)",
    isMet: (root) => !sellerHasVat(root) && !representativeHasVat(root) && !buyerHasVat(root),
  },
};

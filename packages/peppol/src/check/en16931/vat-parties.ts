import { has } from "../../ubl/select.ts";
import type { XmlElement } from "../../xml/index.ts";
import { vatNumbers } from "../facts.ts";

/** Numbers of seller, tax representative and buyer that the use of a VAT category asks for. */
export type Parties = "SELLER_TAX" | "SELLER_VAT" | "SELLER_TAX_AND_BUYER" | "SELLER_AND_BUYER_VAT" | "NO_VAT";

/** For messages: "a line … asks for …" */
export const DEMANDS: Readonly<Record<Parties, string>> = {
  SELLER_TAX: "asks for a tax number of the seller (BT-31, BT-32) or of the tax representative (BT-63)",
  SELLER_VAT: "asks for the VAT number of the seller (BT-31) or of the tax representative (BT-63)",
  SELLER_TAX_AND_BUYER:
    "asks for a tax number of the seller (BT-31, BT-32, BT-63) and a number of the buyer (BT-48, BT-47)",
  SELLER_AND_BUYER_VAT: "asks for the VAT numbers of the seller (BT-31, BT-63) and of the buyer (BT-48)",
  NO_VAT: "excludes VAT numbers of the seller (BT-31, BT-63) and of the buyer (BT-48)",
};

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";

const sellerHasTax = (root: XmlElement): boolean => has(root, `${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`);
const sellerHasVat = (root: XmlElement): boolean => vatNumbers(root, `${SELLER}/cac:PartyTaxScheme`).length > 0;
const buyerHasVat = (root: XmlElement): boolean => vatNumbers(root, `${BUYER}/cac:PartyTaxScheme`).length > 0;
const buyerHasLegalId = (root: XmlElement): boolean => has(root, `${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`);
const representativeHasVat = (root: XmlElement): boolean =>
  vatNumbers(root, "cac:TaxRepresentativeParty/cac:PartyTaxScheme").length > 0;

/** For the root of a document. */
export const MEETS: Readonly<Record<Parties, (root: XmlElement) => boolean>> = {
  SELLER_TAX: (root) => sellerHasTax(root) || representativeHasVat(root),
  SELLER_VAT: (root) => sellerHasVat(root) || representativeHasVat(root),
  SELLER_TAX_AND_BUYER: (root) =>
    (sellerHasTax(root) || representativeHasVat(root)) && (buyerHasVat(root) || buyerHasLegalId(root)),
  SELLER_AND_BUYER_VAT: (root) => (sellerHasVat(root) || representativeHasVat(root)) && buyerHasVat(root),
  NO_VAT: (root) => !sellerHasVat(root) && !representativeHasVat(root) && !buyerHasVat(root),
};

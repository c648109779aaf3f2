import type { AllowanceCharge, Totals, VatBreakdown, VatCategory } from "@erp-gateway/core";
import { first, has, rootOf, select, value } from "../ubl/select.ts";
import { attribute, type XmlElement } from "../xml/index.ts";
import { decimal, text } from "./leaf.ts";
import { group, optional, required } from "./term.ts";

export const vatCategory = group<VatCategory>({
  code: required(text, "cbc:ID"),
  rate: optional(decimal, "cbc:Percent"),
});

export const allowanceCharge = group<AllowanceCharge>({
  reasonCode: optional(text, "cbc:AllowanceChargeReasonCode"),
  reason: optional(text, "cbc:AllowanceChargeReason"),
  percentage: optional(decimal, "cbc:MultiplierFactorNumeric"),
  amount: required(decimal, "cbc:Amount"),
  base: optional(decimal, "cbc:BaseAmount"),
  vat: optional(vatCategory, "cac:TaxCategory"),
});

export const isCharge = (entry: XmlElement): boolean => isTrue(value(entry, "cbc:ChargeIndicator"));
const isTrue = (indicator: string | undefined): boolean => indicator === "true" || indicator === "1";
export const isAllowance = (entry: XmlElement): boolean => !isCharge(entry);

const isIn = (amount: XmlElement, currency: "cbc:DocumentCurrencyCode" | "cbc:TaxCurrencyCode"): boolean =>
  attribute(amount, "currencyID") === value(rootOf(amount), currency);

/** Tax totals may stand in two currencies; a wrong `currencyID` is for the rules to find. */
const isInAccountingCurrency = (amount: XmlElement): boolean =>
  isIn(amount, "cbc:TaxCurrencyCode") && !isIn(amount, "cbc:DocumentCurrencyCode");

/** BT-110 and BG-23 stand in one tax total: of those in the document's currency the one with a breakdown, else the first. */
export const isOfDocument = ({ parent }: XmlElement): boolean =>
  parent !== undefined && parent === documentTotalOf(rootOf(parent));

const documentTotals = new WeakMap<XmlElement, XmlElement>();

function documentTotalOf(root: XmlElement): XmlElement | undefined {
  const known = documentTotals.get(root);
  if (known !== undefined) return known;
  const totals = select(root, "cac:TaxTotal").filter((total) => {
    const amount = first(total, "cbc:TaxAmount");
    return amount !== undefined && !isInAccountingCurrency(amount);
  });
  const found = totals.find((total) => has(total, "cac:TaxSubtotal")) ?? totals[0];
  if (found !== undefined) documentTotals.set(root, found);
  return found;
}

/** BG-22 */
export const totals = group<Totals>({
  vat: required(decimal, "cac:TaxTotal/cbc:TaxAmount", isOfDocument),
  vatInAccountingCurrency: optional(decimal, "cac:TaxTotal/cbc:TaxAmount", isInAccountingCurrency),
  lines: required(decimal, "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"),
  withoutVat: required(decimal, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"),
  withVat: required(decimal, "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"),
  allowances: optional(decimal, "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount"),
  charges: optional(decimal, "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount"),
  prepaid: optional(decimal, "cac:LegalMonetaryTotal/cbc:PrepaidAmount"),
  rounding: optional(decimal, "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount"),
  payable: required(decimal, "cac:LegalMonetaryTotal/cbc:PayableAmount"),
});

/** BG-23 */
export const vatBreakdown = group<VatBreakdown>({
  taxable: required(decimal, "cbc:TaxableAmount"),
  vat: required(decimal, "cbc:TaxAmount"),
  category: required(vatCategory, "cac:TaxCategory"),
  exemptionCode: optional(text, "cac:TaxCategory/cbc:TaxExemptionReasonCode"),
  exemptionReason: optional(text, "cac:TaxCategory/cbc:TaxExemptionReason"),
});

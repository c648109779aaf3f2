import type { AllowanceCharge, Totals, VatBreakdown, VatCategory } from "@erp-gateway/core";
import { rootOf, select, value } from "../ubl/select.ts";
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

export const isCharge = (entry: XmlElement): boolean => value(entry, "cbc:ChargeIndicator") === "true";
export const isAllowance = (entry: XmlElement): boolean => !isCharge(entry);

const isIn = (amount: XmlElement, currency: "cbc:DocumentCurrencyCode" | "cbc:TaxCurrencyCode"): boolean =>
  attribute(amount, "currencyID") === value(rootOf(amount), currency);

/** Tax totals may stand in two currencies; a wrong `currencyID` is for the rules to find. */
const isInAccountingCurrency = (amount: XmlElement): boolean =>
  isIn(amount, "cbc:TaxCurrencyCode") && !isIn(amount, "cbc:DocumentCurrencyCode");
const isInDocumentCurrency = (amount: XmlElement): boolean => !isInAccountingCurrency(amount);

/** BG-22 */
export const totals = group<Totals>({
  vat: required(decimal, "cac:TaxTotal/cbc:TaxAmount", isInDocumentCurrency),
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

/** A breakdown in the accounting currency is no term of the model. */
export const isModelled = (subtotal: XmlElement): boolean =>
  select(subtotal, "cbc:TaxableAmount").every(isInDocumentCurrency);

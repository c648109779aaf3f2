import type { AllowanceCharge, Invoice, VatBreakdown, VatCategory } from "@erp-gateway/core";
import { attribute, each, group, leaf, number } from "./markup.ts";

interface AllowancesAndCharges {
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
}

/**
 * BG-20, BG-21, BG-27, BG-28
 * @param currency - the attribute
 */
export const writeAllowancesAndCharges = ({ allowances, charges }: AllowancesAndCharges, currency: string): string =>
  each(allowances, (allowance) => allowanceCharge(allowance, "false", currency)) +
  each(charges, (charge) => allowanceCharge(charge, "true", currency));

const allowanceCharge = (entry: AllowanceCharge, isCharge: "true" | "false", currency: string): string =>
  group(
    "cac:AllowanceCharge",
    leaf("cbc:ChargeIndicator", isCharge) +
      leaf("cbc:AllowanceChargeReasonCode", entry.reasonCode) +
      leaf("cbc:AllowanceChargeReason", entry.reason) +
      number("cbc:MultiplierFactorNumeric", entry.percentage) +
      number("cbc:Amount", entry.amount, currency) +
      number("cbc:BaseAmount", entry.base, currency) +
      (entry.vat === undefined ? "" : writeVatCategory("cac:TaxCategory", entry.vat)),
  );

/** BT-110 with BG-23, then BT-111 in the accounting currency. */
export function writeVat({ totals, vatBreakdown, vatAccountingCurrency }: Invoice, currency: string): string {
  const breakdown = each(vatBreakdown, (entry) =>
    group(
      "cac:TaxSubtotal",
      number("cbc:TaxableAmount", entry.taxable, currency) +
        number("cbc:TaxAmount", entry.vat, currency) +
        writeVatCategory("cac:TaxCategory", entry.category, entry),
    ),
  );
  const accounting = attribute("currencyID", vatAccountingCurrency);
  return (
    group("cac:TaxTotal", number("cbc:TaxAmount", totals.vat, currency) + breakdown) +
    group("cac:TaxTotal", accounting && number("cbc:TaxAmount", totals.vatInAccountingCurrency, accounting))
  );
}

/** BG-22 */
export const writeTotals = ({ totals }: Invoice, currency: string): string =>
  group(
    "cac:LegalMonetaryTotal",
    number("cbc:LineExtensionAmount", totals.lines, currency) +
      number("cbc:TaxExclusiveAmount", totals.withoutVat, currency) +
      number("cbc:TaxInclusiveAmount", totals.withVat, currency) +
      number("cbc:AllowanceTotalAmount", totals.allowances, currency) +
      number("cbc:ChargeTotalAmount", totals.charges, currency) +
      number("cbc:PrepaidAmount", totals.prepaid, currency) +
      number("cbc:PayableRoundingAmount", totals.rounding, currency) +
      number("cbc:PayableAmount", totals.payable, currency),
  );

const VAT = group("cac:TaxScheme", leaf("cbc:ID", "VAT"));

export const writeVatCategory = (
  name: "cac:TaxCategory" | "cac:ClassifiedTaxCategory",
  { code, rate }: VatCategory,
  exemption?: Pick<VatBreakdown, "exemptionCode" | "exemptionReason">,
): string =>
  group(
    name,
    leaf("cbc:ID", code) +
      number("cbc:Percent", rate) +
      leaf("cbc:TaxExemptionReasonCode", exemption?.exemptionCode) +
      leaf("cbc:TaxExemptionReason", exemption?.exemptionReason) +
      VAT,
  );

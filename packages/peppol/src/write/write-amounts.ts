import type { AllowanceCharge, Invoice, VatBreakdown, VatCategory } from "@erp-gateway/core";
import { amount, group, leaf, number } from "./markup.ts";

/** BG-20, BG-21, BG-27, BG-28 */
export function writeAllowancesAndCharges(
  { allowances, charges }: { readonly [Kind in "allowances" | "charges"]: readonly AllowanceCharge[] },
  currency: string,
): string {
  return [
    ...allowances.map((allowance) => allowanceCharge(allowance, "false", currency)),
    ...charges.map((charge) => allowanceCharge(charge, "true", currency)),
  ].join("");
}

const allowanceCharge = (entry: AllowanceCharge, isCharge: "true" | "false", currency: string): string =>
  group(
    "cac:AllowanceCharge",
    leaf("cbc:ChargeIndicator", isCharge),
    leaf("cbc:AllowanceChargeReasonCode", entry.reasonCode),
    leaf("cbc:AllowanceChargeReason", entry.reason),
    number("cbc:MultiplierFactorNumeric", entry.percentage),
    amount("cbc:Amount", entry.amount, currency),
    amount("cbc:BaseAmount", entry.base, currency),
    entry.vat === undefined ? "" : writeVatCategory("cac:TaxCategory", entry.vat),
  );

/** BT-110 with BG-23, then BT-111 in the accounting currency. */
export const writeVat = ({ totals, currency, vatBreakdown, vatAccountingCurrency }: Invoice): string =>
  group(
    "cac:TaxTotal",
    amount("cbc:TaxAmount", totals.vat, currency),
    ...vatBreakdown.map((entry) =>
      group(
        "cac:TaxSubtotal",
        amount("cbc:TaxableAmount", entry.taxable, currency),
        amount("cbc:TaxAmount", entry.vat, currency),
        writeVatCategory("cac:TaxCategory", entry.category, entry),
      ),
    ),
  ) +
  (vatAccountingCurrency === undefined
    ? ""
    : group("cac:TaxTotal", amount("cbc:TaxAmount", totals.vatInAccountingCurrency, vatAccountingCurrency)));

/** BG-22 */
export const writeTotals = ({ totals, currency }: Invoice): string =>
  group(
    "cac:LegalMonetaryTotal",
    amount("cbc:LineExtensionAmount", totals.lines, currency),
    amount("cbc:TaxExclusiveAmount", totals.withoutVat, currency),
    amount("cbc:TaxInclusiveAmount", totals.withVat, currency),
    amount("cbc:AllowanceTotalAmount", totals.allowances, currency),
    amount("cbc:ChargeTotalAmount", totals.charges, currency),
    amount("cbc:PrepaidAmount", totals.prepaid, currency),
    amount("cbc:PayableRoundingAmount", totals.rounding, currency),
    amount("cbc:PayableAmount", totals.payable, currency),
  );

export const writeVatCategory = (
  name: "cac:TaxCategory" | "cac:ClassifiedTaxCategory",
  { code, rate }: VatCategory,
  exemption: Pick<VatBreakdown, "exemptionCode" | "exemptionReason"> = {},
): string =>
  group(
    name,
    leaf("cbc:ID", code),
    number("cbc:Percent", rate),
    leaf("cbc:TaxExemptionReasonCode", exemption.exemptionCode),
    leaf("cbc:TaxExemptionReason", exemption.exemptionReason),
    group("cac:TaxScheme", leaf("cbc:ID", "VAT")),
  );

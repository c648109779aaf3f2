import { ZERO } from "@erp-gateway/core";
import { has, value } from "../../ubl/select.ts";
import type { XmlElement } from "../../xml/index.ts";
import { type Amount, amountAt, atLeast, isAbove, isNear, isNothing, isVatOf, ONE, same } from "../amount.ts";
import { type Facts, hasVatScheme, isAllowance, isCharge } from "../facts.ts";
import { fatal, type Holds, type Rule, type RuleContext } from "../rule.ts";
import { FAMILIES, type Family } from "./vat-family.ts";

const RATES: Readonly<Record<Family["rate"], { readonly is: string; readonly holds: Holds }>> = {
  ABOVE_ZERO: { is: "is above zero", holds: (category) => isAbove(rateOf(category), ZERO) },
  FROM_ZERO: { is: "is zero or above", holds: (category) => atLeast(rateOf(category), ZERO) },
  ZERO: { is: "is zero", holds: (category) => isNothing(rateOf(category)) },
  ABSENT: { is: "is left out", holds: (category) => !has(category, "cbc:Percent") },
};

/** For the categories themselves: rates, amounts and reasons. */
export const vatCategories: readonly RuleContext[] = FAMILIES.flatMap((family) => [
  {
    on: ["/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"],
    when: isOf(family),
    rules: breakdownRules(family),
  },
  {
    on: ["cac:AllowanceCharge/cac:TaxCategory"],
    when: isOf(family, isAllowance),
    rules: [rateRule(`${family.prefix}-06`, family, "an allowance (BT-96)")],
  },
  {
    on: ["cac:AllowanceCharge/cac:TaxCategory"],
    when: isOf(family, isCharge),
    rules: [rateRule(`${family.prefix}-07`, family, "a charge (BT-103)")],
  },
  {
    on: ["cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory", "cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory"],
    when: isOf(family),
    rules: [rateRule(`${family.prefix}-05`, family, "a line (BT-152)")],
  },
]);

function isOf({ code }: Family, isParent: (parent: XmlElement) => boolean = () => true): Holds {
  return (category) =>
    value(category, "cbc:ID") === code &&
    hasVatScheme(category) &&
    category.parent !== undefined &&
    isParent(category.parent);
}

function breakdownRules(family: Family): readonly Rule[] {
  const { prefix, code, name } = family;
  const isZero = family.rate === "ZERO" || family.rate === "ABSENT";
  const isReasonRequired = family.exemption === "REQUIRED";
  return [
    fatal(
      `${prefix}-08`,
      `the taxable amount (BT-116) of VAT category ${code} is the sum of its lines − allowances + charges`,
      (category, facts) => isTaxable(family, category, facts),
    ),
    fatal(
      `${prefix}-09`,
      `the tax amount (BT-117) of VAT category ${code} is ${isZero ? "zero" : "the taxable amount times the rate"}`,
      (category) => {
        const tax = besides(category, "cbc:TaxAmount");
        return isZero ? isNothing(tax) : isVatOf(tax, besides(category, "cbc:TaxableAmount"), rateOf(category));
      },
    ),
    fatal(
      `${prefix}-10`,
      `VAT category ${code} (${name}) ${isReasonRequired ? "gives a reason" : "has no exemption"} (BT-120, BT-121)`,
      (category) => has(category, "cbc:TaxExemptionReason | cbc:TaxExemptionReasonCode") === isReasonRequired,
    ),
  ];
}

/** Exact; within one unit for categories that may have several rates. */
function isTaxable({ code, breakdown }: Family, category: XmlElement, { taxables, lines }: Facts): boolean {
  const taxable = besides(category, "cbc:TaxableAmount");
  if (breakdown === "ONCE") return lines.length > 0 && same(taxable, taxables.ofCategory(code));
  return !has(category, "cbc:Percent") || isNear(taxable, taxables.ofRate(code, rateOf(category)), ONE);
}

const rateOf = (category: XmlElement): Amount => amountAt(category, "cbc:Percent");
const besides = (category: XmlElement, name: string): Amount => category.parent && amountAt(category.parent, name);

function rateRule(id: string, { code, name, rate }: Family, what: string): Rule {
  const { is, holds } = RATES[rate];
  const message = `the VAT rate of ${what} in category ${code} (${name}) ${is}`;
  return fatal(id, message, { about: "cbc:Percent", holds });
}

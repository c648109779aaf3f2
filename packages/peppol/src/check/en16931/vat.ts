import { type Decimal, ZERO } from "@erp-gateway/core";
import { has, select, value } from "../../ubl/select.ts";
import type { XmlElement } from "../../xml/index.ts";
import {
  type Amount,
  amountAt,
  atLeast,
  isAbove,
  isNear,
  isNothing,
  isVatOf,
  minus,
  ONE,
  plus,
  same,
  sumAt,
} from "../amount.ts";
import { type CategoryUse, type Facts, hasVatScheme, isAllowance, isCharge } from "../facts.ts";
import { fatal, type Holds, type Rule, type RuleContext } from "../rule.ts";
import { DEMANDS, MEETS, type Parties } from "./vat-parties.ts";

/** One VAT category (BT-118, BT-151, BT-95, BT-102) and what sets it apart from the others. */
interface Family {
  readonly prefix: string;
  readonly code: string;
  readonly name: string;
  readonly rate: "ABOVE_ZERO" | "FROM_ZERO" | "ZERO" | "ABSENT";
  /** How often it stands in the breakdown when lines, allowances or charges use it. */
  readonly breakdown: "ONCE" | "PER_RATE";
  readonly exemption: "REQUIRED" | "FORBIDDEN";
  readonly parties: Parties;
}

const family = (
  prefix: string,
  code: string,
  name: string,
  rate: Family["rate"],
  breakdown: Family["breakdown"],
  exemption: Family["exemption"],
  parties: Parties,
): Family => ({ prefix, code, name, rate, breakdown, exemption, parties });

const FAMILIES: readonly Family[] = [
  family("BR-S", "S", "standard rate", "ABOVE_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-Z", "Z", "zero rate", "ZERO", "ONCE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-E", "E", "exempt", "ZERO", "ONCE", "REQUIRED", "SELLER_TAX"),
  family("BR-AE", "AE", "reverse charge", "ZERO", "ONCE", "REQUIRED", "SELLER_TAX_AND_BUYER"),
  family("BR-IC", "K", "intra-community supply", "ZERO", "ONCE", "REQUIRED", "SELLER_AND_BUYER_VAT"),
  family("BR-G", "G", "export", "ZERO", "ONCE", "REQUIRED", "SELLER_VAT"),
  family("BR-O", "O", "not subject to VAT", "ABSENT", "ONCE", "REQUIRED", "NO_VAT"),
  family("BR-AF", "L", "Canary Islands tax (IGIC)", "FROM_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-AG", "M", "tax of Ceuta and Melilla (IPSI)", "FROM_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
];

const usesOf = (code: string, { categories }: Facts): readonly CategoryUse[] =>
  categories.filter((use) => use.code === code && use.isVat);

const isInBreakdown =
  ({ code, breakdown }: Family): Holds =>
  (_root, facts) => {
    const uses = usesOf(code, facts);
    const inBreakdown = uses.filter((use) => use.on === "BREAKDOWN").length;
    if (breakdown === "ONCE") return uses.length === 0 || inBreakdown === 1;
    return uses.some(({ on }) => on !== "BREAKDOWN") === inBreakdown > 0;
  };

/** Exact, or within one unit for categories that may have several rates. */
function isTaxable({ code, breakdown }: Family, category: XmlElement, { root, lines }: Facts): boolean {
  const rate = breakdown === "PER_RATE" ? amountAt(category, "cbc:Percent") : undefined;
  if (breakdown === "PER_RATE" && rate === undefined) return !has(category, "cbc:Percent");
  const isMeant = (at: string) => (carrier: XmlElement) =>
    select(carrier, at).some((use) => value(use, "cbc:ID") === code && isRate(use, rate));
  const entries = select(root, "cac:AllowanceCharge").filter(isMeant("cac:TaxCategory"));
  const sum = minus(
    plus(
      sumAt(lines.filter(isMeant("cac:Item/cac:ClassifiedTaxCategory")), "cbc:LineExtensionAmount"),
      sumAt(entries.filter(isCharge), "cbc:Amount"),
    ),
    sumAt(entries.filter(isAllowance), "cbc:Amount"),
  );
  const taxable = category.parent && amountAt(category.parent, "cbc:TaxableAmount");
  if (lines.length === 0) return false;
  return breakdown === "PER_RATE" ? isNear(taxable, sum, ONE) : same(taxable, sum);
}

const isRate = (use: XmlElement, rate: Decimal | undefined): boolean =>
  rate === undefined || same(amountAt(use, "cbc:Percent"), rate);

function isTax({ rate }: Family, category: XmlElement): boolean {
  const { parent } = category;
  if (parent === undefined) return false;
  const tax: Amount = amountAt(parent, "cbc:TaxAmount");
  if (rate === "ZERO" || rate === "ABSENT") return isNothing(tax);
  return isVatOf(tax, amountAt(parent, "cbc:TaxableAmount"), amountAt(category, "cbc:Percent"));
}

const RATES: Readonly<Record<Family["rate"], { readonly is: string; readonly holds: Holds }>> = {
  ABOVE_ZERO: { is: "is above zero", holds: (category) => isAbove(amountAt(category, "cbc:Percent"), ZERO) },
  FROM_ZERO: { is: "is zero or above", holds: (category) => atLeast(amountAt(category, "cbc:Percent"), ZERO) },
  ZERO: { is: "is zero", holds: (category) => isNothing(amountAt(category, "cbc:Percent")) },
  ABSENT: { is: "is left out", holds: (category) => !has(category, "cbc:Percent") },
};

/** For the root: which categories stand where, and the numbers they ask for. */
export const vatOfDocument: readonly Rule[] = FAMILIES.flatMap((family) => {
  const { prefix, code, name } = family;
  const asks =
    (on: CategoryUse["on"]): Holds =>
    (root, facts) =>
      !usesOf(code, facts).some((use) => use.on === on && (code !== "O" || on === "LINE" || use.isOnDocumentLevel)) ||
      MEETS[family.parties](root);
  const demand = DEMANDS[family.parties];
  return [
    fatal(
      `${prefix}-01`,
      `VAT category ${code} (${name}) is used, and stands in the breakdown too`,
      isInBreakdown(family),
    ),
    fatal(`${prefix}-02`, `a line with VAT category ${code} (${name}) ${demand}`, asks("LINE")),
    fatal(`${prefix}-03`, `an allowance with VAT category ${code} (${name}) ${demand}`, asks("ALLOWANCE")),
    fatal(`${prefix}-04`, `a charge with VAT category ${code} (${name}) ${demand}`, asks("CHARGE")),
  ];
});

/** For the categories themselves: amounts, rates and reasons. */
export const vatCategories: readonly RuleContext[] = FAMILIES.flatMap((family): readonly RuleContext[] => {
  const { prefix, code, name } = family;
  const isFamily: Holds = (category) => value(category, "cbc:ID") === code && hasVatScheme(category);
  const within =
    (parent: typeof isCharge): Holds =>
    (category, facts) =>
      isFamily(category, facts) && category.parent !== undefined && parent(category.parent);
  const rate = { about: "cbc:Percent", holds: RATES[family.rate].holds };
  const rateOf = (what: string) => `the VAT rate of ${what} in category ${code} (${name}) ${RATES[family.rate].is}`;
  return [
    {
      on: ["/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"],
      when: isFamily,
      rules: [
        fatal(
          `${prefix}-08`,
          `the taxable amount (BT-116) of category ${code} is lines − allowances + charges`,
          (category, facts) => isTaxable(family, category, facts),
        ),
        fatal(
          `${prefix}-09`,
          `the tax amount (BT-117) of category ${code} ${family.rate === "ZERO" || family.rate === "ABSENT" ? "is zero" : "is the taxable amount times the rate"}`,
          (category) => isTax(family, category),
        ),
        fatal(
          `${prefix}-10`,
          `category ${code} (${name}) ${family.exemption === "REQUIRED" ? "gives a reason" : "has no exemption"} (BT-120, BT-121)`,
          (category) =>
            has(category, "cbc:TaxExemptionReason | cbc:TaxExemptionReasonCode") === (family.exemption === "REQUIRED"),
        ),
      ],
    },
    {
      on: ["cac:AllowanceCharge/cac:TaxCategory"],
      when: within(isAllowance),
      rules: [fatal(`${prefix}-06`, rateOf("an allowance (BT-96)"), rate)],
    },
    {
      on: ["cac:AllowanceCharge/cac:TaxCategory"],
      when: within(isCharge),
      rules: [fatal(`${prefix}-07`, rateOf("a charge (BT-103)"), rate)],
    },
    {
      on: [
        "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory",
        "cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory",
      ],
      when: isFamily,
      rules: [fatal(`${prefix}-05`, rateOf("a line (BT-152)"), rate)],
    },
  ];
});

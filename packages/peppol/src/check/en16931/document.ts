import { has, select, value } from "../../ubl/select.ts";
import { attribute, text, type XmlElement } from "../../xml/index.ts";
import {
  type Amount,
  amountAt,
  amountOf,
  cents,
  isNothing,
  isVatOf,
  minus,
  plus,
  roundUp,
  same,
  sumAt,
} from "../amount.ts";
import { hasVatScheme } from "../facts.ts";
import { fatal, filled, present, type RuleContext, twoDecimals } from "../rule.ts";

export const document: RuleContext = {
  on: ["/"],
  rules: [
    fatal("BR-01", "the specification identifier (BT-24) is missing", filled("cbc:CustomizationID")),
    fatal("BR-02", "the invoice number (BT-1) is missing", filled("cbc:ID")),
    fatal("BR-03", "the issue date (BT-2) is missing", filled("cbc:IssueDate")),
    fatal("BR-04", "the type code (BT-3) is missing", filled("cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode")),
    fatal("BR-05", "the currency (BT-5) is missing", filled("cbc:DocumentCurrencyCode")),
    fatal(
      "BR-06",
      "the name of the seller (BT-27) is missing",
      filled("cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"),
    ),
    fatal(
      "BR-07",
      "the name of the buyer (BT-44) is missing",
      filled("cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"),
    ),
    fatal(
      "BR-08",
      "the address of the seller (BG-5) is missing",
      present("cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"),
    ),
    fatal(
      "BR-10",
      "the address of the buyer (BG-8) is missing",
      present("cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"),
    ),
    fatal("BR-16", "there is no line (BG-25)", present("cac:InvoiceLine | cac:CreditNoteLine")),
    fatal("BR-53", "with a VAT accounting currency (BT-6) goes the VAT total in it (BT-111)", (root) => {
      const currencies = new Set(select(root, "cac:TaxTotal/cbc:TaxAmount").map((tax) => attribute(tax, "currencyID")));
      return select(root, "cbc:TaxCurrencyCode").every((code) => currencies.has(text(code)));
    }),
    fatal(
      "BR-CO-03",
      "tax point date (BT-7) and its code (BT-8) exclude each other",
      (root) => !has(root, "cbc:TaxPointDate") || !has(root, "cac:InvoicePeriod/cbc:DescriptionCode"),
    ),
    fatal("BR-CO-15", "the total with VAT (BT-112) is the total without VAT (BT-109) plus VAT (BT-110)", {
      about: "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
      holds: (root, { currency }) => {
        if (currency === undefined) return true;
        const taxes = select(root, "cac:TaxTotal/cbc:TaxAmount").filter(
          (tax) => attribute(tax, "currencyID") === currency,
        );
        const withoutVat = amountAt(root, "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount");
        const withVat = amountAt(root, "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount");
        return taxes.length === 1 && same(withVat, cents(plus(withoutVat, amountOf(taxes[0]))));
      },
    }),
    fatal("BR-CO-18", "there is no VAT breakdown (BG-23)", present("cac:TaxTotal/cac:TaxSubtotal")),
  ],
};

/** What is summed up may be absent when there is nothing to sum. */
function isSum(totals: XmlElement, total: string, entries: readonly XmlElement[], sum: Amount): boolean {
  if (!has(totals, total)) return entries.length === 0;
  return same(amountAt(totals, total), cents(sum));
}

const PREPAID = "cbc:PrepaidAmount";
const ROUNDING = "cbc:PayableRoundingAmount";

export const totals: RuleContext = {
  on: ["cac:LegalMonetaryTotal"],
  rules: [
    fatal("BR-12", "the sum of the lines (BT-106) is missing", present("cbc:LineExtensionAmount")),
    fatal("BR-13", "the total without VAT (BT-109) is missing", present("cbc:TaxExclusiveAmount")),
    fatal("BR-14", "the total with VAT (BT-112) is missing", present("cbc:TaxInclusiveAmount")),
    fatal("BR-15", "the amount due (BT-115) is missing", present("cbc:PayableAmount")),
    fatal("BR-CO-10", "the sum of the lines (BT-106) is not what the lines (BT-131) add up to", {
      about: "cbc:LineExtensionAmount",
      holds: (totals, { sums }) => same(amountAt(totals, "cbc:LineExtensionAmount"), cents(sums.lines)),
    }),
    fatal("BR-CO-11", "the sum of allowances (BT-107) is not what they (BT-92) add up to", {
      about: "cbc:AllowanceTotalAmount",
      holds: (totals, { allowances, sums }) => isSum(totals, "cbc:AllowanceTotalAmount", allowances, sums.allowances),
    }),
    fatal("BR-CO-12", "the sum of charges (BT-108) is not what they (BT-99) add up to", {
      about: "cbc:ChargeTotalAmount",
      holds: (totals, { charges, sums }) => isSum(totals, "cbc:ChargeTotalAmount", charges, sums.charges),
    }),
    fatal("BR-CO-13", "the total without VAT (BT-109) is lines (BT-106) − allowances (BT-107) + charges (BT-108)", {
      about: "cbc:TaxExclusiveAmount",
      holds: (totals) => {
        const net = minus(
          plus(amountAt(totals, "cbc:LineExtensionAmount"), sumAt([totals], "cbc:ChargeTotalAmount")),
          sumAt([totals], "cbc:AllowanceTotalAmount"),
        );
        const isPlain = !has(totals, "cbc:ChargeTotalAmount | cbc:AllowanceTotalAmount");
        return same(amountAt(totals, "cbc:TaxExclusiveAmount"), isPlain ? net : cents(net));
      },
    }),
    fatal("BR-CO-16", "the amount due (BT-115) is total with VAT (BT-112) − prepaid (BT-113) + rounding (BT-114)", {
      about: "cbc:PayableAmount",
      holds: (totals) => {
        const payable = amountAt(totals, "cbc:PayableAmount");
        const withVat = amountAt(totals, "cbc:TaxInclusiveAmount");
        return same(
          has(totals, ROUNDING) ? cents(minus(payable, amountAt(totals, ROUNDING))) : payable,
          has(totals, PREPAID) ? cents(minus(withVat, amountAt(totals, PREPAID))) : withVat,
        );
      },
    }),
    fatal(
      "BR-DEC-09",
      "the sum of the lines (BT-106) has more than 2 decimals",
      twoDecimals("cbc:LineExtensionAmount"),
    ),
    fatal(
      "BR-DEC-10",
      "the sum of allowances (BT-107) has more than 2 decimals",
      twoDecimals("cbc:AllowanceTotalAmount"),
    ),
    fatal("BR-DEC-11", "the sum of charges (BT-108) has more than 2 decimals", twoDecimals("cbc:ChargeTotalAmount")),
    fatal(
      "BR-DEC-12",
      "the total without VAT (BT-109) has more than 2 decimals",
      twoDecimals("cbc:TaxExclusiveAmount"),
    ),
    fatal("BR-DEC-14", "the total with VAT (BT-112) has more than 2 decimals", twoDecimals("cbc:TaxInclusiveAmount")),
    fatal("BR-DEC-16", "the prepaid amount (BT-113) has more than 2 decimals", twoDecimals("cbc:PrepaidAmount")),
    fatal("BR-DEC-17", "the rounding (BT-114) has more than 2 decimals", twoDecimals("cbc:PayableRoundingAmount")),
    fatal("BR-DEC-18", "the amount due (BT-115) has more than 2 decimals", twoDecimals("cbc:PayableAmount")),
  ],
};

export const taxTotal: RuleContext = {
  on: ["/cac:TaxTotal"],
  rules: [
    fatal("BR-CO-14", "the VAT total (BT-110) is not what the breakdown (BT-117) adds up to", {
      about: "cbc:TaxAmount",
      holds: (total) => {
        const subtotals = select(total, "cac:TaxSubtotal");
        if (subtotals.length === 0) return true;
        return same(amountAt(total, "cbc:TaxAmount"), cents(sumAt(subtotals, "cbc:TaxAmount")));
      },
    }),
  ],
};

export const taxSubtotal: RuleContext = {
  on: ["cac:TaxTotal/cac:TaxSubtotal"],
  rules: [
    fatal("BR-45", "the taxable amount (BT-116) is missing", present("cbc:TaxableAmount")),
    fatal("BR-46", "the tax amount (BT-117) is missing", present("cbc:TaxAmount")),
    fatal("BR-47", "the VAT category (BT-118) is missing", {
      about: "cac:TaxCategory/cbc:ID",
      holds: (subtotal) => select(subtotal, "cac:TaxCategory").some((at) => hasVatScheme(at) && has(at, "cbc:ID")),
    }),
    fatal("BR-48", "the VAT rate (BT-119) is missing", {
      about: "cac:TaxCategory/cbc:Percent",
      holds: (subtotal) =>
        select(subtotal, "cac:TaxCategory").some(
          (at) => hasVatScheme(at) && (has(at, "cbc:Percent") || value(at, "cbc:ID") === "O"),
        ),
    }),
    fatal("BR-CO-17", "the tax amount (BT-117) is the taxable amount (BT-116) times the rate (BT-119)", {
      about: "cbc:TaxAmount",
      holds: (subtotal) => {
        const category = select(subtotal, "cac:TaxCategory").find(hasVatScheme);
        const rate = category && amountAt(category, "cbc:Percent");
        const tax = amountAt(subtotal, "cbc:TaxAmount");
        if (rate === undefined || isNothing(roundUp(rate, 0))) return isNothing(roundUp(tax, 0));
        return isVatOf(tax, amountAt(subtotal, "cbc:TaxableAmount"), rate);
      },
    }),
    fatal("BR-DEC-19", "the taxable amount (BT-116) has more than 2 decimals", twoDecimals("cbc:TaxableAmount")),
    fatal("BR-DEC-20", "the tax amount (BT-117) has more than 2 decimals", twoDecimals("cbc:TaxAmount")),
  ],
};

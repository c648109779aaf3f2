import { first, has, select, value } from "../../ubl/select.ts";
import type { XmlElement } from "../../xml/index.ts";
import { fatal, type Holds, never, type Pattern, type RuleContext, warning } from "../rule.ts";
import { hasText, isNumeric, normalized, numberIn } from "../xpath-text.ts";
import { isSwedish } from "./identifiers.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";
const COUNTRY = "cac:PostalAddress/cac:Country/cbc:IdentificationCode";

const isIn = (party: XmlElement): boolean => hasText(party, COUNTRY, "SE");
const vatNumbers = (party: XmlElement): readonly string[] =>
  select(party, "cac:PartyTaxScheme")
    .filter((scheme) => hasText(scheme, "cac:TaxScheme/cbc:ID", "VAT"))
    .flatMap((scheme) => first(scheme, "cbc:CompanyID")?.text ?? []);
const paysVat = (party: XmlElement): boolean =>
  isIn(party) && vatNumbers(party).some((number) => number.startsWith("SE"));

const isSellerIn: Holds = (_element, { root }) => select(root, SELLER).some(isIn);
const isBuyerIn: Holds = (_element, { root }) => select(root, BUYER).some(isIn);
const sellerPaysVat: Holds = (_element, { root }) => select(root, SELLER).some(paysVat);

const BANK = "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID";

const giro = (name: string, numeric: string, sized: string, shortest: number): RuleContext => ({
  on: ["cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"],
  when: (account, facts) => {
    const means = account.parent?.parent;
    return (
      means !== undefined &&
      isSellerIn(account, facts) &&
      value(means, "cbc:PaymentMeansCode") === "30" &&
      value(means, BANK) === `SE:${name.toUpperCase()}`
    );
  },
  rules: [
    warning(numeric, `a Swedish ${name} account (BT-84) is a number`, ({ text }) => isNumeric(text)),
    warning(sized, `a Swedish ${name} account (BT-84) has ${shortest} to 8 digits`, ({ text }) => {
      const { length } = normalized(text);
      return length >= shortest && length <= 8;
    }),
  ],
});

export const sweden: Pattern = [
  {
    on: [SELLER],
    when: paysVat,
    rules: [
      fatal("SE-R-001", "a Swedish VAT number (BT-31) has 14 characters", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: (seller) => normalized(vatNumbers(seller)[0]).length === 14,
      }),
      fatal("SE-R-002", "a Swedish VAT number (BT-31) has 12 digits after SE", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: (seller) => isNumeric(vatNumbers(seller)[0]?.slice(2, 14)),
      }),
    ],
  },
  {
    on: [`${SELLER}/cac:PartyLegalEntity`],
    when: (entity) => entity.parent !== undefined && isIn(entity.parent) && has(entity, "cbc:CompanyID"),
    rules: [
      fatal("SE-R-003", "a Swedish organisation number (BT-30) is numeric", {
        about: "cbc:CompanyID",
        holds: (entity) => isNumeric(first(entity, "cbc:CompanyID")?.text),
      }),
      fatal("SE-R-004", "a Swedish organisation number (BT-30) has 10 digits", {
        about: "cbc:CompanyID",
        holds: (entity) => normalized(value(entity, "cbc:CompanyID")).length === 10,
      }),
      fatal("SE-R-013", "the last digit of a Swedish organisation number (BT-30) does not fit", {
        about: "cbc:CompanyID",
        holds: (entity) => {
          const number = normalized(value(entity, "cbc:CompanyID"));
          return /^\d{10,}$/.test(number) && isSwedish(number.slice(0, 10));
        },
      }),
    ],
  },
  {
    on: [`${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`],
    when: ({ parent }) => {
      const seller = parent?.parent;
      return (
        seller !== undefined &&
        isIn(seller) &&
        has(seller, "cac:PartyLegalEntity/cbc:CompanyID") &&
        value(parent ?? seller, "cac:TaxScheme/cbc:ID")?.toUpperCase() !== "VAT"
      );
    },
    rules: [
      fatal(
        "SE-R-005",
        "the tax registration (BT-32) of a Swedish seller is “Godkänd för F-skatt”",
        ({ text }) => normalized(text).toUpperCase() === "GODKÄND FÖR F-SKATT",
      ),
    ],
  },
  {
    on: ["cac:TaxCategory", "cac:ClassifiedTaxCategory"],
    when: (category, facts) => hasText(category, "cbc:ID", "S") && sellerPaysVat(category, facts),
    rules: [
      fatal("SE-R-006", "Swedish VAT rates (BT-119, BT-152) are 25, 12 and 6", {
        about: "cbc:Percent",
        holds: (category) => [25, 12, 6].includes(numberIn(first(category, "cbc:Percent")?.text)),
      }),
    ],
  },
  giro("plusgiro", "SE-R-007", "SE-R-010", 2),
  giro("bankgiro", "SE-R-008", "SE-R-009", 7),
  {
    on: ["cac:PaymentMeans"],
    when: (means, facts) =>
      ["50", "56"].some((code) => hasText(means, "cbc:PaymentMeansCode", code)) && isSellerIn(means, facts),
    rules: [
      warning("SE-R-011", "Swedish giros are payment means 30 (BT-81) with SE:BANKGIRO or SE:PLUSGIRO as bank", {
        about: "cbc:PaymentMeansCode",
        holds: never,
      }),
    ],
  },
  {
    on: ["cac:PaymentMeans"],
    when: (means, facts) =>
      hasText(means, "cbc:PaymentMeansCode", "31") && isSellerIn(means, facts) && isBuyerIn(means, facts),
    rules: [
      warning("SE-R-012", "within Sweden a credit transfer is payment means 30 (BT-81)", {
        about: "cbc:PaymentMeansCode",
        holds: never,
      }),
    ],
  },
];

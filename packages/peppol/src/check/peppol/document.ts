import { decimal, ZERO } from "@erp-gateway/core";
import { has, select, value } from "../../ubl/select.ts";
import { SPECIFICATION } from "../../ubl/specification.ts";
import { attribute, text, trimXml } from "../../xml/index.ts";
import { amountAt, amountOf, atLeast, isAbove, isWithin, minus, percentOf, same } from "../amount.ts";
import type { Facts } from "../facts.ts";
import { atMostOne, fatal, never, present, type RuleContext } from "../rule.ts";

export const PROCESSES: ReadonlySet<string> = new Set([
  "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
  "urn:peppol:france:billing:regulated",
  "urn:peppol:france:billing:non-regulated",
  "urn:peppol:bis:billing_with_response",
]);

export const isBetweenGermans = ({ sellerCountry, buyerCountry }: Facts): boolean =>
  sellerCountry === "DE" && buyerCountry === "DE";

export const projectOnCreditNote: RuleContext = {
  on: ["/"],
  when: (_root, { isInvoice }) => !isInvoice,
  rules: [
    fatal(
      "PEPPOL-EN16931-R080",
      "a credit note has one project (BT-11)",
      atMostOne("cac:AdditionalDocumentReference/cbc:DocumentTypeCode", (code) => text(code) === "50"),
    ),
  ],
};

export const document: readonly RuleContext[] = [
  {
    on: ["/"],
    rules: [
      fatal("PEPPOL-EN16931-R001", "the business process (BT-23) is missing", present("cbc:ProfileID")),
      fatal("PEPPOL-EN16931-R007", "the business process (BT-23) is none that Peppol knows", {
        about: "cbc:ProfileID",
        holds: (root) => PROCESSES.has(value(root, "cbc:ProfileID") ?? ""),
      }),
      fatal("PEPPOL-EN16931-R002", "one note (BT-22), unless both parties are German", {
        about: "cbc:Note",
        holds: (root, facts) => select(root, "cbc:Note").length <= 1 || isBetweenGermans(facts),
      }),
      fatal(
        "PEPPOL-EN16931-R003",
        "a buyer reference (BT-10) or a purchase order (BT-13) is needed",
        present("cbc:BuyerReference | cac:OrderReference/cbc:ID"),
      ),
      fatal("PEPPOL-EN16931-R004", "the specification identifier (BT-24) is not that of BIS Billing 3.0", {
        about: "cbc:CustomizationID",
        holds: (root) => {
          const id = value(root, "cbc:CustomizationID") ?? "";
          return id.startsWith(SPECIFICATION.PEPPOL_BIS_3) && !id.includes("::");
        },
      }),
      fatal("PEPPOL-EN16931-R053", "one VAT total (BT-110) with a breakdown (BG-23)", {
        about: "cac:TaxTotal",
        holds: (root) => select(root, "cac:TaxTotal").filter((total) => has(total, "cac:TaxSubtotal")).length === 1,
      }),
      fatal(
        "PEPPOL-EN16931-R054",
        "a VAT total without breakdown goes with a VAT accounting currency (BT-6), and only then",
        {
          about: "cac:TaxTotal",
          holds: (root) => {
            const plain = select(root, "cac:TaxTotal").filter((total) => !has(total, "cac:TaxSubtotal"));
            return plain.length === (has(root, "cbc:TaxCurrencyCode") ? 1 : 0);
          },
        },
      ),
      fatal("PEPPOL-EN16931-R055", "both VAT totals (BT-110, BT-111) have one sign", {
        about: "cac:TaxTotal/cbc:TaxAmount",
        holds: (root) => {
          if (!has(root, "cbc:TaxCurrencyCode")) return true;
          const taxesIn = (currency: string) =>
            select(root, "cac:TaxTotal/cbc:TaxAmount")
              .filter((tax) => attribute(tax, "currencyID") === value(root, currency))
              .map(amountOf);
          const [own, accounting] = [taxesIn("cbc:DocumentCurrencyCode"), taxesIn("cbc:TaxCurrencyCode")];
          const both = (test: (tax: ReturnType<typeof amountOf>) => boolean) => own.some(test) && accounting.some(test);
          return both((tax) => atLeast(tax, ZERO)) || both((tax) => tax !== undefined && !isAbove(tax, ZERO));
        },
      }),
    ],
  },
  {
    on: ["cbc:TaxCurrencyCode"],
    rules: [
      fatal(
        "PEPPOL-EN16931-R005",
        "the VAT accounting currency (BT-6) is another than the invoice's (BT-5)",
        (code, { currency }) => code.trimmed !== trimXml(currency ?? ""),
      ),
    ],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party"],
    rules: [
      fatal("PEPPOL-EN16931-R010", "the electronic address of the buyer (BT-49) is missing", present("cbc:EndpointID")),
    ],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party"],
    rules: [
      fatal(
        "PEPPOL-EN16931-R020",
        "the electronic address of the seller (BT-34) is missing",
        present("cbc:EndpointID"),
      ),
    ],
  },
];

const ALLOWANCES = [
  "/cac:AllowanceCharge",
  "/cac:InvoiceLine/cac:AllowanceCharge",
  "/cac:CreditNoteLine/cac:AllowanceCharge",
];
const CENTS = decimal("0.02");

export const allowancesAndPayment: readonly RuleContext[] = [
  {
    on: ALLOWANCES,
    when: (entry) => has(entry, "cbc:MultiplierFactorNumeric") && !has(entry, "cbc:BaseAmount"),
    rules: [
      fatal(
        "PEPPOL-EN16931-R041",
        "a percentage of an allowance or charge (BG-20, BG-21, BG-27, BG-28) needs its base amount",
        {
          about: "cbc:BaseAmount",
          holds: never,
        },
      ),
    ],
  },
  {
    on: ALLOWANCES,
    when: (entry) => !has(entry, "cbc:MultiplierFactorNumeric") && has(entry, "cbc:BaseAmount"),
    rules: [
      fatal(
        "PEPPOL-EN16931-R042",
        "a base amount of an allowance or charge (BG-20, BG-21, BG-27, BG-28) needs its percentage",
        {
          about: "cbc:MultiplierFactorNumeric",
          holds: never,
        },
      ),
    ],
  },
  {
    on: ALLOWANCES,
    rules: [
      fatal(
        "PEPPOL-EN16931-R040",
        "an allowance or charge (BG-20, BG-21, BG-27, BG-28) is its base amount times the percentage",
        {
          about: "cbc:Amount",
          holds: (entry) => {
            if (!has(entry, "cbc:MultiplierFactorNumeric")) return true;
            const amount = has(entry, "cbc:Amount") ? amountAt(entry, "cbc:Amount") : ZERO;
            const base = amountAt(entry, "cbc:BaseAmount");
            return isWithin(amount, percentOf(base, amountAt(entry, "cbc:MultiplierFactorNumeric")), CENTS);
          },
        },
      ),
      fatal(
        "PEPPOL-EN16931-R043",
        "the indicator of an allowance or charge (BG-20, BG-21, BG-27, BG-28) is true or false",
        {
          about: "cbc:ChargeIndicator",
          holds: (entry) => ["true", "false"].includes(value(entry, "cbc:ChargeIndicator") ?? ""),
        },
      ),
    ],
  },
  {
    on: ["cac:PaymentMeans"],
    when: (means) => ["49", "59"].includes(value(means, "cbc:PaymentMeansCode") ?? ""),
    rules: [
      fatal("PEPPOL-EN16931-R061", "a direct debit needs its mandate (BT-89)", present("cac:PaymentMandate/cbc:ID")),
    ],
  },
];

export const currency: readonly RuleContext[] = [
  {
    on: [
      "cbc:Amount",
      "cbc:BaseAmount",
      "cbc:PriceAmount",
      "cac:TaxSubtotal/cbc:TaxAmount",
      "cbc:TaxableAmount",
      "cbc:LineExtensionAmount",
      "cbc:TaxExclusiveAmount",
      "cbc:TaxInclusiveAmount",
      "cbc:AllowanceTotalAmount",
      "cbc:ChargeTotalAmount",
      "cbc:PrepaidAmount",
      "cbc:PayableRoundingAmount",
      "cbc:PayableAmount",
    ],
    rules: [isInDocumentCurrency()],
  },
  {
    on: ["cac:TaxTotal/cbc:TaxAmount"],
    when: ({ parent }) => parent !== undefined && has(parent, "cac:TaxSubtotal"),
    rules: [isInDocumentCurrency()],
  },
];

function isInDocumentCurrency() {
  return fatal(
    "PEPPOL-EN16931-R051",
    "an amount is in another currency than the invoice (BT-5)",
    (amount, { currency }) => currency !== undefined && attribute(amount, "currencyID") === currency,
  );
}

export const priceAllowance: RuleContext = {
  on: ["cac:Price/cac:AllowanceCharge"],
  rules: [
    fatal("PEPPOL-EN16931-R044", "a price has discounts (BT-147) only, no charges", {
      about: "cbc:ChargeIndicator",
      holds: (discount) => value(discount, "cbc:ChargeIndicator") === "false",
    }),
    fatal("PEPPOL-EN16931-R046", "the net price (BT-146) is the gross price (BT-148) − discount (BT-147)", {
      about: "cbc:BaseAmount",
      holds: (discount) =>
        !has(discount, "cbc:BaseAmount") ||
        (discount.parent !== undefined &&
          same(
            amountAt(discount.parent, "cbc:PriceAmount"),
            minus(amountAt(discount, "cbc:BaseAmount"), amountAt(discount, "cbc:Amount")),
          )),
    }),
  ],
};

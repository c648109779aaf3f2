import { ZERO } from "@erp-gateway/core";
import { first, has, select, value } from "../../ubl/select.ts";
import { attribute, text, type XmlElement } from "../../xml/index.ts";
import { amountAt, isAbove } from "../amount.ts";
import { hasAttribute } from "../en16931/codes.ts";
import type { Facts } from "../facts.ts";
import { DUTCH_LEGAL_SCHEMES, DUTCH_PAYMENT_MEANS, isFullAddress } from "../peppol/netherlands.ts";
import { fatal, type Holds, never, type Pattern, present, type RuleContext, warning } from "../rule.ts";
import { hasText, hasWord } from "../xpath-text.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";
const TYPE_CODES: ReadonlySet<string> = new Set(["380", "381", "384", "389"]);

const isNlcius = (_element: XmlElement, { specification }: Facts): boolean =>
  /#(compliant#urn:fdc:nen\.nl:nlcius|conformant#urn:fdc:nen\.nl:gaccount):v1\.0/.test(specification);
const isSellerDutch: Holds = (element, facts) => facts.sellerCountry === "NL" && isNlcius(element, facts);

const dutchAddress = (id: string, at: string, who: string): RuleContext => ({
  on: [at],
  when: isSellerDutch,
  rules: [
    fatal(id, `the Dutch address of ${who} has street, city and post code`, (address, facts) => {
      const country = first(address, "cac:Country/cbc:IdentificationCode");
      return (country !== undefined && country.text !== "NL") || isFullAddress(address, facts);
    }),
  ],
});

/** Allowed, and of no use to a Dutch buyer. */
const discouraged = (id: string, on: string, what: string): RuleContext => ({
  on: [on],
  when: isSellerDutch,
  rules: [warning(id, `${what} is not recommended for Dutch sellers`, never)],
});

const rules: Pattern = [
  {
    on: [SELLER],
    when: isSellerDutch,
    rules: [
      fatal("BR-NL-1", "a Dutch seller has a legal identifier (BT-30): KvK (0106) or OIN (0190)", {
        about: "cac:PartyLegalEntity/cbc:CompanyID",
        holds: (seller) => {
          const ids = select(seller, "cac:PartyLegalEntity/cbc:CompanyID");
          return (
            hasWord(ids.map((id) => attribute(id, "schemeID") ?? "").join(" "), DUTCH_LEGAL_SCHEMES) &&
            ids.some((id) => id.trimmed !== "")
          );
        },
      }),
    ],
  },
  {
    on: ["/"],
    when: isSellerDutch,
    rules: [
      fatal(
        "BR-NL-2",
        "a buyer reference (BT-10) or a purchase order (BT-13) is needed",
        present("cbc:BuyerReference | cac:OrderReference/cbc:ID"),
      ),
    ],
  },
  {
    on: [`${SELLER}/cac:PostalAddress`],
    when: isSellerDutch,
    rules: [fatal("BR-NL-3", "the address of a Dutch seller (BG-5) has street, city and post code", isFullAddress)],
  },
  dutchAddress("BR-NL-4", `${BUYER}/cac:PostalAddress`, "the buyer (BG-8)"),
  dutchAddress("BR-NL-5", "cac:TaxRepresentativeParty/cac:PostalAddress", "the tax representative (BG-12)"),
  {
    on: ["cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode"],
    when: isSellerDutch,
    rules: [
      fatal("BR-NL-7", "the type code (BT-3) is 380, 381, 384 or 389", (code) => TYPE_CODES.has(text(code))),
      fatal(
        "BR-NL-8",
        "type code (BT-3) 381 stands in a CreditNote",
        (code, { isInvoice }) => text(code) !== "381" || !isInvoice,
      ),
      fatal(
        "BR-NL-8",
        "a type code (BT-3) other than 381 stands in an Invoice",
        (code, { isInvoice }) => text(code) === "381" || isInvoice,
      ),
      fatal(
        "BR-NL-9",
        "a corrective invoice (384) names the invoice it corrects (BT-25)",
        (code, { root }) =>
          text(code) !== "384" || has(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
      ),
    ],
  },
  {
    on: [`${BUYER}/cac:PartyLegalEntity`],
    when: isSellerDutch,
    rules: [
      fatal("BR-NL-10", "the legal identifier of a Dutch buyer (BT-47) is KvK (0106) or OIN (0190)", {
        about: "cbc:CompanyID",
        holds: (entity, { root, buyerLegalSchemes }) => {
          const isDutch = hasText(root, `${BUYER}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`, "NL");
          const isKnown = hasWord([...buyerLegalSchemes].join(" "), DUTCH_LEGAL_SCHEMES);
          return (!isDutch || isKnown) && value(entity, "cbc:CompanyID") !== "";
        },
      }),
    ],
  },
  {
    on: ["/cac:LegalMonetaryTotal"],
    when: (element, facts) => facts.isInvoice && isSellerDutch(element, facts),
    rules: [
      fatal("BR-NL-11", "a Dutch seller tells how to pay what the buyer owes (BG-16)", (totals, { root }) => {
        const payable = amountAt(totals, "cbc:PayableAmount");
        return (payable !== undefined && !isAbove(payable, ZERO)) || has(root, "cac:PaymentMeans");
      }),
    ],
  },
  {
    on: ["cac:PaymentMeans"],
    when: isSellerDutch,
    rules: [
      fatal("BR-NL-12", "payment means (BT-81) of a Dutch seller are 30, 48, 49, 57, 58 or 59", {
        about: "cbc:PaymentMeansCode",
        holds: (means) => DUTCH_PAYMENT_MEANS.has(value(means, "cbc:PaymentMeansCode") ?? ""),
      }),
      warning("BR-NL-31", "a BIC (BT-86) is not recommended for SEPA payments", {
        about: "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID",
        holds: (means) =>
          !["58", "59"].includes(value(means, "cbc:PaymentMeansCode") ?? "") ||
          !has(means, "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
      }),
    ],
  },
  {
    on: ["cac:OrderLineReference/cbc:LineID"],
    when: isNlcius,
    rules: [
      fatal("BR-NL-13", "an order line (BT-132) needs the purchase order (BT-13)", (_id, { root }) =>
        has(root, "cac:OrderReference/cbc:ID"),
      ),
    ],
  },
  discouraged("BR-NL-19", "cbc:TaxCurrencyCode", "a VAT accounting currency (BT-6)"),
  discouraged("BR-NL-20", "cbc:TaxPointDate", "a tax point date (BT-7)"),
  discouraged("BR-NL-21", "cac:InvoicePeriod/cbc:DescriptionCode", "a tax point date code (BT-8)"),
  discouraged(
    "BR-NL-24",
    "cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate",
    "the date of a preceding invoice (BT-26)",
  ),
  {
    on: [`${SELLER}/cac:PartyTaxScheme`],
    when: isSellerDutch,
    rules: [
      warning(
        "BR-NL-25",
        "a tax registration (BT-32) is not recommended for Dutch sellers",
        (scheme) =>
          !has(scheme, "cbc:CompanyID") || select(scheme, "cac:TaxScheme/cbc:ID").some((id) => text(id) === "VAT"),
      ),
    ],
  },
  discouraged("BR-NL-26", `${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`, "a legal text (BT-33)"),
  discouraged("BR-NL-27-1", `${SELLER}/cac:PostalAddress/cac:AddressLine/cbc:Line`, "a third address line (BT-162)"),
  discouraged("BR-NL-27-2", `${BUYER}/cac:PostalAddress/cac:AddressLine/cbc:Line`, "a third address line (BT-163)"),
  discouraged(
    "BR-NL-27-3",
    "cac:TaxRepresentativeParty/cac:PostalAddress/cac:AddressLine/cbc:Line",
    "a third address line (BT-164)",
  ),
  discouraged(
    "BR-NL-27-4",
    "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:AddressLine/cbc:Line",
    "a third address line (BT-165)",
  ),
  discouraged("BR-NL-28-1", `${SELLER}/cac:PostalAddress/cbc:CountrySubentity`, "a subdivision (BT-39)"),
  discouraged("BR-NL-28-2", `${BUYER}/cac:PostalAddress/cbc:CountrySubentity`, "a subdivision (BT-54)"),
  discouraged(
    "BR-NL-28-3",
    "cac:TaxRepresentativeParty/cac:PostalAddress/cbc:CountrySubentity",
    "a subdivision (BT-68)",
  ),
  discouraged(
    "BR-NL-28-4",
    "cac:Delivery/cac:DeliveryLocation/cac:Address/cbc:CountrySubentity",
    "a subdivision (BT-79)",
  ),
  {
    on: ["cac:PaymentMeans/cbc:PaymentMeansCode"],
    when: isSellerDutch,
    rules: [
      warning(
        "BR-NL-29",
        "a text of the payment means (BT-82) is not recommended for Dutch sellers",
        (code, facts) => !hasAttribute("name")(code, facts),
      ),
    ],
  },
  discouraged("BR-NL-30", "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name", "an account name (BT-85)"),
  // Published under this id for allowances and charges, of the document and of lines alike.
  discouraged(
    "BR-NL-32-1",
    "cac:AllowanceCharge/cbc:AllowanceChargeReasonCode",
    "a reason code (BT-98, BT-105, BT-140, BT-145)",
  ),
  {
    on: ["cac:TaxTotal/cbc:TaxAmount"],
    when: isSellerDutch,
    rules: [
      warning(
        "BR-NL-33",
        "a VAT total in the accounting currency (BT-111) is not recommended for Dutch sellers",
        (tax, { currency }) => attribute(tax, "currencyID") === currency,
      ),
    ],
  },
  discouraged(
    "BR-NL-35",
    "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReasonCode",
    "an exemption code (BT-121)",
  ),
  { on: ["*:empty"], rules: [warning("SI-UBL-2", "an element is empty; leave it out", never)] },
];

/** SI-UBL 2.0 (NLCIUS), release 2.0.3.13. */
export const nlcius: readonly Pattern[] = [rules];

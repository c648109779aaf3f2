import { COUNTRIES } from "../../code-lists/countries.ts";
import { CURRENCIES } from "../../code-lists/currencies.ts";
import { EAS, ICD } from "../../code-lists/identifier-schemes.ts";
import { MEDIA_TYPES } from "../../code-lists/media-types.ts";
import { UNITS } from "../../code-lists/units.ts";
import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  CREDIT_NOTE_TYPES,
  INVOICE_TYPES,
  ITEM_CLASSIFICATION_LISTS,
  PAYMENT_MEANS,
  REFERENCE_QUALIFIERS,
  TAX_POINT_DATES,
  VAT_CATEGORIES,
} from "../../code-lists/untdid.ts";
import { VAT_EXEMPTIONS } from "../../code-lists/vat-exemptions.ts";
import { some } from "../../ubl/select.ts";
import { attribute, trimXml, type XmlElement } from "../../xml/index.ts";
import { isAllowance, isCharge } from "../facts.ts";
import { fatal, type Holds, type Pattern } from "../rule.ts";

type Codes = ReadonlySet<string>;

export const textIn =
  (codes: Codes): Holds =>
  (element) =>
    codes.has(element.trimmed);

const attributeIn =
  (name: string, codes: Codes): Holds =>
  (element) =>
    codes.has(trimXml(attribute(element, name) ?? ""));

export const hasAttribute =
  (name: string): Holds =>
  (element) =>
    attribute(element, name) !== undefined;

export const parentIs =
  (test: (parent: XmlElement) => boolean): Holds =>
  ({ parent }) =>
    parent !== undefined && test(parent);

export const AMOUNTS = [
  "cbc:Amount",
  "cbc:BaseAmount",
  "cbc:PriceAmount",
  "cbc:TaxAmount",
  "cbc:TaxableAmount",
  "cbc:LineExtensionAmount",
  "cbc:TaxExclusiveAmount",
  "cbc:TaxInclusiveAmount",
  "cbc:AllowanceTotalAmount",
  "cbc:ChargeTotalAmount",
  "cbc:PrepaidAmount",
  "cbc:PayableRoundingAmount",
  "cbc:PayableAmount",
];

const schemed = hasAttribute("schemeID");
const isInvoicedObject = (reference: XmlElement): boolean =>
  some(reference, "cbc:DocumentTypeCode", ({ text }) => text === "130");

/** Values of code lists. */
export const codes: Pattern = [
  {
    on: ["cbc:InvoiceTypeCode"],
    rules: [fatal("BR-CL-01", "the type code (BT-3) is none of UNTDID 1001 for invoices", textIn(INVOICE_TYPES))],
  },
  {
    on: ["cbc:CreditNoteTypeCode"],
    rules: [
      fatal("BR-CL-01", "the type code (BT-3) is none of UNTDID 1001 for credit notes", textIn(CREDIT_NOTE_TYPES)),
    ],
  },
  {
    on: AMOUNTS,
    rules: [
      fatal(
        "BR-CL-03",
        "the currency of an amount (BT-5, BT-6) is none of ISO 4217",
        attributeIn("currencyID", CURRENCIES),
      ),
    ],
  },
  {
    on: ["cbc:DocumentCurrencyCode"],
    rules: [fatal("BR-CL-04", "the currency (BT-5) is none of ISO 4217", textIn(CURRENCIES))],
  },
  {
    on: ["cbc:TaxCurrencyCode"],
    rules: [fatal("BR-CL-05", "the VAT accounting currency (BT-6) is none of ISO 4217", textIn(CURRENCIES))],
  },
  {
    on: ["cac:InvoicePeriod/cbc:DescriptionCode"],
    rules: [fatal("BR-CL-06", "the tax point date code (BT-8) is 3, 35 or 432", textIn(TAX_POINT_DATES))],
  },
  {
    on: ["cac:AdditionalDocumentReference/cbc:ID", "cac:DocumentReference/cbc:ID"],
    when: (id, facts) => schemed(id, facts) && parentIs(isInvoicedObject)(id, facts),
    rules: [
      fatal(
        "BR-CL-07",
        "the scheme of an invoiced object (BT-18, BT-128) is none of UNTDID 1153",
        attributeIn("schemeID", REFERENCE_QUALIFIERS),
      ),
    ],
  },
  {
    on: ["cac:PartyIdentification/cbc:ID"],
    when: schemed,
    rules: [
      fatal("BR-CL-10", "the scheme of a party identifier (BT-29, BT-46, BT-60) is none of ISO 6523", (id) => {
        const scheme = trimXml(attribute(id, "schemeID") ?? "");
        return ICD.has(scheme) || (scheme === "SEPA" && isOfCreditor(id));
      }),
    ],
  },
  {
    on: ["cac:PartyLegalEntity/cbc:CompanyID"],
    when: schemed,
    rules: [
      fatal(
        "BR-CL-11",
        "the scheme of a legal identifier (BT-30, BT-47, BT-61) is none of ISO 6523",
        attributeIn("schemeID", ICD),
      ),
    ],
  },
  {
    on: ["cac:CommodityClassification/cbc:ItemClassificationCode"],
    when: hasAttribute("listID"),
    rules: [
      fatal(
        "BR-CL-13",
        "the list of an item classification (BT-158) is none of UNTDID 7143",
        attributeIn("listID", ITEM_CLASSIFICATION_LISTS),
      ),
    ],
  },
  {
    on: ["cac:Country/cbc:IdentificationCode"],
    rules: [fatal("BR-CL-14", "the country (BT-40, BT-55, BT-69, BT-80) is none of ISO 3166-1", textIn(COUNTRIES))],
  },
  {
    on: ["cac:OriginCountry/cbc:IdentificationCode"],
    rules: [fatal("BR-CL-15", "the country of origin (BT-159) is none of ISO 3166-1", textIn(COUNTRIES))],
  },
  {
    on: ["cac:PaymentMeans/cbc:PaymentMeansCode"],
    rules: [fatal("BR-CL-16", "the payment means (BT-81) are none of UNTDID 4461", textIn(PAYMENT_MEANS))],
  },
  {
    on: ["cac:TaxCategory/cbc:ID"],
    rules: [
      fatal("BR-CL-17", "the VAT category (BT-118, BT-95, BT-102) is none of UNTDID 5305", textIn(VAT_CATEGORIES)),
    ],
  },
  {
    on: ["cac:ClassifiedTaxCategory/cbc:ID"],
    rules: [fatal("BR-CL-18", "the VAT category of a line (BT-151) is none of UNTDID 5305", textIn(VAT_CATEGORIES))],
  },
  {
    on: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: parentIs(isAllowance),
    rules: [
      fatal(
        "BR-CL-19",
        "the reason code of an allowance (BT-98, BT-140) is none of UNTDID 5189",
        textIn(ALLOWANCE_REASONS),
      ),
    ],
  },
  {
    on: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: parentIs(isCharge),
    rules: [
      fatal("BR-CL-20", "the reason code of a charge (BT-105, BT-145) is none of UNTDID 7161", textIn(CHARGE_REASONS)),
    ],
  },
  {
    on: ["cac:StandardItemIdentification/cbc:ID"],
    when: schemed,
    rules: [
      fatal("BR-CL-21", "the scheme of an item identifier (BT-157) is none of ISO 6523", attributeIn("schemeID", ICD)),
    ],
  },
  {
    on: ["cbc:TaxExemptionReasonCode"],
    rules: [
      fatal("BR-CL-22", "the exemption code (BT-121) is none of VATEX", (code) =>
        VAT_EXEMPTIONS.has(code.trimmed.toUpperCase()),
      ),
    ],
  },
  {
    on: ["cbc:InvoicedQuantity", "cbc:BaseQuantity", "cbc:CreditedQuantity"],
    when: hasAttribute("unitCode"),
    rules: [
      fatal(
        "BR-CL-23",
        "the unit (BT-130, BT-150) is none of UN/ECE Recommendation 20 or 21",
        attributeIn("unitCode", UNITS),
      ),
    ],
  },
  {
    on: ["cbc:EmbeddedDocumentBinaryObject"],
    when: hasAttribute("mimeCode"),
    rules: [
      fatal("BR-CL-24", "the media type of an attachment (BT-125) is not allowed", (file) =>
        MEDIA_TYPES.has(attribute(file, "mimeCode") ?? ""),
      ),
    ],
  },
  {
    on: ["cbc:EndpointID"],
    when: schemed,
    rules: [
      fatal(
        "BR-CL-25",
        "the scheme of an electronic address (BT-34, BT-49) is none of EAS",
        attributeIn("schemeID", EAS),
      ),
    ],
  },
  {
    on: ["cac:DeliveryLocation/cbc:ID"],
    when: schemed,
    rules: [
      fatal("BR-CL-26", "the scheme of a delivery location (BT-71) is none of ISO 6523", attributeIn("schemeID", ICD)),
    ],
  },
];

/** `SEPA` names the bank's creditor identifier (BT-90), which seller and payee have. */
function isOfCreditor(id: XmlElement): boolean {
  for (let at = id.parent; at !== undefined; at = at.parent) {
    if (at.name === "AccountingSupplierParty" || at.name === "PayeeParty") return true;
  }
  return false;
}

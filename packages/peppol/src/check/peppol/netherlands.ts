import { ZERO } from "@erp-gateway/core";
import { has, value } from "../../ubl/select.ts";
import { attribute, type XmlElement } from "../../xml/index.ts";
import { amountAt, atLeast, isAbove } from "../amount.ts";
import type { Facts } from "../facts.ts";
import { fatal, type Holds, type Pattern } from "../rule.ts";
import { hasWord } from "../xpath-text.ts";

const isSellerDutch = (_element: XmlElement, { sellerCountry }: Facts): boolean => sellerCountry === "NL";
const areBothDutch = (_element: XmlElement, { sellerCountry, buyerCountry }: Facts): boolean =>
  sellerCountry === "NL" && buyerCountry === "NL";

export const isFullAddress: Holds = (address) =>
  has(address, "cbc:StreetName") && has(address, "cbc:CityName") && has(address, "cbc:PostalZone");

/** Trade register (KvK) or government (OIN). */
export const DUTCH_LEGAL_SCHEMES: ReadonlySet<string> = new Set(["0106", "0190"]);
const isDutchLegalId: Holds = (id) =>
  hasWord(attribute(id, "schemeID") ?? "", DUTCH_LEGAL_SCHEMES) && id.trimmed !== "";

export const DUTCH_PAYMENT_MEANS: ReadonlySet<string> = new Set(["30", "48", "49", "57", "58", "59"]);

/** National rules of the Netherlands within BIS Billing 3.0. */
export const netherlands: Pattern = [
  {
    on: ["cbc:CreditNoteTypeCode"],
    when: isSellerDutch,
    rules: [
      fatal("NL-R-001", "a Dutch credit note names the invoice it corrects (BT-25)", (_code, { root }) =>
        has(root, "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
      ),
    ],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"],
    when: isSellerDutch,
    rules: [fatal("NL-R-002", "the address of a Dutch seller (BG-5) has street, city and post code", isFullAddress)],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"],
    when: isSellerDutch,
    rules: [
      fatal("NL-R-003", "the legal identifier of a Dutch seller (BT-30) is KvK (0106) or OIN (0190)", isDutchLegalId),
    ],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"],
    when: areBothDutch,
    rules: [fatal("NL-R-004", "the address of a Dutch buyer (BG-8) has street, city and post code", isFullAddress)],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"],
    when: areBothDutch,
    rules: [
      fatal("NL-R-005", "the legal identifier of a Dutch buyer (BT-47) is KvK (0106) or OIN (0190)", isDutchLegalId),
    ],
  },
  {
    on: ["cac:TaxRepresentativeParty/cac:PostalAddress"],
    when: (element, facts) => isSellerDutch(element, facts) && facts.taxRepresentativeCountry === "NL",
    rules: [
      fatal(
        "NL-R-006",
        "the address of a Dutch tax representative (BG-12) has street, city and post code",
        isFullAddress,
      ),
    ],
  },
  {
    on: ["cac:LegalMonetaryTotal"],
    when: isSellerDutch,
    rules: [
      fatal(
        "NL-R-007",
        "a Dutch seller tells how to pay what the buyer owes (BG-16)",
        (totals, { root, isInvoice }) => {
          const payable = amountAt(totals, "cbc:PayableAmount");
          const owesNothing = isInvoice ? payable !== undefined && !isAbove(payable, ZERO) : atLeast(payable, ZERO);
          return owesNothing || has(root, "cac:PaymentMeans");
        },
      ),
    ],
  },
  {
    on: ["cac:PaymentMeans"],
    when: areBothDutch,
    rules: [
      fatal("NL-R-008", "payment means (BT-81) between Dutch parties are 30, 48, 49, 57, 58 or 59", {
        about: "cbc:PaymentMeansCode",
        holds: (means) => DUTCH_PAYMENT_MEANS.has(value(means, "cbc:PaymentMeansCode") ?? ""),
      }),
    ],
  },
  {
    on: ["cac:OrderLineReference/cbc:LineID"],
    when: isSellerDutch,
    rules: [
      fatal("NL-R-009", "an order line (BT-132) needs the purchase order (BT-13)", (_id, { root }) =>
        has(root, "cac:OrderReference/cbc:ID"),
      ),
    ],
  },
];

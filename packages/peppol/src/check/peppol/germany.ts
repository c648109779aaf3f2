import { first, has, select, value, values } from "../../ubl/select.ts";
import { attribute, type XmlElement } from "../../xml/index.ts";
import { fatal, type Holds, type Pattern, present, type RuleContext, type Test, warning } from "../rule.ts";
import { hasText, normalized } from "../xpath-text.ts";
import { isBetweenGermans } from "./document.ts";

const SELLER = "cac:AccountingSupplierParty";
const PARTY = "cac:AccountingSupplierParty/cac:Party";
const TYPE_CODES: ReadonlySet<string> = new Set(["326", "380", "384", "389", "381", "875", "876", "877"]);
const TAXED: ReadonlySet<string> = new Set(["S", "Z", "E", "AE", "K", "G", "L", "M"]);

const betweenGermans: Holds = (_element, facts) => isBetweenGermans(facts);
const filled = (about: string): Test => ({
  about,
  holds: (element) => values(element, about).some((text) => text !== ""),
});
const absent = (...paths: readonly string[]): Test => ({
  about: paths[0] ?? "",
  holds: (element) => !paths.some((path) => has(element, path)),
});

/** VAT is charged by category of a line, or of an allowance or a charge of the document. */
const isTaxed = (root: XmlElement): boolean =>
  select(root, "cac:AllowanceCharge")
    .filter((entry) => ["true", "false"].some((indicator) => hasText(entry, "cbc:ChargeIndicator", indicator)))
    .flatMap((entry) => select(entry, "cac:TaxCategory/cbc:ID"))
    .concat(
      select(
        root,
        "cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID | cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
      ),
    )
    .some(({ text }) => TAXED.has(text));

const CASH_DISCOUNT = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** A line that starts with # is a cash discount, and a line break follows the last one. */
function areCashDiscounts(root: XmlElement): boolean {
  const notes = select(root, "cac:PaymentTerms").flatMap((terms) => first(terms, "cbc:Note")?.text ?? []);
  return notes.every((note) => {
    const lines = note.split(/\r?\n/).map(normalized);
    const discounts = lines.filter((line) => line.startsWith("#"));
    const rest = note.split(/#.+#/).at(-1) ?? "";
    return discounts.every((line) => CASH_DISCOUNT.test(line)) && (discounts.length === 0 || /^\s*\n/.test(rest));
  });
}

function areFileNamesUnique(root: XmlElement): boolean {
  const seen = new Set<string>();
  return select(root, "cac:AdditionalDocumentReference").every((reference) => {
    const names = select(reference, "cac:Attachment/cbc:EmbeddedDocumentBinaryObject").flatMap(
      (file) => attribute(file, "filename") ?? [],
    );
    const isNew = names.every((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return isNew;
  });
}

/** Letters count as two digits, the country and its check digits stand last: modulo 97 that leaves 1. */
function isIban(text: string | undefined): boolean {
  const iban = (text ?? "").replace(/\s/g, "");
  if (!/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{0,30}$/.test(iban)) return false;
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((character) => {
    const code = character.charCodeAt(0);
    return code > 64 ? code - 55 : code - 48;
  });
  return BigInt(digits.join("")) % 97n === 1n;
}

const paidBy = (codes: readonly string[], ...rules: RuleContext["rules"]): RuleContext => ({
  on: ["/cac:PaymentMeans"],
  when: (means, facts) => isBetweenGermans(facts) && codes.includes(normalized(value(means, "cbc:PaymentMeansCode"))),
  rules,
});

export const germany: Pattern = [
  {
    on: ["/"],
    when: betweenGermans,
    rules: [
      fatal("DE-R-001", "between German parties there are payment instructions (BG-16)", present("cac:PaymentMeans")),
      fatal("DE-R-015", "between German parties there is a buyer reference (BT-10)", filled("cbc:BuyerReference")),
      fatal(
        "DE-R-016",
        "VAT asks for a tax number of the German seller (BT-31, BT-32) or a tax representative (BG-11)",
        {
          about: `${PARTY}/cac:PartyTaxScheme/cbc:CompanyID`,
          holds: (root) =>
            !isTaxed(root) ||
            has(root, "cac:TaxRepresentativeParty") ||
            values(root, `${PARTY}/cac:PartyTaxScheme/cbc:CompanyID`).some((number) => number !== ""),
        },
      ),
      warning("DE-R-017", "between German parties the type code (BT-3) is 326, 380, 381, 384, 389, 875, 876 or 877", {
        about: "cbc:InvoiceTypeCode",
        holds: (root) =>
          values(root, "cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode").some((code) => TYPE_CODES.has(code)),
      }),
      fatal("DE-R-018", "a cash discount (BT-20) looks like #SKONTO#TAGE=14#PROZENT=2.00#, and a line break follows", {
        about: "cac:PaymentTerms/cbc:Note",
        holds: areCashDiscounts,
      }),
      fatal("DE-R-022", "attached files (BT-125) have names of their own", {
        about: "cac:AdditionalDocumentReference",
        holds: areFileNamesUnique,
      }),
      warning("DE-R-026", "a corrective invoice (384) names the invoice it corrects (BG-3)", {
        about: "cac:BillingReference",
        holds: (root) =>
          !values(root, "cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode").includes("384") ||
          has(root, "cac:BillingReference/cac:InvoiceDocumentReference"),
      }),
      fatal("DE-R-030", "a direct debit (BG-19) names the creditor identifier (BT-90)", {
        about: `${PARTY}/cac:PartyIdentification/cbc:ID`,
        holds: (root) =>
          !has(root, "cac:PaymentMeans/cac:PaymentMandate") ||
          select(root, `${PARTY}/cac:PartyIdentification/cbc:ID | cac:PayeeParty/cac:PartyIdentification/cbc:ID`).some(
            (id) => attribute(id, "schemeID") === "SEPA",
          ),
      }),
      fatal("DE-R-031", "a direct debit (BG-19) names the debited account (BT-91)", {
        about: "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
        holds: (root) =>
          !has(root, "cac:PaymentMeans/cac:PaymentMandate") ||
          has(root, "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"),
      }),
    ],
  },
  {
    on: ["/cac:AdditionalDocumentReference/cac:Attachment/cac:ExternalReference"],
    when: betweenGermans,
    rules: [
      warning("DE-R-T02", "the address of an external document (BT-124) starts with its scheme, e.g. https:", {
        about: "cbc:URI",
        holds: (reference) => /^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(first(reference, "cbc:URI")?.text ?? ""),
      }),
    ],
  },
  {
    on: [`/${SELLER}`],
    when: betweenGermans,
    rules: [fatal("DE-R-002", "a German seller has a contact (BG-6)", present("cac:Party/cac:Contact"))],
  },
  {
    on: [`/${PARTY}/cac:PostalAddress`],
    when: betweenGermans,
    rules: [
      fatal("DE-R-003", "a German seller has a city (BT-37)", filled("cbc:CityName")),
      fatal("DE-R-004", "a German seller has a post code (BT-38)", filled("cbc:PostalZone")),
    ],
  },
  {
    on: [`/${PARTY}/cac:Contact`],
    when: betweenGermans,
    rules: [
      fatal("DE-R-005", "the contact of a German seller has a name (BT-41)", filled("cbc:Name")),
      fatal("DE-R-006", "the contact of a German seller has a telephone number (BT-42)", filled("cbc:Telephone")),
      fatal("DE-R-007", "the contact of a German seller has an e-mail address (BT-43)", filled("cbc:ElectronicMail")),
      warning("DE-R-027", "a telephone number (BT-42) has three digits at least", {
        about: "cbc:Telephone",
        holds: (contact) => /\d(?:.*\d){2}/.test(normalized(value(contact, "cbc:Telephone"))),
      }),
      warning("DE-R-028", "an e-mail address (BT-43) looks like name@example.org", {
        about: "cbc:ElectronicMail",
        holds: (contact) => /^[^@\s]+@(?:[^@.\s]+\.)+[^@.\s]+$/.test(normalized(value(contact, "cbc:ElectronicMail"))),
      }),
    ],
  },
  {
    on: ["/cac:AccountingCustomerParty/cac:Party/cac:PostalAddress"],
    when: betweenGermans,
    rules: [
      fatal("DE-R-008", "a German buyer has a city (BT-52)", filled("cbc:CityName")),
      fatal("DE-R-009", "a German buyer has a post code (BT-53)", filled("cbc:PostalZone")),
    ],
  },
  {
    on: ["/cac:Delivery/cac:DeliveryLocation/cac:Address"],
    when: betweenGermans,
    rules: [
      fatal("DE-R-010", "a delivery address has a city (BT-77)", filled("cbc:CityName")),
      fatal("DE-R-011", "a delivery address has a post code (BT-78)", filled("cbc:PostalZone")),
    ],
  },
  paidBy(
    ["30", "58"],
    warning("DE-R-019", "the account (BT-84) of a SEPA credit transfer is an IBAN", {
      about: "cac:PayeeFinancialAccount/cbc:ID",
      holds: (means) =>
        value(means, "cbc:PaymentMeansCode") !== "58" || isIban(first(means, "cac:PayeeFinancialAccount/cbc:ID")?.text),
    }),
    fatal("DE-R-023-1", "a credit transfer has an account (BG-17)", present("cac:PayeeFinancialAccount")),
    fatal(
      "DE-R-023-2",
      "a credit transfer has no card (BG-18), no mandate (BG-19)",
      absent("cac:CardAccount", "cac:PaymentMandate"),
    ),
  ),
  paidBy(
    ["48", "54", "55"],
    fatal("DE-R-024-1", "a card payment has a card (BG-18)", present("cac:CardAccount")),
    fatal(
      "DE-R-024-2",
      "a card payment has no account (BG-17), no mandate (BG-19)",
      absent("cac:PayeeFinancialAccount", "cac:PaymentMandate"),
    ),
  ),
  paidBy(
    ["59"],
    warning("DE-R-020", "the debited account (BT-91) of a SEPA direct debit is an IBAN", {
      about: "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
      holds: (means) => isIban(first(means, "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID")?.text),
    }),
    fatal("DE-R-025-1", "a direct debit has a mandate (BG-19)", present("cac:PaymentMandate")),
    fatal(
      "DE-R-025-2",
      "a direct debit has no account (BG-17), no card (BG-18)",
      absent("cac:PayeeFinancialAccount", "cac:CardAccount"),
    ),
  ),
  {
    on: ["/cac:TaxTotal/cac:TaxSubtotal"],
    when: betweenGermans,
    rules: [
      fatal(
        "DE-R-014",
        "between German parties every VAT rate (BT-119) is given",
        filled("cac:TaxCategory/cbc:Percent"),
      ),
    ],
  },
];

import { nameOf, type UblName } from "../../ubl/names.ts";
import { first, has, select, some } from "../../ubl/select.ts";
import { attribute, text, type XmlAttribute, type XmlElement } from "../../xml/index.ts";
import { type Facts, isAllowance, isCharge, isCreditorId } from "../facts.ts";
import { atMostOne, fatal, type Holds, hasTwoDecimals, type Pattern, present, type Test, warning } from "../rule.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";

// Values are compared as they stand, white space included, as the published rules do.
const isInvoicedObject = ({ parent }: XmlElement): boolean => parent !== undefined && typeCodes(parent).includes("130");
const schemeIs =
  (test: (scheme: string) => boolean) =>
  ({ parent }: XmlElement): boolean =>
    parent !== undefined &&
    some(parent, "cac:TaxScheme", (scheme) => test(text(first(scheme, "cbc:ID"))?.toUpperCase() ?? ""));
const isVatNumber = schemeIs((scheme) => scheme === "VAT");
const isOtherTaxNumber = schemeIs((scheme) => scheme !== "VAT");

const everywhere = (name: UblName, { index }: Facts): readonly XmlElement[] => index.byName[name.id] ?? [];

const oneValue = (name: UblName): Test => ({
  about: `cac:PaymentMeans/${name.text}`,
  holds: (_root, facts) => new Set(everywhere(name, facts).map((element) => text(element))).size <= 1,
});

/** A payee that is the seller needs no group of its own. */
const isNotSeller: Holds = (payee) => {
  const { parent } = payee;
  if (parent === undefined) return false;
  return some(payee, "cac:PartyName/cbc:Name", (name) =>
    some(parent, `${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`, (seller) => text(seller) !== text(name)),
  );
};
const oneOfSomebodyElse = (about: string, where?: (element: XmlElement) => boolean): Test => ({
  about,
  holds: (payee, facts) => atMostOne(about, where).holds(payee, facts) && isNotSeller(payee, facts),
});

/**
 * Not asked of the G-account extension of NLCIUS, to which these elements carry terms (NL-GA-04, NL-GA-02, NL-GA-03).
 * @see SI-UBL 2.0 G-account 1.0.2.13, its version of the syntax rules: it removes these three and no other
 */
export const SHARES_OF_PAYMENT: ReadonlySet<string> = new Set(["UBL-CR-411", "UBL-CR-453", "UBL-CR-459"]);

const PAYMENT_MEANS_CODE = nameOf("cbc:PaymentMeansCode");
const PAYMENT_ID = nameOf("cbc:PaymentID");
const DOCUMENT_REFERENCE = nameOf("cac:AdditionalDocumentReference");
const hasName = (attributes: readonly XmlAttribute[]): boolean =>
  attributes.some(({ namespace, name }) => namespace === "" && name === "name");
const isStrayName = ({ qname, attributes }: XmlElement): boolean => qname !== PAYMENT_MEANS_CODE && hasName(attributes);

const hasScheme = (id: XmlElement): boolean => attribute(id, "schemeID") !== undefined;
const typeCodes = (reference: XmlElement): readonly string[] =>
  select(reference, "cbc:DocumentTypeCode").map((code) => text(code));
const isNoObject = (reference: XmlElement): boolean => {
  const codes = typeCodes(reference);
  return codes.length === 0 || codes.some((code) => code !== "130");
};
const objects = (facts: Facts): readonly XmlElement[] =>
  everywhere(DOCUMENT_REFERENCE, facts).filter((reference) => typeCodes(reference).includes("130"));

/** How EN 16931-3-2 binds terms to UBL: mostly, that a term stands once. */
export const syntax: Pattern = [
  {
    on: ["cac:PostalAddress", "cac:Address"],
    rules: [
      fatal(
        "UBL-SR-51",
        "an address has one third line (BT-162, BT-163, BT-164, BT-165)",
        atMostOne("cac:AddressLine"),
      ),
    ],
  },
  {
    on: ["cac:AccountingSupplierParty/cac:Party"],
    rules: [
      fatal("UBL-SR-42", "the seller has two tax numbers (BT-31, BT-32) at most", {
        about: "cac:PartyTaxScheme",
        holds: (party) => select(party, "cac:PartyTaxScheme").length <= 2,
      }),
    ],
  },
  {
    on: ["cac:AdditionalDocumentReference"],
    rules: [
      fatal("UBL-SR-33", "a supporting document has one description (BT-123)", atMostOne("cbc:DocumentDescription")),
      fatal(
        "UBL-SR-43",
        "a scheme belongs to the invoiced object (BT-18, type 130) only; type 50 is a project, of a credit note",
        (reference, { isInvoice }) => {
          const codes = select(reference, "cbc:DocumentTypeCode").map((code) => text(code));
          if (codes.includes("130") || (!isInvoice && codes.includes("50"))) return true;
          return (
            codes.length === 0 && select(reference, "cbc:ID").every((id) => attribute(id, "schemeID") === undefined)
          );
        },
      ),
    ],
  },
  {
    on: ["*Amount"],
    when: ({ name, parent }) => !name.endsWith("PriceAmount") && !isOnPrice(parent),
    rules: [
      fatal(
        "UBL-DT-01",
        "an amount (BG-20, BG-21, BG-22, BG-23, BG-25, BG-27, BG-28) has two decimals at most",
        (amount) => hasTwoDecimals(text(amount)),
      ),
    ],
  },
  {
    on: ["*BinaryObject"],
    rules: [
      fatal(
        "UBL-DT-06",
        "an attached file (BT-125) has a media type",
        (file) => attribute(file, "mimeCode") !== undefined,
      ),
      fatal("UBL-DT-07", "an attached file (BT-125) has a name", (file) => attribute(file, "filename") !== undefined),
    ],
  },
  {
    on: ["cac:Delivery"],
    rules: [
      fatal("UBL-SR-25", "one name of the receiver (BT-70)", atMostOne("cac:DeliveryParty/cac:PartyName/cbc:Name")),
    ],
  },
  {
    on: ["cac:AllowanceCharge"],
    when: isAllowance,
    rules: [fatal("UBL-SR-30", "an allowance has one reason (BT-97, BT-139)", atMostOne("cbc:AllowanceChargeReason"))],
  },
  {
    on: ["cac:AllowanceCharge"],
    when: isCharge,
    rules: [fatal("UBL-SR-31", "a charge has one reason (BT-104, BT-144)", atMostOne("cbc:AllowanceChargeReason"))],
  },
  {
    on: ["cac:PartyTaxScheme"],
    rules: [
      fatal(
        "UBL-SR-53",
        "a tax number (BT-31, BT-32, BT-48, BT-63) stands with its scheme",
        (scheme) => has(scheme, "cac:TaxScheme/cbc:ID") && has(scheme, "cbc:CompanyID"),
      ),
    ],
  },
  {
    on: ["/"],
    rules: [
      fatal("UBL-SR-01", "one contract (BT-12)", atMostOne("cac:ContractDocumentReference/cbc:ID")),
      fatal("UBL-SR-02", "one receiving advice (BT-15)", atMostOne("cac:ReceiptDocumentReference/cbc:ID")),
      fatal("UBL-SR-03", "one despatch advice (BT-16)", atMostOne("cac:DespatchDocumentReference/cbc:ID")),
      fatal(
        "UBL-SR-04",
        "one invoiced object (BT-18)",
        atMostOne("cac:AdditionalDocumentReference/cbc:ID", isInvoicedObject),
      ),
      fatal("UBL-SR-05", "one text of payment terms (BT-20)", atMostOne("cac:PaymentTerms/cbc:Note")),
      fatal("UBL-SR-08", "one period (BG-14)", atMostOne("cac:InvoicePeriod")),
      fatal(
        "UBL-SR-09",
        "one name of the seller (BT-27)",
        atMostOne(`${SELLER}/cac:PartyLegalEntity/cbc:RegistrationName`),
      ),
      fatal("UBL-SR-10", "one trading name of the seller (BT-28)", atMostOne(`${SELLER}/cac:PartyName/cbc:Name`)),
      fatal(
        "UBL-SR-11",
        "one legal identifier of the seller (BT-30)",
        atMostOne(`${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`),
      ),
      fatal(
        "UBL-SR-12",
        "one VAT number of the seller (BT-31)",
        atMostOne(`${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`, isVatNumber),
      ),
      fatal(
        "UBL-SR-13",
        "one tax registration of the seller (BT-32)",
        atMostOne(`${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`, isOtherTaxNumber),
      ),
      fatal(
        "UBL-SR-14",
        "one legal text of the seller (BT-33)",
        atMostOne(`${SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm`),
      ),
      fatal(
        "UBL-SR-15",
        "one name of the buyer (BT-44)",
        atMostOne(`${BUYER}/cac:PartyLegalEntity/cbc:RegistrationName`),
      ),
      fatal("UBL-SR-16", "one identifier of the buyer (BT-46)", atMostOne(`${BUYER}/cac:PartyIdentification/cbc:ID`)),
      fatal(
        "UBL-SR-17",
        "one legal identifier of the buyer (BT-47)",
        atMostOne(`${BUYER}/cac:PartyLegalEntity/cbc:CompanyID`),
      ),
      fatal(
        "UBL-SR-18",
        "one VAT number of the buyer (BT-48)",
        atMostOne(`${BUYER}/cac:PartyTaxScheme/cbc:CompanyID`, isVatNumber),
      ),
      fatal("UBL-SR-24", "one delivery (BG-13)", atMostOne("cac:Delivery")),
      fatal("UBL-SR-29", "one creditor identifier (BT-90)", (_root, { creditorIds }) => creditorIds <= 1),
      fatal("UBL-SR-39", "one project (BT-11)", atMostOne("cac:ProjectReference/cbc:ID")),
      fatal("UBL-SR-40", "one trading name of the buyer (BT-45)", atMostOne(`${BUYER}/cac:PartyName/cbc:Name`)),
      fatal("UBL-SR-44", "all payment means quote one reference (BT-83)", oneValue(PAYMENT_ID)),
      fatal("UBL-SR-45", "one due date (BT-9)", atMostOne("cac:PaymentMeans/cbc:PaymentDueDate")),
      fatal("UBL-SR-46", "one text of payment means (BT-82)", {
        about: "cac:PaymentMeans/cbc:PaymentMeansCode",
        holds: (root) =>
          select(root, "cac:PaymentMeans/cbc:PaymentMeansCode").filter((code) => attribute(code, "name") !== undefined)
            .length <= 1,
      }),
      fatal("UBL-SR-47", "all payment means have one code (BT-81)", oneValue(PAYMENT_MEANS_CODE)),
      fatal("UBL-SR-49", "one code of the tax point date (BT-8)", atMostOne("cac:InvoicePeriod/cbc:DescriptionCode")),
      fatal("UBL-SR-54", "one card (BG-18)", atMostOne("cac:PaymentMeans/cac:CardAccount")),
      fatal("UBL-SR-55", "one mandate (BG-19)", atMostOne("cac:PaymentMeans/cac:PaymentMandate")),
      fatal("UBL-SR-56", "one tender or lot (BT-17)", atMostOne("cac:OriginatorDocumentReference/cbc:ID")),
      warning("UBL-CR-002", "the UBL version is 2.1 or left out", {
        about: "cbc:UBLVersionID",
        holds: (root) =>
          !has(root, "cbc:UBLVersionID") || select(root, "cbc:UBLVersionID").some((version) => text(version) === "2.1"),
      }),
      warning("UBL-CR-412", "in an invoice the due date (BT-9) stands at the top, not with the payment means", {
        about: "cac:PaymentMeans/cbc:PaymentDueDate",
        holds: (root, { isInvoice }) => !isInvoice || !has(root, "cac:PaymentMeans/cbc:PaymentDueDate"),
      }),
      warning("UBL-CR-665", "a supporting document (BT-122) has no scheme", {
        about: "cac:AdditionalDocumentReference/cbc:ID",
        holds: (_root, facts) =>
          !everywhere(DOCUMENT_REFERENCE, facts).some(
            (reference) => isNoObject(reference) && select(reference, "cbc:ID").some(hasScheme),
          ),
      }),
      fatal("UBL-CR-666", "an invoiced object (BT-18) has no attachment", {
        about: "cac:AdditionalDocumentReference/cac:Attachment",
        holds: (_root, facts) => !objects(facts).some((reference) => has(reference, "cac:Attachment")),
      }),
      fatal("UBL-CR-673", "an invoiced object (BT-18) has no description", {
        about: "cac:AdditionalDocumentReference/cbc:DocumentDescription",
        holds: (_root, facts) => !objects(facts).some((reference) => has(reference, "cbc:DocumentDescription")),
      }),
      warning("UBL-DT-18", "of the attributes `name`, only that of the payment means code (BT-82) carries a term", {
        about: "",
        holds: (root, { index }) =>
          ![...index.attributes.keys()].some(hasName) ||
          ![root, ...index.byName.flat(), ...index.others].some((element) => element && isStrayName(element)),
      }),
    ],
  },
  {
    on: ["cac:InvoiceLine", "cac:CreditNoteLine"],
    rules: [
      fatal("UBL-SR-34", "a line has one note (BT-127)", atMostOne("cbc:Note")),
      fatal("UBL-SR-35", "a line has one order line (BT-132)", atMostOne("cac:OrderLineReference/cbc:LineID")),
      fatal("UBL-SR-36", "a line has one period (BG-26)", atMostOne("cac:InvoicePeriod")),
      fatal("UBL-SR-37", "a price has one discount (BT-147)", atMostOne("cac:Price/cac:AllowanceCharge/cbc:Amount")),
      fatal("UBL-SR-48", "a line has exactly one VAT category (BG-30)", {
        about: "cac:Item/cac:ClassifiedTaxCategory",
        holds: (line) => select(line, "cac:Item/cac:ClassifiedTaxCategory").length === 1,
      }),
      fatal("UBL-SR-50", "an item has one description (BT-154)", atMostOne("cac:Item/cbc:Description")),
      fatal("UBL-SR-52", "a line has one object (BT-128)", atMostOne("cac:DocumentReference")),
    ],
  },
  {
    on: ["cac:PayeeParty"],
    rules: [
      fatal(
        "UBL-SR-19",
        "a payee other than the seller, with one name (BT-59)",
        oneOfSomebodyElse("cac:PartyName/cbc:Name"),
      ),
      fatal(
        "UBL-SR-20",
        "a payee other than the seller, with one identifier (BT-60)",
        oneOfSomebodyElse("cac:PartyIdentification/cbc:ID", isNoCreditorId),
      ),
      fatal(
        "UBL-SR-21",
        "a payee other than the seller, with one legal identifier (BT-61)",
        oneOfSomebodyElse("cac:PartyLegalEntity/cbc:CompanyID"),
      ),
    ],
  },
  {
    on: ["cac:PaymentMeans"],
    rules: [
      fatal("UBL-SR-26", "payment means have one reference (BT-83)", atMostOne("cbc:PaymentID")),
      fatal("UBL-SR-27", "payment means have one code (BT-81)", atMostOne("cbc:PaymentMeansCode")),
      fatal("UBL-SR-28", "payment means have one mandate (BT-89)", atMostOne("cac:PaymentMandate/cbc:ID")),
    ],
  },
  {
    on: ["cac:BillingReference"],
    rules: [
      fatal("UBL-SR-06", "one preceding invoice per reference (BG-3)", atMostOne("cac:InvoiceDocumentReference")),
      fatal("UBL-SR-07", "a preceding invoice has a number (BT-25)", present("cac:InvoiceDocumentReference/cbc:ID")),
    ],
  },
  {
    on: ["cac:TaxRepresentativeParty"],
    rules: [
      fatal("UBL-SR-22", "one name of the tax representative (BT-62)", atMostOne("cac:PartyName/cbc:Name")),
      fatal(
        "UBL-SR-23",
        "one VAT number of the tax representative (BT-63)",
        atMostOne("cac:PartyTaxScheme/cbc:CompanyID"),
      ),
    ],
  },
  {
    on: ["cac:TaxSubtotal"],
    rules: [
      fatal("UBL-SR-32", "an exemption has one reason (BT-120)", atMostOne("cac:TaxCategory/cbc:TaxExemptionReason")),
    ],
  },
];

/** Price discounts (BT-147, BT-148) may have more decimals. */
function isOnPrice(parent: XmlElement | undefined): boolean {
  for (let at = parent; at !== undefined; at = at.parent) {
    if (at.name === "AllowanceCharge" && at.parent?.name === "Price") return true;
  }
  return false;
}

/** One without scheme is none either. */
function isNoCreditorId(id: XmlElement): boolean {
  return !isCreditorId(id);
}

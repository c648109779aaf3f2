import { first, select, value } from "../../ubl/select.ts";
import { attribute, text, type XmlElement } from "../../xml/index.ts";
import { fatal, type Holds, type Pattern, warning } from "../rule.ts";
import { hasText, normalized, whereText } from "../xpath-text.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const COUNTRY = "cac:PostalAddress/cac:Country/cbc:IdentificationCode";
const MARK = "##M.AR.K##";
const URL = "##INVOICE|URL##";

export const isGreek = (country: string | undefined): boolean => country === "GR" || country === "EL";
const fromGreece: Holds = (_element, { taxCountries }) => isGreek(taxCountries.sender);
const withinGreece: Holds = (_element, { taxCountries }) => isGreek(taxCountries.sender) && isGreek(taxCountries.buyer);
const sellerLivesThere: Holds = (element, facts) =>
  fromGreece(element, facts) && hasText(facts.root, `${SELLER}/${COUNTRY}`, "GR");

/** Eight digits weighted by powers of two, modulo 11; what follows the ninth does not count. */
function isTin(number: string): boolean {
  if (!/^\d{9}/.test(number)) return false;
  const digits = [...number.slice(0, 9)].map(Number);
  const sum = digits.slice(0, 8).reduce((total, digit, index) => total + digit * 2 ** (8 - index), 0);
  return (sum % 11) % 10 === digits[8];
}

const vatNumbers = (party: XmlElement): readonly string[] =>
  select(party, "cac:PartyTaxScheme")
    .filter((scheme) => value(scheme, "cac:TaxScheme/cbc:ID") === "VAT")
    .flatMap((scheme) => select(scheme, "cbc:CompanyID").map((id) => text(id)));
const isGreekVat = (number: string): boolean => number.startsWith("EL") && isTin(number.slice(2));
const hasGreekVat: Holds = (party) => {
  const [number = "", ...others] = vatNumbers(party);
  return others.length === 0 && isGreekVat(number);
};
const isGreekEndpoint: Holds = (id) => attribute(id, "schemeID") === "9933" && isTin(text(id));

/** Parts of the invoice number: TIN | date | branch | type | series | number. */
const part = (id: XmlElement, index: number): string => text(id).split("|")[index] ?? "";

const isOfSender = (number: string, root: XmlElement): boolean =>
  [...select(root, SELLER), ...select(root, "cac:TaxRepresentativeParty")].some((party) =>
    select(party, "cac:PartyTaxScheme")
      .filter((scheme) => hasText(scheme, "cac:TaxScheme/cbc:ID", "VAT"))
      .some((scheme) => first(scheme, "cbc:CompanyID")?.text.slice(2, 11) === number),
  );

const DAY = /^(0?[1-9]|[12][0-9]|3[01])[-\\/ ]?(0?[1-9]|1[0-2])[-\\/ ]?(19|20)[0-9]{2}/;
const TYPES: ReadonlySet<string> = new Set(["1.1", "1.6", "2.1", "2.4", "5.1", "5.2"]);

const references = (root: XmlElement, description: string): number =>
  whereText(select(root, "cac:AdditionalDocumentReference"), "cbc:DocumentDescription", description).length;

export const greekSender: Pattern = [
  {
    on: ["/cbc:ID"],
    when: fromGreece,
    rules: [
      fatal("GR-R-001-1", "a Greek invoice number (BT-1) has 6 parts", (id) => text(id).split("|").length === 6),
      fatal(
        "GR-R-001-2",
        "a Greek invoice number (BT-1) starts with the TIN of the seller or its tax representative",
        (id, { root }) => normalized(part(id, 0)).length === 9 && isTin(part(id, 0)) && isOfSender(part(id, 0), root),
      ),
      fatal(
        "GR-R-001-3",
        "the second part of a Greek invoice number (BT-1) is the issue date (BT-2)",
        (id, { root }) => {
          const [day, month, year] = part(id, 1).split("/");
          const [issueYear, issueMonth, issueDay] = (first(root, "cbc:IssueDate")?.text ?? "").split("-");
          const isSame = day === issueDay && month === issueMonth && year === issueYear;
          return DAY.test(part(id, 1)) && year !== undefined && isSame;
        },
      ),
      fatal("GR-R-001-4", "the third part of a Greek invoice number (BT-1) is a branch number", (id) =>
        /^\s*\+?\d+\s*$/.test(part(id, 2)),
      ),
      fatal("GR-R-001-5", "the fourth part of a Greek invoice number (BT-1) is a document type", (id) =>
        TYPES.has(part(id, 3)),
      ),
      fatal("GR-R-001-6", "the fifth part of a Greek invoice number (BT-1) is empty", (id) => part(id, 4) !== ""),
      fatal("GR-R-001-7", "the sixth part of a Greek invoice number (BT-1) is empty", (id) => part(id, 5) !== ""),
    ],
  },
  {
    on: [SELLER],
    when: fromGreece,
    rules: [
      fatal("GR-R-002", "a Greek seller gives its full name (BT-28)", {
        about: "cac:PartyName/cbc:Name",
        holds: (seller) => (first(seller, "cac:PartyName/cbc:Name")?.text ?? "") !== "",
      }),
      warning("GR-S-011", "a Greek seller gives its VAT number (BT-31): EL and a TIN", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: hasGreekVat,
      }),
    ],
  },
  {
    on: [`${SELLER}/cac:PartyTaxScheme/cbc:CompanyID`],
    when: (id, facts) =>
      fromGreece(id, facts) && id.parent !== undefined && value(id.parent, "cac:TaxScheme/cbc:ID") === "VAT",
    rules: [fatal("GR-R-003", "a Greek VAT number (BT-31) is EL and a TIN", (id) => isGreekVat(text(id)))],
  },
  {
    on: ["/"],
    when: sellerLivesThere,
    rules: [
      fatal("GR-R-004-1", "a Greek invoice has one M.AR.K number (BT-122)", {
        about: "cac:AdditionalDocumentReference",
        holds: (root) => references(root, MARK) === 1,
      }),
      warning("GR-S-008-1", "a Greek invoice has one invoice URL (BT-124)", {
        about: "cac:AdditionalDocumentReference",
        holds: (root) => references(root, URL) === 1,
      }),
      fatal("GR-R-008-2", "a Greek invoice has no second invoice URL (BT-124)", {
        about: "cac:AdditionalDocumentReference",
        holds: (root) => references(root, URL) <= 1,
      }),
    ],
  },
  {
    on: ["cac:AdditionalDocumentReference/cbc:ID"],
    when: (id, facts) =>
      id.parent !== undefined && hasText(id.parent, "cbc:DocumentDescription", MARK) && sellerLivesThere(id, facts),
    rules: [fatal("GR-R-004-2", "a M.AR.K number (BT-122) is a positive number", (id) => /^[1-9]/.test(text(id)))],
  },
  {
    on: ["cac:AdditionalDocumentReference"],
    when: (reference, facts) => hasText(reference, "cbc:DocumentDescription", URL) && fromGreece(reference, facts),
    rules: [
      fatal("GR-R-008-3", "an invoice URL has an address (BT-124)", {
        about: "cac:Attachment/cac:ExternalReference/cbc:URI",
        holds: (reference) => (value(reference, "cac:Attachment/cac:ExternalReference/cbc:URI") ?? "") !== "",
      }),
    ],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party"],
    when: fromGreece,
    rules: [
      fatal("GR-R-005", "a Greek seller gives the full name of the buyer (BT-45)", {
        about: "cac:PartyName/cbc:Name",
        holds: (buyer) => (first(buyer, "cac:PartyName/cbc:Name")?.text ?? "") !== "",
      }),
    ],
  },
  {
    on: [`${SELLER}/cbc:EndpointID`],
    when: (_id, { taxCountries }) => isGreek(taxCountries.seller),
    rules: [
      fatal("GR-R-009", "the electronic address (BT-34) of a Greek seller is its TIN, scheme 9933", isGreekEndpoint),
    ],
  },
];

export const betweenGreeks: Pattern = [
  {
    on: ["cac:AccountingCustomerParty/cac:Party"],
    when: withinGreece,
    rules: [
      fatal("GR-R-006", "a Greek buyer has a VAT number (BT-48): EL and a TIN", {
        about: "cac:PartyTaxScheme/cbc:CompanyID",
        holds: hasGreekVat,
      }),
    ],
  },
  {
    on: ["cac:AccountingCustomerParty/cac:Party/cbc:EndpointID"],
    when: withinGreece,
    rules: [
      fatal("GR-R-010", "the electronic address (BT-49) of a Greek buyer is its TIN, scheme 9933", isGreekEndpoint),
    ],
  },
];

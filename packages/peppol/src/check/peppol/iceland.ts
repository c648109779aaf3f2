import { parseLocalDate } from "@erp-gateway/core";
import { first, has, select, value } from "../../ubl/select.ts";
import { attribute, type XmlElement } from "../../xml/index.ts";
import { fatal, type Holds, type Pattern, type Test, warning } from "../rule.ts";
import { normalized, whereText } from "../xpath-text.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";
const COUNTRY = "cac:PostalAddress/cac:Country/cbc:IdentificationCode";
const LEGAL_ID = "cac:PartyLegalEntity/cbc:CompanyID";

const isIn = (root: XmlElement, party: string): boolean => first(root, `${party}/${COUNTRY}`)?.text === "IS";

const hasKennitala = (path: string): Test => ({
  about: path,
  holds: (element) => select(element, path).some((id) => attribute(id, "schemeID") === "0196"),
});
const hasStreet = (address: string): Test => ({
  about: `${address}/cbc:StreetName`,
  holds: (element) => has(element, `${address}/cbc:StreetName`) && has(element, `${address}/cbc:PostalZone`),
});
const hasAccount = (code: string): Test => ({
  about: "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
  holds: (root) => {
    const means = whereText(select(root, "cac:PaymentMeans"), "cbc:PaymentMeansCode", code);
    const accounts = means.flatMap((one) => select(one, "cac:PayeeFinancialAccount/cbc:ID"));
    return means.length === 0 || (accounts.length > 0 && accounts.every(({ text }) => normalized(text).length === 12));
  },
});

/** The last day to pay (eindagi) stands in a supporting document. */
const lastDays = (root: XmlElement): readonly (string | undefined)[] =>
  whereText(select(root, "cac:AdditionalDocumentReference"), "cbc:DocumentDescription", "EINDAGI").map(
    (reference) => first(reference, "cbc:ID")?.text,
  );
const eachLastDay = (holds: (day: string, root: XmlElement) => boolean): Test => ({
  about: "cac:AdditionalDocumentReference",
  holds: (root) => lastDays(root).every((day) => holds(day ?? "", root)),
});

const isSellerIn: Holds = (root) => isIn(root, SELLER);

export const iceland: Pattern = [
  {
    on: ["/"],
    when: isSellerIn,
    rules: [
      warning("IS-R-001", "an Icelandic document is of type 380 or 381 (BT-3)", {
        about: "cbc:InvoiceTypeCode",
        holds: (root) => ["380", "381"].includes(value(root, "cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode") ?? ""),
      }),
      fatal(
        "IS-R-002",
        "an Icelandic seller has its kennitala (0196) as legal identifier (BT-30)",
        hasKennitala(`${SELLER}/${LEGAL_ID}`),
      ),
      fatal(
        "IS-R-003",
        "an Icelandic seller has street (BT-35) and post code (BT-38)",
        hasStreet(`${SELLER}/cac:PostalAddress`),
      ),
      fatal("IS-R-006", "Icelandic payment means 9 have an account (BT-84) of 12 digits", hasAccount("9")),
      fatal("IS-R-007", "Icelandic payment means 42 have an account (BT-84) of 12 digits", hasAccount("42")),
      fatal(
        "IS-R-008",
        "the last day to pay (BT-122, EINDAGI) looks like 2026-11-24",
        eachLastDay((day) => day.length === 10 && parseLocalDate(day).ok),
      ),
      fatal(
        "IS-R-009",
        "a last day to pay (BT-122, EINDAGI) goes with a due date (BT-9)",
        eachLastDay((_day, root) => has(root, "cbc:DueDate")),
      ),
      fatal(
        "IS-R-010",
        "the last day to pay (BT-122, EINDAGI) is not before the due date (BT-9)",
        eachLastDay((day, root) => {
          const due = first(root, "cbc:DueDate")?.text;
          return due !== undefined && due <= day;
        }),
      ),
    ],
  },
  {
    on: ["/cac:AccountingCustomerParty"],
    when: (_buyer, { root }) => isIn(root, SELLER) && isIn(root, BUYER),
    rules: [
      fatal(
        "IS-R-004",
        "an Icelandic buyer has its kennitala (0196) as legal identifier (BT-47)",
        hasKennitala(`cac:Party/${LEGAL_ID}`),
      ),
      fatal(
        "IS-R-005",
        "an Icelandic buyer has street (BT-50) and post code (BT-53)",
        hasStreet("cac:Party/cac:PostalAddress"),
      ),
    ],
  },
];

import { first, has, select } from "../../ubl/select.ts";
import { attribute, trimXml, type XmlElement } from "../../xml/index.ts";
import type { Facts } from "../facts.ts";
import { fatal, type Holds, type Pattern, type Rule } from "../rule.ts";
import { hasText, normalized, numberIn } from "../xpath-text.ts";

const SELLER = "cac:AccountingSupplierParty/cac:Party";
const BUYER = "cac:AccountingCustomerParty/cac:Party";
const COUNTRY = "cac:PostalAddress/cac:Country/cbc:IdentificationCode";

const isDanish = (root: XmlElement, party: string): boolean => first(root, `${party}/${COUNTRY}`)?.text === "DK";
const isSellerDanish: Holds = (_element, { root }) => isDanish(root, SELLER);
const areBothDanish: Holds = (_element, { root }) => isDanish(root, SELLER) && isDanish(root, BUYER);

const textAt = (element: XmlElement, path: string): string => first(element, path)?.text ?? "";
const isFilled = (element: XmlElement, path: string): boolean => normalized(textAt(element, path)) !== "";
const isCvr = (element: XmlElement, path: string): boolean => {
  const id = first(element, path);
  return id === undefined || trimXml(attribute(id, "schemeID") ?? "") === "0184";
};

/** What Danish payment means of that code ask for. */
const payment = (
  id: string,
  codes: readonly string[],
  message: string,
  about: string,
  holds: (means: XmlElement) => boolean,
): Rule =>
  fatal(id, message, {
    about,
    holds: (means) => !codes.some((code) => hasText(means, "cbc:PaymentMeansCode", code)) || holds(means),
  });

const ACCOUNT = "cac:PayeeFinancialAccount/cbc:ID";
const startsLike = (means: XmlElement, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => textAt(means, "cbc:PaymentID").startsWith(prefix));

const PAYMENT_MEANS: ReadonlySet<string> = new Set(["1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"]);
const UNSPSC_VERSIONS: ReadonlySet<string> = new Set(["19.05.01", "19.0501", "26.08.01", "26.0801"]);

const isTaxReason = (reason: string | undefined): boolean => {
  const code = numberIn(reason);
  if (normalized(reason).length === 4 && code >= 0 && code <= 9999) return true;
  return reason?.includes("#") === true && !reason.startsWith("#") && !reason.endsWith("#");
};

const isInvoice = (element: XmlElement, facts: Facts): boolean => facts.isInvoice && areBothDanish(element, facts);

export const denmark: Pattern = [
  {
    on: ["/"],
    when: isSellerDanish,
    rules: [
      fatal("DK-R-002", "a Danish seller has a legal identifier (BT-30), its CVR number", {
        about: `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`,
        holds: (root) => isFilled(root, `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`),
      }),
      fatal("DK-R-014", "the legal identifier (BT-30) of a Danish seller is of scheme 0184 (CVR)", {
        about: `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`,
        holds: (root) => isCvr(root, `${SELLER}/cac:PartyLegalEntity/cbc:CompanyID`),
      }),
      fatal("DK-R-016", "the amount due (BT-115) of a Danish credit note is not below zero", {
        about: "cac:LegalMonetaryTotal/cbc:PayableAmount",
        holds: (root, facts) =>
          facts.isInvoice ||
          !isDanish(root, BUYER) ||
          !(numberIn(textAt(root, "cac:LegalMonetaryTotal/cbc:PayableAmount")) < 0),
      }),
    ],
  },
  {
    on: [`/${SELLER}/cac:PartyIdentification`, `/${BUYER}/cac:PartyIdentification`],
    when: areBothDanish,
    rules: [
      fatal("DK-R-013", "identifiers of Danish parties (BT-29, BT-46) name their scheme", {
        about: "cbc:ID",
        holds: (party) => {
          const id = first(party, "cbc:ID");
          return id === undefined || trimXml(attribute(id, "schemeID") ?? "") !== "";
        },
      }),
    ],
  },
  {
    on: ["/cac:PaymentMeans"],
    when: isInvoice,
    rules: [
      fatal("DK-R-005", "Danish payment means (BT-81) are 1, 10, 31, 42, 48, 49, 50, 58, 59, 93 or 97", {
        about: "cbc:PaymentMeansCode",
        holds: (means) => PAYMENT_MEANS.has(textAt(means, "cbc:PaymentMeansCode")),
      }),
      payment(
        "DK-R-006",
        ["31", "42"],
        "Danish payment means 31 and 42 need the account (BT-84) and its bank",
        ACCOUNT,
        (means) =>
          isFilled(means, ACCOUNT) &&
          isFilled(means, "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
      ),
      payment(
        "DK-R-007",
        ["49"],
        "a Danish direct debit (49) needs mandate (BT-89) and account (BT-91)",
        "cac:PaymentMandate/cbc:ID",
        (means) =>
          isFilled(means, "cac:PaymentMandate/cbc:ID") &&
          isFilled(means, "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"),
      ),
      payment(
        "DK-R-008",
        ["50"],
        "a Danish giro payment (50) needs 01#, 04# or 15# (BT-83) and an account of 7 or 8 digits (BT-84)",
        "cbc:PaymentID",
        (means) => startsLike(means, ["01#", "04#", "15#"]) && /^\d{7,8}$/.test(textAt(means, ACCOUNT)),
      ),
      payment(
        "DK-R-009",
        ["50"],
        "a Danish giro payment (50) with 04# or 15# has 16 digits after it (BT-83)",
        "cbc:PaymentID",
        (means) => !startsLike(means, ["04#", "15#"]) || textAt(means, "cbc:PaymentID").length === 19,
      ),
      payment(
        "DK-R-010",
        ["93"],
        "a Danish FIK payment (93) needs 71#, 73# or 75# (BT-83) and an account of 8 characters (BT-84)",
        "cbc:PaymentID",
        (means) => startsLike(means, ["71#", "73#", "75#"]) && textAt(means, ACCOUNT).length === 8,
      ),
      payment(
        "DK-R-011",
        ["93"],
        "a Danish FIK payment (93) with 71# or 75# has 15 or 16 digits after it (BT-83)",
        "cbc:PaymentID",
        (means) => !startsLike(means, ["71#", "75#"]) || [18, 19].includes(textAt(means, "cbc:PaymentID").length),
      ),
    ],
  },
  {
    on: [`/${BUYER}`],
    when: areBothDanish,
    rules: [
      fatal("DK-R-017", "the legal identifier (BT-47) of a Danish buyer is of scheme 0184 (CVR)", {
        about: "cac:PartyLegalEntity/cbc:CompanyID",
        holds: (buyer) => isCvr(buyer, "cac:PartyLegalEntity/cbc:CompanyID"),
      }),
    ],
  },
  {
    on: ["/cac:InvoiceLine", "/cac:CreditNoteLine"],
    when: areBothDanish,
    rules: [
      fatal("DK-R-003", "a Danish UNSPSC classification (BT-158) is of version 19.05.01 or 26.08.01", {
        about: "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
        holds: (line) => {
          const codes = select(line, "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode");
          return (
            !codes.some((code) => attribute(code, "listID") === "TST") ||
            codes.some((code) => UNSPSC_VERSIONS.has(attribute(code, "listVersionID") ?? ""))
          );
        },
      }),
    ],
  },
  {
    on: ["cac:AllowanceCharge"],
    when: areBothDanish,
    rules: [
      fatal("DK-R-004", "the reason (BT-97, BT-104) of a Danish tax other than VAT (ZZZ) is 4 digits or holds a #", {
        about: "cbc:AllowanceChargeReason",
        holds: (entry) =>
          !hasText(entry, "cbc:AllowanceChargeReasonCode", "ZZZ") ||
          isTaxReason(has(entry, "cbc:AllowanceChargeReason") ? textAt(entry, "cbc:AllowanceChargeReason") : undefined),
      }),
    ],
  },
];

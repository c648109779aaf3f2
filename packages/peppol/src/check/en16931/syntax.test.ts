import { describe, expect, it } from "vitest";
import { UBL } from "../../ubl/namespaces.ts";
import { checkDocument } from "../check-document.ts";
import type { RuleSetId } from "../rule-set.ts";

const timesFound = (rule: string, content: string, ruleSet: RuleSetId = "en16931"): number => {
  const root = `<Invoice xmlns="${UBL.Invoice}" xmlns:cac="${UBL.cac}" xmlns:cbc="${UBL.cbc}" xmlns:ext="${UBL.ext}">`;
  const { fatal, warning } = checkDocument(Buffer.from(`${root}${content}</Invoice>`), { ruleSets: [ruleSet] }).counts[
    ruleSet
  ] ?? { fatal: {}, warning: {} };
  return fatal[rule] ?? warning[rule] ?? 0;
};

const element = (name: string, ...content: readonly string[]): string => `<${name}>${content.join("")}</${name}>`;

const seller = (...content: readonly string[]): string =>
  element("cac:AccountingSupplierParty", element("cac:Party", ...content));
const taxNumber = (scheme: string): string =>
  element("cac:PartyTaxScheme", "<cbc:CompanyID>NL1</cbc:CompanyID>", element("cac:TaxScheme", scheme));
const vat = (scheme: string): string => taxNumber(element("cbc:ID", scheme));

const named = (name: string): string => element("cac:PartyName", element("cbc:Name", name));
const paidTo = (...payee: readonly string[]): string =>
  element("cac:PayeeParty", ...payee) +
  seller(element("cac:PartyLegalEntity", "<cbc:RegistrationName>Bouw</cbc:RegistrationName>"));
const identified = (attributes: string): string =>
  element("cac:PartyIdentification", `<cbc:ID${attributes}>1</cbc:ID>`);

const reference = (...content: readonly string[]): string => element("cac:AdditionalDocumentReference", ...content);
const billed = (...content: readonly string[]): string => element("cac:BillingReference", reference(...content));
const typed = (code: string): string => element("cbc:DocumentTypeCode", code);
const SCHEMED = `<cbc:ID schemeID="ZZZ">1</cbc:ID>`;
const DESCRIBED = "<cbc:DocumentDescription>meter</cbc:DocumentDescription>";

const paidBy = (code: string, id = "A"): string =>
  element("cac:PaymentMeans", element("cbc:PaymentMeansCode", code), element("cbc:PaymentID", id));
const allowance = (...content: readonly string[]): string => element("cac:AllowanceCharge", ...content);

/** Readings of rules that no case of the conformance data tells apart. */
const READINGS: readonly (readonly [rule: string, reading: string, broken: string, kept: string])[] = [
  [
    "UBL-SR-04",
    "compare the type code as it stands",
    reference(SCHEMED, typed("130")).repeat(2),
    reference(SCHEMED, typed(" 130 ")).repeat(2),
  ],
  [
    "BR-CL-07",
    "compare the type code as it stands",
    reference(SCHEMED, typed("130")).replace("ZZZ", "?"),
    reference(SCHEMED, typed(" 130 ")).replace("ZZZ", "?"),
  ],
  ["UBL-SR-12", "compare the tax scheme as it stands", seller(vat("VAT"), vat("vat")), seller(vat("VAT"), vat(" VAT"))],
  ["UBL-SR-13", "count a padded tax scheme", seller(vat(" VAT"), vat("VAT ")), seller(vat(" VAT"), vat("VAT"))],
  [
    "UBL-SR-13",
    "count a tax scheme without identifier",
    seller(taxNumber(""), taxNumber("")),
    seller(taxNumber(""), vat("VAT")),
  ],
  [
    "UBL-SR-20",
    "count identifiers without scheme",
    paidTo(named("Factor"), identified("").repeat(2)),
    paidTo(named("Factor"), identified(""), identified(` schemeID="SEPA"`)),
  ],
  [
    "UBL-SR-21",
    "ask whether any name of the payee is another",
    paidTo(named("Bouw")),
    paidTo(named("Bouw"), named("Factor")),
  ],
  [
    "UBL-SR-44",
    "look at payment means anywhere",
    paidBy("30") + allowance(paidBy("30", "B")),
    paidBy("30") + allowance(paidBy("30")),
  ],
  [
    "UBL-SR-47",
    "look at payment means anywhere",
    paidBy("30") + allowance(paidBy("58")),
    paidBy("30") + allowance(paidBy("30")),
  ],
  ["UBL-CR-665", "look at references anywhere", billed(SCHEMED), billed(SCHEMED, typed("130"))],
  ["UBL-CR-666", "look at references anywhere", billed(typed("130"), "<cac:Attachment/>"), billed("<cac:Attachment/>")],
  ["UBL-CR-673", "look at references anywhere", billed(typed("130"), DESCRIBED), billed(DESCRIBED)],
  [
    "UBL-DT-18",
    "look at elements that are not of UBL",
    element("ext:UBLExtensions", `<x name="a"/>`),
    element("ext:UBLExtensions", "<x/>"),
  ],
];

describe("the binding to UBL", () => {
  it.each(READINGS)("%s MUST %s", (rule, _reading, broken, kept) => {
    expect([timesFound(rule, broken), timesFound(rule, kept)]).toEqual([1, 0]);
  });

  it.each([
    ["UBL-SR-05", element("cac:PaymentTerms", "<cbc:Note>30 dagen</cbc:Note>").repeat(2)],
    ["UBL-SR-44", paidBy("58") + paidBy("58", "B")],
    ["UBL-SR-47", paidBy("58") + paidBy("30")],
  ])("%s MUST hold for the G-account extension too", (rule, broken) => {
    expect(timesFound(rule, broken, "nlcius-gaccount")).toBe(1);
  });

  it.each([
    ["UBL-CR-411", element("cac:PaymentMeans", "<cbc:ID>GACCOUNT</cbc:ID>")],
    ["UBL-CR-453", element("cac:PaymentTerms", "<cbc:PaymentMeansID>GACCOUNT</cbc:PaymentMeansID>")],
    ["UBL-CR-459", element("cac:PaymentTerms", `<cbc:Amount currencyID="EUR">1.00</cbc:Amount>`)],
  ])("%s MUST NOT be asked of the G-account extension", (rule, broken) => {
    expect([timesFound(rule, broken, "nlcius"), timesFound(rule, broken, "nlcius-gaccount")]).toEqual([1, 0]);
  });

  it.each([
    ["BR-DEC-13", "Document"],
    ["BR-DEC-15", "Tax"],
  ])("UBL-DT-01 MUST find what %s, as published, never does", (rule, currency) => {
    const content = `${element(`cbc:${currency}CurrencyCode`, "EUR")}${element("cac:TaxTotal", `<cbc:TaxAmount currencyID="EUR">1.000</cbc:TaxAmount>`)}`;
    expect([timesFound(rule, content), timesFound("UBL-DT-01", content)]).toEqual([0, 1]);
  });
});

import { describe, expect, it } from "vitest";
import { checkDocument, type RuleSetId, writeInvoice } from "../src/index.ts";
import { type Edit, edited } from "./edited.ts";
import { example } from "./examples.ts";

const PEPPOL = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "PEPPOL_BIS_3")).toString();
const NLCIUS = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "NLCIUS")).toString();

const counts = (document: string, ruleSets: readonly RuleSetId[]): Readonly<Record<string, number>> => {
  const { counts } = checkDocument(Buffer.from(document), { ruleSets });
  return Object.assign({}, ...Object.values(counts).flatMap(({ fatal, warning }) => [fatal, warning]));
};

const twice = (line: RegExp): Edit => [line, "$&$&"];
const onLine = (entry: string): Edit => ["<cac:Item>", `${entry}<cac:Item>`];
const entry = (indicator: boolean, amount: string, base: string, category = ""): string =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${indicator}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason><cbc:MultiplierFactorNumeric>1</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">${amount}</cbc:Amount><cbc:BaseAmount currencyID="EUR">${base}</cbc:BaseAmount>${category}</cac:AllowanceCharge>`;
const vat = (code: string): string =>
  `<cac:TaxCategory><cbc:ID>${code}</cbc:ID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>`;
const onDocument = (added: string): Edit => ["<cac:TaxTotal>", `${added}<cac:TaxTotal>`];
const outsideVat: Edit = [
  "</cac:TaxSubtotal>",
  `</cac:TaxSubtotal><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">1</cbc:TaxableAmount><cbc:TaxAmount currencyID="EUR">0</cbc:TaxAmount>${vat("O")}</cac:TaxSubtotal>`,
];
const invoicedObject = (content: string): Edit => [
  "<cac:ProjectReference>",
  `<cac:AdditionalDocumentReference><cbc:ID>O-1</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>${content}</cac:AdditionalDocumentReference><cac:ProjectReference>`,
];
const representative = (content: string): Edit => [
  "<cac:Delivery>",
  `<cac:TaxRepresentativeParty>${content}</cac:TaxRepresentativeParty><cac:Delivery>`,
];
const NAME = "<cac:PartyName><cbc:Name>Fiscaal B.V.</cbc:Name></cac:PartyName>";
const VAT_NUMBER = `<cac:PartyTaxScheme><cbc:CompanyID>NL861234571B01</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;

/** Fatal rules of EN 16931 that no case of the conformance data fires: what breaks each of them, and what does not. */
const EN16931: readonly (readonly [rule: string, breaks: readonly Edit[], keeps: readonly Edit[]])[] = [
  ["BR-63", [['<cbc:EndpointID schemeID="0106">54441587', "<cbc:EndpointID>54441587"]], []],
  [
    "BR-DEC-02",
    [[/(BaseAmount currencyID="EUR">)8114.76/, "$18114.760"]],
    [[/(BaseAmount currencyID="EUR">)8114.76/, "$18114.7"]],
  ],
  [
    "BR-DEC-06",
    [onDocument(entry(true, "1.00", "100.000", vat("AE")))],
    [onDocument(entry(true, "1.00", "100.00", vat("AE")))],
  ],
  ["BR-DEC-24", [onLine(entry(false, "1.000", "100.00"))], [onLine(entry(false, "1.00", "100.00"))]],
  ["BR-DEC-27", [onLine(entry(true, "1.000", "100.00"))], [onLine(entry(true, "1.00", "100.00"))]],
  ["BR-DEC-28", [onLine(entry(true, "1.00", "100.000"))], [onLine(entry(true, "1.00", "100.00"))]],
  ["BR-O-11", [outsideVat], []],
  ["BR-O-13", [outsideVat], [[/<cac:AllowanceCharge>[\s\S]*?<\/cac:AllowanceCharge>\n/, ""], outsideVat]],
  ["UBL-SR-09", [twice(/<cbc:RegistrationName>Bouw.*\n/)], []],
  ["UBL-SR-12", [twice(/<cac:PartyTaxScheme>\n<cbc:CompanyID>NL861[\s\S]*?<\/cac:PartyTaxScheme>\n/)], []],
  ["UBL-SR-15", [twice(/<cbc:RegistrationName>Install.*\n/)], []],
  ["UBL-SR-22", [representative(NAME + NAME + VAT_NUMBER)], [representative(NAME + VAT_NUMBER)]],
  ["UBL-SR-23", [representative(NAME + VAT_NUMBER + VAT_NUMBER)], [representative(NAME + VAT_NUMBER)]],
  ["UBL-SR-27", [twice(/<cbc:PaymentMeansCode>58.*\n/)], []],
  [
    "UBL-SR-28",
    [
      [
        "<cac:PayeeFinancialAccount>",
        "<cac:PaymentMandate><cbc:ID>1</cbc:ID><cbc:ID>2</cbc:ID></cac:PaymentMandate>$&",
      ],
    ],
    [["<cac:PayeeFinancialAccount>", "<cac:PaymentMandate><cbc:ID>1</cbc:ID></cac:PaymentMandate>$&"]],
  ],
  [
    "UBL-SR-31",
    [
      onDocument(
        entry(true, "1.00", "100.00", vat("AE")).replace(
          /<cbc:AllowanceChargeReason>.*<\/cbc:AllowanceChargeReason>/,
          "$&$&",
        ),
      ),
    ],
    [onDocument(entry(true, "1.00", "100.00", vat("AE")))],
  ],
  [
    "UBL-SR-34",
    [["<cbc:InvoicedQuantity", "<cbc:Note>a</cbc:Note><cbc:Note>b</cbc:Note>$&"]],
    [["<cbc:InvoicedQuantity", "<cbc:Note>a</cbc:Note>$&"]],
  ],
  [
    "UBL-SR-45",
    [[/<cbc:PaymentID>/g, "<cbc:PaymentDueDate>2026-12-20</cbc:PaymentDueDate>$&"]],
    [["<cbc:PaymentID>", "<cbc:PaymentDueDate>2026-12-20</cbc:PaymentDueDate>$&"]],
  ],
  [
    "UBL-SR-54",
    [
      [
        /<cac:PayeeFinancialAccount>/g,
        "<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>$&",
      ],
    ],
    [
      [
        "<cac:PayeeFinancialAccount>",
        "<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>$&",
      ],
    ],
  ],
  [
    "UBL-SR-55",
    [[/<cac:PayeeFinancialAccount>/g, "<cac:PaymentMandate><cbc:ID>1</cbc:ID></cac:PaymentMandate>$&"]],
    [["<cac:PayeeFinancialAccount>", "<cac:PaymentMandate><cbc:ID>1</cbc:ID></cac:PaymentMandate>$&"]],
  ],
  ["UBL-CR-673", [invoicedObject("<cbc:DocumentDescription>meter</cbc:DocumentDescription>")], [invoicedObject("")]],
];

describe("rules that no case of the conformance data fires", () => {
  it.each(EN16931)("%s MUST be broken by what it forbids and by nothing less", (rule, breaks, keeps) => {
    expect(counts(edited(PEPPOL, breaks), ["en16931"])[rule] ?? 0).toBeGreaterThan(0);
    expect(counts(edited(PEPPOL, keeps), ["en16931"])[rule]).toBeUndefined();
  });

  it("BR-NL-2 MUST be broken without buyer reference and purchase order", () => {
    const noReference: Edit = [/<cbc:BuyerReference>.*\n/, ""];
    const noOrder: Edit = [/<cac:OrderReference>[\s\S]*?<\/cac:OrderReference>\n/, ""];
    expect(counts(edited(NLCIUS, [noReference, noOrder]), ["nlcius"])["BR-NL-2"]).toBe(1);
    expect(counts(edited(NLCIUS, [noReference]), ["nlcius"])["BR-NL-2"]).toBeUndefined();
  });

  it("BR-GA-0 and BR-GA-7 MUST be broken without the extension's specification and the name of its account", () => {
    const tagged: Edit = ["nlcius:v1.0<", "nlcius:v1.0#conformant#urn:fdc:nen.nl:gaccount:v1.0<"];
    const named: Edit = ['<cbc:PaymentMeansCode name="G-rekening">', "<cbc:ID>GACCOUNT</cbc:ID>$&"];
    const bare = counts(NLCIUS, ["nlcius-gaccount"]);
    expect(bare).toMatchObject({ "BR-GA-0": 1, "BR-GA-7": 1 });
    const both = counts(edited(NLCIUS, [tagged, named]), ["nlcius-gaccount"]);
    expect([both["BR-GA-0"], both["BR-GA-7"]]).toEqual([undefined, undefined]);
  });
});

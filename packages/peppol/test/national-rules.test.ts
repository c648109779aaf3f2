import { describe, expect, it } from "vitest";
import { checkDocument, writeInvoice } from "../src/index.ts";
import { type Edit, edited } from "./edited.ts";
import { example } from "./examples.ts";

const DUTCH = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "PEPPOL_BIS_3")).toString();

/** The same invoice between parties of another country. */
const within = (country: string): string => DUTCH.replaceAll(/(IdentificationCode|CompanyID)>NL/g, `$1>${country}`);

const timesFound = (rule: string, document: string): number =>
  checkDocument(Buffer.from(document)).findings.filter((finding) => finding.rule === rule).length;

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const paidBy = (code: string, ...parts: readonly string[]): Edit => [
  /<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>/,
  element("cac:PaymentMeans", element("cbc:PaymentMeansCode", code) + parts.join("")),
];
const account = (id: string): string => element("cac:PayeeFinancialAccount", element("cbc:ID", id));
const CARD = element("cac:CardAccount", "<cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID>");
const mandate = (payer: string): string => element("cac:PaymentMandate", `<cbc:ID>M-1</cbc:ID>${payer}`);

const supportedBy = (...references: readonly string[]): Edit => ["<cac:ProjectReference>", `${references.join("")}$&`];
const reference = (description: string, id: string, attachment = ""): string =>
  element(
    "cac:AdditionalDocumentReference",
    `${element("cbc:ID", id)}${element("cbc:DocumentDescription", description)}${attachment}`,
  );
const linkTo = (uri: string): string =>
  element("cac:Attachment", element("cac:ExternalReference", uri && element("cbc:URI", uri)));
const greekUrl = (uri: string): string => reference("##INVOICE|URL##", "1", linkTo(uri));
const eindagi = (day: string): Edit => supportedBy(reference("EINDAGI", day));

const classified = (version: string): Edit => [
  "<cac:ClassifiedTaxCategory>",
  `<cac:CommodityClassification><cbc:ItemClassificationCode listID="TST" listVersionID="${version}">44121600</cbc:ItemClassificationCode></cac:CommodityClassification>$&`,
];
const numbered = (number: string): Edit => ["<cbc:ID>2026-0417<", `<cbc:ID>${number}<`];
const typed = (code: string): Edit => ["InvoiceTypeCode>380", `InvoiceTypeCode>${code}`];
const terms = (note: string): Edit => [/(?<=<cac:PaymentTerms>\n<cbc:Note>)[^<]*/, note];
const endpointOfBuyer = (scheme: string, id: string): Edit => [
  'schemeID="0106">54441587</cbc:EndpointID>',
  `schemeID="${scheme}">${id}</cbc:EndpointID>`,
];
const registered = (registration: string): Edit => [
  "<cac:PartyLegalEntity>",
  `<cac:PartyTaxScheme>${element("cbc:CompanyID", registration)}</cac:PartyTaxScheme>$&`,
];
const without = (line: string | RegExp): Edit => [line, ""];

const SELLER_STREET = without(/<cbc:StreetName>Houtzaag.*\n/);
const SELLER_CITY = without(/<cbc:CityName>Ede.*\n/);
const SELLER_ZONE = without(/<cbc:PostalZone>6717.*\n/);
const SELLER_VAT_NUMBER = without(/<cac:PartyTaxScheme>[\s\S]*?<\/cac:PartyTaxScheme>\n/);
const BUYER_STREET = without(/<cbc:StreetName>Nijverheid.*\n/);
const BUYER_ZONE = without(/<cbc:PostalZone>3771.*\n/);
const DELIVERY_CITY = without(/(?<=Kolkhof 2<\/cbc:StreetName>\n)<cbc:CityName>.*\n/);
const DELIVERY_ZONE = without(/<cbc:PostalZone>3772.*\n/);
const DUE_DATE = without(/<cbc:DueDate>.*\n/);

/** Rules that no case of the conformance data fires, and readings of rules that none of them tells apart. */
const RULES: readonly (readonly [
  rule: string,
  violation: string,
  country: string,
  broken: readonly Edit[],
  kept: readonly Edit[],
])[] = [
  ["DE-R-003", "a seller without city", "DE", [SELLER_CITY], []],
  ["DE-R-010", "a delivery without city", "DE", [DELIVERY_CITY], []],
  ["DE-R-011", "a delivery without post code", "DE", [DELIVERY_ZONE], []],
  ["DE-R-016", "VAT without number of the seller", "DE", [SELLER_VAT_NUMBER], []],
  [
    "DE-R-016",
    "VAT on the lines without number of the seller",
    "DE",
    [SELLER_VAT_NUMBER, without(/<cac:AllowanceCharge>[\s\S]*?<\/cac:AllowanceCharge>\n/)],
    [SELLER_VAT_NUMBER, [/<cbc:ID>AE</g, "<cbc:ID>O<"]],
  ],
  ["DE-R-017", "a factored invoice", "DE", [typed("393")], [typed("389")]],
  [
    "DE-R-018",
    "a cash discount of one decimal",
    "DE",
    [terms("#SKONTO#TAGE=14#PROZENT=2.0#\n")],
    [terms("#SKONTO#TAGE=14#PROZENT=2.00#\n")],
  ],
  [
    "DE-R-018",
    "a cash discount without line break",
    "DE",
    [terms("#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=1.00#BASISBETRAG=10.00#")],
    [terms("#SKONTO#TAGE=14#PROZENT=2.00#\n#SKONTO#TAGE=30#PROZENT=1.00#BASISBETRAG=10.00#\n")],
  ],
  [
    "DE-R-024-2",
    "a card payment with account",
    "DE",
    [paidBy("48", CARD, account("DE89370400440532013000"))],
    [paidBy("48", CARD)],
  ],
  ["DE-R-024-2", "a card payment with mandate", "DE", [paidBy("54", CARD, mandate(""))], [paidBy("54", CARD)]],
  [
    "DE-R-031",
    "a direct debit from no account",
    "DE",
    [paidBy("59", mandate(""))],
    [
      paidBy(
        "59",
        mandate("<cac:PayerFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID></cac:PayerFinancialAccount>"),
      ),
    ],
  ],
  [
    "DE-R-T02",
    "a link without scheme",
    "DE",
    [supportedBy(reference("Plan", "P-1", linkTo("www.example.org/plan")))],
    [supportedBy(reference("Plan", "P-1", linkTo("https://example.org/plan")))],
  ],
  ["DK-R-003", "an old version of UNSPSC", "DK", [classified("18.05.01")], [classified("26.0801")]],
  [
    "GR-R-001-4",
    "a branch number with decimals",
    "GR",
    [numbered("123456783|20/11/2026|1.5|1.1|A|17")],
    [numbered("123456783|20/11/2026|0|1.1|A|17")],
  ],
  [
    "GR-R-008-2",
    "two invoice URLs",
    "GR",
    [supportedBy(greekUrl("https://example.org/1"), greekUrl("https://example.org/2"))],
    [supportedBy(greekUrl("https://example.org/1"))],
  ],
  [
    "GR-R-008-3",
    "an invoice URL without address",
    "GR",
    [supportedBy(greekUrl(""))],
    [supportedBy(greekUrl("https://example.org/1"))],
  ],
  [
    "GR-R-010",
    "a buyer's TIN of another scheme",
    "GR",
    [endpointOfBuyer("0088", "123456783")],
    [endpointOfBuyer("9933", "123456783")],
  ],
  [
    "GR-R-010",
    "a wrong TIN of the buyer",
    "GR",
    [endpointOfBuyer("9933", "123456784")],
    [endpointOfBuyer("9933", "123456783")],
  ],
  ["IS-R-001", "a corrective invoice", "IS", [typed("384")], []],
  ["IS-R-003", "a seller without street", "IS", [SELLER_STREET], []],
  ["IS-R-003", "a seller without post code", "IS", [SELLER_ZONE], []],
  ["IS-R-005", "a buyer without street", "IS", [BUYER_STREET], []],
  ["IS-R-005", "a buyer without post code", "IS", [BUYER_ZONE], []],
  ["IS-R-006", "a claim (9) without account", "IS", [paidBy("9")], [paidBy("9", account("051526004311"))]],
  [
    "IS-R-006",
    "a second account that is too short",
    "IS",
    [paidBy("9", account("051526004311"), account("051526"))],
    [paidBy("9", account("051526004311"), account("051526004312"))],
  ],
  [
    "IS-R-007",
    "a transfer (42) to an IBAN",
    "IS",
    [paidBy("42", account("IS140159260076545510730339"))],
    [paidBy("42", account("015926007654"))],
  ],
  ["IS-R-008", "a last day to pay that is no date", "IS", [eindagi("24-12-2026")], [eindagi("2026-12-24")]],
  ["IS-R-009", "a last day to pay without due date", "IS", [eindagi("2026-12-24"), DUE_DATE], [eindagi("2026-12-24")]],
  ["IS-R-010", "a last day to pay before the due date", "IS", [eindagi("2026-12-19")], [eindagi("2026-12-20")]],
  ["NL-R-002", "a seller without street", "NL", [SELLER_STREET], []],
  [
    "SE-R-005",
    "another tax registration, of no scheme",
    "SE",
    [registered("F-skatt")],
    [registered("godkänd för F-skatt")],
  ],
];

describe("national rules", () => {
  it.each(RULES)("%s MUST find %s", (rule, _violation, country, broken) => {
    expect(timesFound(rule, edited(within(country), broken))).toBe(1);
  });

  it.each(RULES)("%s MUST accept a document without %s", (rule, _violation, country, _broken, kept) => {
    expect(timesFound(rule, edited(within(country), kept))).toBe(0);
  });

  it.each(RULES)("%s MUST leave other countries alone with %s", (rule, _violation, _country, broken) => {
    expect(timesFound(rule, edited(within("BE"), broken))).toBe(0);
  });
});

describe("Peppol's codes", () => {
  it("MUST refuse an attachment of another media type (PEPPOL-EN16931-CL001)", () => {
    const typedAs = (mime: string) => edited(DUTCH, [["application/pdf", mime]]);
    expect(timesFound("PEPPOL-EN16931-CL001", typedAs("application/xml"))).toBe(1);
    expect(timesFound("PEPPOL-EN16931-CL001", typedAs("text/csv"))).toBe(0);
  });

  it("MUST ask for category E where VATEX-EU-J exempts (PEPPOL-EN16931-P0111)", () => {
    const exempted = (category: string) =>
      edited(DUTCH, [[/AE(<\/cbc:ID>\n.*\n<cbc:TaxExemptionReasonCode>)VATEX-EU-AE/, `${category}$1VATEX-EU-J`]]);
    expect(timesFound("PEPPOL-EN16931-P0111", exempted("AE"))).toBe(1);
    expect(timesFound("PEPPOL-EN16931-P0111", exempted("E"))).toBe(0);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument, readInvoice, writeInvoice } from "../src/index.ts";
import { edited } from "./edited.ts";
import { example } from "./examples.ts";

const INVOICE = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "PEPPOL_BIS_3")).toString();
const CREDIT_NOTE = Buffer.from(writeInvoice(example("creditnota.json"), "PEPPOL_BIS_3")).toString();
const NLCIUS = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "NLCIUS")).toString();

/** What is found after one change to the text of a document. */
function changed(document: string, from: string | RegExp, to: string) {
  return checkDocument(Buffer.from(edited(document, [[from, to]]))).findings;
}

const rules = (document: string, from: string | RegExp, to: string): readonly string[] =>
  changed(document, from, to)
    .filter(({ severity }) => severity === "FATAL")
    .map(({ rule }) => rule)
    .sort();

describe("checkDocument", () => {
  it("MUST tell rule, severity, element, line and term", () => {
    const line = INVOICE.split("\n").indexOf("<cbc:ID>2</cbc:ID>");
    expect(changed(INVOICE, ">49.75<", ">49.90<")).toEqual([
      {
        rule: "PEPPOL-EN16931-R120",
        ruleSet: "peppol",
        terms: ["BT-131"],
        severity: "FATAL",
        message: expect.stringContaining("BT-131"),
        location: "/Invoice/cac:InvoiceLine[2]",
        line,
        path: "$.lines[1].amount",
      },
    ]);
  });

  it.each([
    ["a term of the document", /<cbc:IssueDate>.*\n/, "BR-03", "$.issueDate"],
    ["a term of a group", /<cbc:RegistrationName>Install.*\n/, "BR-07", "$.buyer.name"],
    ["a term within a line", "<cbc:Name>Metselwerk</cbc:Name>\n", "BR-25", "$.lines[1].item.name"],
    ["a group", /<cac:AccountingSupplierParty>[\s\S]*<\/cac:AccountingSupplierParty>\n/, "BR-08", "$.seller.address"],
    ["all lines", /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>\n/, "BR-16", "$.lines"],
    [
      "one of two terms",
      /<cbc:AllowanceChargeReasonCode>95.*\n<cbc:AllowanceChargeReason>.*\n/,
      "BR-33",
      "$.allowances[0].reason",
    ],
    ["a total", /<cbc:TaxInclusiveAmount.*\n/, "BR-14", "$.totals.withVat"],
  ])("MUST name the term that is missing: %s", (_name, missing, rule, path) => {
    expect(changed(INVOICE, missing, "")).toContainEqual(expect.objectContaining({ rule, path }));
  });

  it.each([
    ["the sum of the lines", ">8114.76</cbc:LineExt", ">8114.77</cbc:LineExt", ["BR-CO-10", "BR-CO-13"]],
    ["the sum of allowances", ">162.30</cbc:AllowanceTotal", ">162.31</cbc:AllowanceTotal", ["BR-CO-11", "BR-CO-13"]],
    ["the amount due", ">7952.46</cbc:Payable", ">7952.47</cbc:Payable", ["BR-CO-16"]],
    ["the total with VAT", ">7952.46</cbc:TaxIncl", ">7952.47</cbc:TaxIncl", ["BR-CO-15", "BR-CO-16"]],
    [
      "the VAT",
      '<cac:TaxTotal>\n<cbc:TaxAmount currencyID="EUR">0.00',
      '<cac:TaxTotal>\n<cbc:TaxAmount currencyID="EUR">0.01',
      ["BR-CO-14", "BR-CO-15"],
    ],
    ["the taxable amount", ">7952.46</cbc:Taxable", ">7952.45</cbc:Taxable", ["BR-AE-08"]],
    [
      "unreadable numbers",
      ">7952.46</cbc:Payable",
      ">7.952,46</cbc:Payable",
      ["BR-CO-16", "BR-DEC-18", "UBL-DT-01", "XSD-VALUE"],
    ],
    ["three decimals", ">2100.00</cbc:LineExt", ">2100.000</cbc:LineExt", ["BR-DEC-23", "UBL-DT-01"]],
  ])("MUST check the arithmetic of %s to the cent", (_name, from, to, expected) => {
    expect(rules(INVOICE, from, to)).toEqual(expected);
  });

  it.each([
    [
      "a reason for the reverse charge",
      /<cbc:TaxExemptionReasonCode>.*\n<cbc:TaxExemptionReason>.*\n/,
      "",
      ["BR-AE-10"],
    ],
    [
      "a number of the buyer under reverse charge",
      /<cac:PartyTaxScheme>\n<cbc:CompanyID>NL823[\s\S]*?<\/cac:PartyTaxScheme>\n(<cac:PartyLegalEntity>\n.*\n)<cbc:CompanyID.*\n/,
      "$1",
      ["BR-AE-02", "BR-AE-03"],
    ],
    [
      "a rate of zero under reverse charge",
      /(?<=<cac:ClassifiedTaxCategory>\n<cbc:ID>AE<\/cbc:ID>\n<cbc:Percent>)0/,
      "21",
      ["BR-AE-05"],
    ],
    [
      "a country of ISO 3166",
      "<cbc:IdentificationCode>NL</cbc:IdentificationCode>\n</cac:Country>\n</cac:Address>",
      "<cbc:IdentificationCode>XX</cbc:IdentificationCode>\n</cac:Country>\n</cac:Address>",
      ["BR-CL-14"],
    ],
    ["a unit of Recommendation 20", 'unitCode="HUR">40<', 'unitCode="UUR">40<', ["BR-CL-23"]],
    [
      "the electronic address of the buyer",
      /<cbc:EndpointID schemeID="0106">54441587.*\n/,
      "",
      ["PEPPOL-EN16931-R010"],
    ],
    [
      "the electronic address of the seller",
      /<cbc:EndpointID schemeID="0106">61234567.*\n/,
      "",
      ["PEPPOL-EN16931-R020"],
    ],
    [
      "a GLN with check digit",
      /schemeID="0106">61234567<\/cbc:EndpointID>/,
      'schemeID="0088">8712345678905</cbc:EndpointID>',
      ["PEPPOL-COMMON-R040"],
    ],
    [
      "no empty element",
      "<cbc:BuyerReference>WV-2290</cbc:BuyerReference>",
      "<cbc:BuyerReference> </cbc:BuyerReference>",
      ["PEPPOL-EN16931-R008"],
    ],
    [
      "KvK or OIN of a Dutch seller",
      /schemeID="0106">61234567<\/cbc:CompanyID>/,
      'schemeID="0060">612345678</cbc:CompanyID>',
      ["NL-R-003"],
    ],
    [
      "KvK or OIN of a Dutch buyer",
      /schemeID="0106">54441587<\/cbc:CompanyID>/,
      'schemeID="0060">544415870</cbc:CompanyID>',
      ["NL-R-005"],
    ],
    ["the full address of a Dutch seller", /<cbc:PostalZone>6717.*\n/, "", ["NL-R-002"]],
    ["how to pay a Dutch seller", /<cac:PaymentMeans>[\s\S]*<\/cac:PaymentMeans>\n/, "", ["NL-R-007"]],
    [
      "Dutch payment means",
      /<cbc:PaymentMeansCode( name="G-rekening")?>58</g,
      "<cbc:PaymentMeansCode$1>31<",
      ["NL-R-008", "NL-R-008"],
    ],
    ["the order of order lines", /<cac:OrderReference>[\s\S]*?<\/cac:OrderReference>\n/, "", Array(6).fill("NL-R-009")],
  ])("MUST ask for %s", (_name, from, to, expected) => {
    expect(rules(INVOICE, from, to)).toEqual(expected);
  });

  it("MUST ask for one currency, of ISO 4217", () => {
    const expected = ["BR-CL-04", "BR-CO-15", "PEPPOL-EN16931-R051"];
    expect([...new Set(rules(INVOICE, "<cbc:DocumentCurrencyCode>EUR", "<cbc:DocumentCurrencyCode>ECU"))]).toEqual(
      expected,
    );
  });

  it("MUST ask a Dutch credit note for the invoice it corrects", () => {
    expect(rules(CREDIT_NOTE, /<cac:BillingReference>[\s\S]*<\/cac:BillingReference>\n/, "")).toEqual(["NL-R-001"]);
    expect(rules(CREDIT_NOTE, "<cbc:CreditNoteTypeCode>381", "<cbc:CreditNoteTypeCode>380")).toEqual([
      "BR-CL-01",
      "PEPPOL-EN16931-P0101",
    ]);
  });

  it("MUST find a reference missing where the sender forgot both", () => {
    const bytes = writeInvoice(example("ongeldig-zonder-referentie.json"), "PEPPOL_BIS_3");
    expect(checkDocument(bytes).findings).toContainEqual(
      expect.objectContaining({ rule: "PEPPOL-EN16931-R003", path: "$.buyerReference", location: "/Invoice" }),
    );
  });

  it("MUST apply the rules that the document claims to keep", () => {
    const noStreet = [/<cbc:StreetName>Houtzaag.*\n/, ""] as const;
    expect(rules(INVOICE, ...noStreet)).toEqual(["NL-R-002"]);
    expect(rules(NLCIUS, ...noStreet)).toEqual(["BR-NL-3"]);
    expect(rules(INVOICE, "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "")).toEqual([]);
    expect(rules(INVOICE, /<cbc:CustomizationID>.*\n/, "")).toEqual(["BR-01", "PEPPOL-EN16931-R004"]);
  });
});

describe("hostile documents", () => {
  it.each([
    ["nothing", "", "XML-NONE"],
    ["billion laughs", `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Invoice>&b;</Invoice>`, "XML-DTD"],
    ["an external entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice>&x;</Invoice>`, "XML-DTD"],
    ["deep nesting", "<a>".repeat(1_000), "XML-DEPTH"],
    ["a truncated document", INVOICE.slice(0, 2_000), "XML-MALFORMED"],
    ["something else than an invoice", "<Order/>", "UBL-ROOT"],
    ["an invoice of another namespace", `<Invoice xmlns="urn:x"/>`, "UBL-ROOT"],
  ])("MUST make a fatal finding, and a fault, of %s", (_name, xml, code) => {
    const bytes = Buffer.from(xml);
    expect(checkDocument(bytes).findings).toEqual([
      expect.objectContaining({ rule: code, severity: "FATAL", path: "$" }),
    ]);
    const invoice = readInvoice(bytes);
    expect(invoice.ok ? [] : invoice.faults.map((fault) => fault.code)).toEqual([code]);
  });

  it("MUST read UTF-16, ISO-8859-1, a byte order mark and any prefix like the plain document", () => {
    const latin = INVOICE.replace(`encoding="UTF-8"`, `encoding="ISO-8859-1"`).replaceAll("€", "EUR");
    const prefixed = INVOICE.replaceAll("cbc:", "b:")
      .replaceAll("xmlns:cbc", "xmlns:b")
      .replaceAll("cac:", "_a.1:")
      .replaceAll("xmlns:cac", "xmlns:_a.1");
    const expected = readInvoice(Buffer.from(INVOICE));
    expect(readInvoice(Buffer.from(`\ufeff${INVOICE}`, "utf16le"))).toEqual(expected);
    expect(readInvoice(Buffer.from(`\ufeff${INVOICE}`))).toEqual(expected);
    expect(readInvoice(Buffer.from(prefixed))).toEqual(expected);
    expect(readInvoice(Buffer.from(latin, "latin1"))).toEqual(readInvoice(Buffer.from(INVOICE.replaceAll("€", "EUR"))));
  });

  it("MUST survive any damage to a document", () => {
    const lines = INVOICE.split("\n");
    const damaged = fc.array(fc.tuple(fc.nat(lines.length - 1), fc.constantFrom("drop", "double", "blank", "swap")), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damaged, (damages) => {
        const result = [...lines];
        for (const [at, damage] of damages) {
          const line = lines[at] ?? "";
          result[at] = {
            drop: "",
            double: `${line}\n${line}`,
            blank: line.replace(/>[^<]+</, "><"),
            swap: lines[at + 1] ?? "",
          }[damage];
        }
        const bytes = Buffer.from(result.join("\n"));
        expect(() => [checkDocument(bytes).findings, readInvoice(bytes)]).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it("MUST survive any bytes in a document", () => {
    const bytes = Buffer.from(INVOICE);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const mutated = Uint8Array.from(bytes);
        for (const [at, byte] of changes) mutated[at] = byte;
        expect(() => [checkDocument(mutated).findings, readInvoice(mutated)]).not.toThrow();
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        expect(checkDocument(noise).findings).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
  });

  it("MUST NOT let one part of a document multiply with another", () => {
    const category =
      "<cac:TaxCategory><cbc:ID>E</cbc:ID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>";
    const parts = [
      "<cac:LegalMonetaryTotal/>".repeat(20_000),
      `<cac:TaxTotal>${`<cac:TaxSubtotal>${category}</cac:TaxSubtotal>`.repeat(10_000)}</cac:TaxTotal>`,
      "<cac:InvoiceLine/>".repeat(20_000),
    ];
    const bytes = Buffer.from(`${INVOICE.split("\n")[1]}${parts.join("")}</Invoice>`);
    expect(checkDocument(bytes).findings.length).toBeGreaterThan(0); // in seconds; the product of the parts would take minutes
    expect(readInvoice(bytes).ok).toBe(false);
  });

  it.each([
    ["a date with white space in it", [/<cbc:IssueDate>/, `$&2026${" ".repeat(400_000)}x`]],
    [
      "a long indicator asked for by many codes",
      [
        /<cbc:ChargeIndicator>false<\/cbc:ChargeIndicator>/,
        `<cbc:ChargeIndicator>false${" ".repeat(800_000)}</cbc:ChargeIndicator>${"<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>".repeat(8_000)}`,
      ],
    ],
    [
      "a long process asked for by many types",
      [
        /(<cbc:ProfileID>[^<]*)(<\/cbc:ProfileID>)/,
        `$1${" ".repeat(1_000_000)}$2${"<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>".repeat(8_000)}`,
      ],
    ],
  ] as const)("MUST take no more time than the size asks for: %s", (_name, [from, to]) => {
    const started = performance.now();
    expect(changed(INVOICE, from, to).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(10_000); // well below a second; half a minute when it goes wrong
  });

  it("MUST look at white space as XML does", () => {
    expect(rules(INVOICE, "<cbc:PaymentMeansCode>58<", "<cbc:PaymentMeansCode>58\u00a0<")).toContain("BR-CL-16");
    expect(rules(INVOICE, "<cbc:PaymentMeansCode>58<", "<cbc:PaymentMeansCode>\n 58\t<")).not.toContain("BR-CL-16");
    expect(rules(INVOICE, "<cac:Country>", "<cac:Country>\u00a0")).toContain("XSD-TEXT");
  });

  it("MUST compute with as many digits as the schema lets through", () => {
    const found = rules(INVOICE, /(<cbc:PriceAmount[^>]*>\d+\.\d+)/, `$1${"0".repeat(40)}`);
    expect(found).toEqual([]);
  });

  it("MUST tell 20 places of a rule, count the rest, and hide no other rule behind them", () => {
    const root = INVOICE.split("\n")[1] ?? "";
    const hopeless = Buffer.from(`${root}${"<cac:InvoiceLine/>".repeat(2_000)}</Invoice>`);
    const { findings, counts, structureCounts } = checkDocument(hopeless);
    const placesOf = (id: string) => findings.filter(({ rule }) => rule === id).length;
    expect([placesOf("BR-21"), counts.en16931?.fatal["BR-21"]]).toEqual([20, 2_000]);
    expect([placesOf("XSD-MISSING"), (structureCounts["XSD-MISSING"] ?? 0) > 2_000]).toEqual([20, true]);
    expect(placesOf("BR-02")).toBe(1);
  });
});

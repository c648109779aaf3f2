import { type Invoice, type OutputFormat, parseInvoice } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { writeInvoice } from "./write-invoice.ts";

const party = { name: "A", address: { country: "NL" } };
const base = {
  kind: "INVOICE",
  number: "1",
  issueDate: "2026-11-24",
  currency: "EUR",
  seller: party,
  buyer: party,
  lines: [
    { quantity: "3", unitCode: "HUR", price: { net: "1.125" }, vat: { code: "S", rate: "21" }, item: { name: "i" } },
  ],
};

function write(terms: object, format?: OutputFormat): string {
  const invoice = parseInvoice({ ...base, ...terms });
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return Buffer.from(writeInvoice(invoice.value, format)).toString().replaceAll("\n", "");
}

describe("writeInvoice", () => {
  it("MUST name specification and process of the format", () => {
    expect(write({})).toContain(
      "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<",
    );
    expect(write({}, "NLCIUS")).toContain(
      "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0<",
    );
    expect(write({}, "NLCIUS")).toContain("<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0<");
  });

  it("MUST write numbers with the decimals that were given, computed amounts with two", () => {
    const xml = write({ totals: { prepaid: "1" } });
    expect(xml).toContain(`<cbc:PrepaidAmount currencyID="EUR">1</cbc:PrepaidAmount>`);
    expect(xml).toContain(`<cbc:InvoicedQuantity unitCode="HUR">3</cbc:InvoicedQuantity>`);
    expect(xml).toContain(`<cbc:LineExtensionAmount currencyID="EUR">3.38</cbc:LineExtensionAmount>`);
    expect(xml).toContain(`<cbc:PriceAmount currencyID="EUR">1.125</cbc:PriceAmount>`);
  });

  it("MUST write endpoint and legal identifier of a Dutch party with their schemes", () => {
    const endpoint = { scheme: "0190", value: "00000001234567890000" };
    const xml = write({ buyer: { ...party, endpoint, legalId: { scheme: "0106", value: "12345678" } } });
    expect(xml).toContain(`<cbc:EndpointID schemeID="0190">00000001234567890000</cbc:EndpointID>`);
    expect(xml).toContain(`<cbc:CompanyID schemeID="0106">12345678</cbc:CompanyID>`);
  });

  it("MUST write a G-account by the extension: each payment means with its share", () => {
    const means = (id: string, amount: string) => ({ code: "58", id, share: { amount, terms: "snel" } });
    const xml = write({ paymentMeans: [means("OWN", "3.00"), means("GACCOUNT", "1.09")] }, "NLCIUS_G_ACCOUNT");
    expect(xml).toContain("nlcius:v1.0#conformant#urn:fdc:nen.nl:gaccount:v1.0<");
    expect(xml).toContain("<cbc:ID>GACCOUNT</cbc:ID><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>");
    expect(xml).toContain(
      `<cac:PaymentTerms><cbc:PaymentMeansID>GACCOUNT</cbc:PaymentMeansID><cbc:Note>snel</cbc:Note><cbc:Amount currencyID="EUR">1.09</cbc:Amount></cac:PaymentTerms>`,
    );
  });

  it("MUST name specification and process as the invoice does when no format is asked for", () => {
    expect(write({ specification: "S", process: "P" }, undefined)).toContain(
      "<cbc:CustomizationID>S</cbc:CustomizationID><cbc:ProfileID>P</cbc:ProfileID>",
    );
    expect(write({ specification: "other" }, "NLCIUS")).not.toContain("other");
  });

  it("MUST put due date and project of a credit note where UBL has them", () => {
    const xml = write({
      kind: "CREDIT_NOTE",
      dueDate: "2026-12-24",
      projectReference: "P",
      paymentMeans: [{ code: "30" }],
    });
    expect(xml).toContain(
      "<cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentDueDate>2026-12-24</cbc:PaymentDueDate>",
    );
    expect(xml).toContain("<cbc:ID>P</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>");
    expect(xml).not.toContain("<cbc:DueDate>");
    expect(xml).toContain("<cbc:CreditedQuantity");
  });

  it("MUST write NA for the order where only the sales order is known", () => {
    expect(write({ salesOrderReference: "S" })).toContain("<cbc:ID>NA</cbc:ID><cbc:SalesOrderID>S</cbc:SalesOrderID>");
  });

  it("MUST tell the discount that a gross price means", () => {
    const [line] = base.lines;
    const xml = write({ lines: [{ ...line, price: { net: "8.5", gross: "10" } }] });
    expect(xml).toContain(
      `<cbc:Amount currencyID="EUR">1.5</cbc:Amount><cbc:BaseAmount currencyID="EUR">10</cbc:BaseAmount>`,
    );
  });

  it("MUST NOT write text that XML cannot carry", () => {
    const invoice = parseInvoice(base);
    const broken = { ...(invoice.ok ? invoice.value : ({} as Invoice)), number: "a\u0000" };
    expect(() => writeInvoice(broken, "NLCIUS")).toThrow(RangeError);
  });
});

import { readXml } from "@erp-gateway/peppol/xml";
import { describe, expect, it } from "vitest";
import { invoiceIdentity } from "./invoice-identity.ts";

function identityOf(xml: string): string {
  const read = readXml(xml);
  if (!read.ok) throw new Error(xml);
  return invoiceIdentity(read.value.root);
}

const invoice = (party: string, root = "Invoice") =>
  `<${root}><ID> 2026-1 </ID><IssueDate>2026-11-24</IssueDate><AccountingSupplierParty><Party>${party}</Party></AccountingSupplierParty></${root}>`;

const ENDPOINT = "<EndpointID>61234567</EndpointID>";

describe("invoice identity", () => {
  it("MUST be number, date and supplier, whatever else the document says", () => {
    const supplier = "<PartyIdentification><ID>L-7</ID></PartyIdentification>";
    const noted = invoice(supplier).replace("</Invoice>", "<Note/></Invoice>");
    expect(identityOf(noted)).toBe(identityOf(invoice(`${ENDPOINT}${supplier}`)));
  });

  it("MUST tell suppliers, dates and kinds apart", () => {
    const variants = [
      invoice(ENDPOINT),
      invoice(""),
      invoice(`${ENDPOINT}<PartyLegalEntity><CompanyID>1</CompanyID></PartyLegalEntity>`),
      invoice(ENDPOINT, "CreditNote"),
      invoice(ENDPOINT).replace("11-24", "11-25"),
    ];
    expect(new Set(variants.map(identityOf)).size).toBe(variants.length);
  });
});

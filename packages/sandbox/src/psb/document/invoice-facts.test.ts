import { describe, expect, it } from "vitest";
import { readInvoiceFacts } from "./invoice-facts.ts";
import { injectReceiver } from "./receiver-injection.ts";

const ubl = (customer: string) => `﻿<?xml version="1.0" encoding="UTF-8"?>
<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>2026:0001</cbc:ID>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>other</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0106">61234567</cbc:EndpointID></cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>${customer}</cac:Party></cac:AccountingCustomerParty>
</ubl:Invoice>`;

const factsOf = (customer: string) => readInvoiceFacts(Buffer.from(ubl(customer)));

const FULL = `<cbc:EndpointID schemeID="NL:KVK">58765432</cbc:EndpointID>
  <cac:PartyTaxScheme><cbc:CompanyID>NL854321093B01</cbc:CompanyID></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:CompanyID schemeID="0190">00000001823456789000</cbc:CompanyID></cac:PartyLegalEntity>`;

describe("readInvoiceFacts", () => {
  it("MUST read number, type and parties, with or without a byte order mark", () => {
    expect(factsOf(FULL)).toEqual({
      family: "Invoice",
      number: "2026:0001",
      documentTypeId: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017::2.1",
      sender: ["0106:61234567"],
      receiver: ["0106:58765432", "0190:00000001823456789000", "9944:NL854321093B01"],
      receiverRole: "AccountingCustomerParty/Party",
      statusCode: undefined,
      note: undefined,
      refersTo: undefined,
    });
  });

  it("MUST leave out identifiers that are missing or empty", () => {
    expect(factsOf('<cbc:EndpointID schemeID="0106"/>')?.receiver).toEqual([]);
  });

  it.each(["<Invoice>", "no xml", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "<a:b/>"])("MUST not read %s", (xml) => {
    expect(readInvoiceFacts(Buffer.from(xml))).toBeUndefined();
  });
});

describe("injectReceiver", () => {
  const inject = (customer: string, receiver: string) => injectReceiver(Buffer.from(ubl(customer)), receiver);

  it("MUST replace the customer's endpoint and nothing else", () => {
    const changed = inject(FULL, "0106:50000001").toString();
    expect(changed).toBe(ubl(FULL).replace('schemeID="NL:KVK">58765432', 'schemeID="0106">50000001'));
  });

  it("MUST add an endpoint where there was none, or an empty one", () => {
    for (const customer of ["<cac:PartyName/>", '<cbc:EndpointID schemeID="0106"/>']) {
      expect(readInvoiceFacts(inject(customer, "9944:NL854321093B01"))?.receiver).toEqual(["9944:NL854321093B01"]);
    }
  });

  it("MUST leave a document alone that has no customer, or a receiver that is no scheme and number", () => {
    const other = Buffer.from("<Order/>");
    expect(injectReceiver(other, "0106:1")).toBe(other);
    expect(inject(FULL, "XCNL10019").toString()).toBe(ubl(FULL));
  });
});

import { type Invoice, type Passthrough, parseInvoice } from "@erp-gateway/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passthroughFaults, readInvoice, writeInvoice } from "../src/index.ts";
import { readXml, type XmlElement } from "../src/xml/index.ts";
import { arbitraryInvoice } from "./arbitrary-invoice.ts";
import { canonical } from "./canonical-xml.ts";
import { example } from "./examples.ts";
import { normalised } from "./normalisations.ts";

const invoice = example("inkoopfactuur-staal.json");
const plain = textOf(writeInvoice(invoice));

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

function read(xml: string): Invoice {
  const result = readInvoice(Buffer.from(xml));
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value;
}

/** Read from a document, and written. */
function passed(xml: string): { readonly passthrough: readonly Passthrough[]; readonly written: string } {
  const result = read(xml);
  return { passthrough: result.passthrough ?? [], written: textOf(writeInvoice(result)) };
}

const codes = (passthrough: readonly Passthrough[]): readonly string[] =>
  passthroughFaults({ ...invoice, passthrough }).map(({ code, path }) => `${code} ${path}`);

const LINE = "<cac:InvoiceLine>\n";
const TAX_SCHEME = "<cac:TaxScheme>\n<cbc:ID>VAT</cbc:ID>\n</cac:TaxScheme>\n";

describe("what the model does not know", () => {
  it("MUST cost a document nothing that holds terms only", () => {
    expect(read(plain)).not.toHaveProperty("passthrough");
  });

  it.each([
    ["an element, in the order of the schema", "<cbc:CustomizationID>", "<cbc:UBLVersionID>2.1</cbc:UBLVersionID>\n"],
    ["an element of a line", "<cbc:InvoicedQuantity", "<cbc:Note>a</cbc:Note>\n<cbc:Note>b</cbc:Note>\n"],
    [
      "a group that stands twice",
      "<cac:TaxTotal>",
      "<cac:PaymentTerms>\n<cbc:Note>more</cbc:Note>\n</cac:PaymentTerms>\n",
    ],
    ["an empty element", "<cac:TaxTotal>", "<cac:PaymentTerms></cac:PaymentTerms>\n"],
    [
      "an extension with its namespaces",
      "<cbc:CustomizationID>",
      `<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent><!-- x --><own xmlns="urn:own"><![CDATA[<a>]]></own></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>\n`,
    ],
  ])("MUST keep %s", (_what, before, added) => {
    const xml = plain.replace(before, `${added}${before}`);
    const { passthrough, written } = passed(xml);
    expect(passthrough).not.toEqual([]);
    expect(written).toBe(xml);
  });

  it("MUST keep attributes, and those that differ from what is written", () => {
    const xml = plain
      .replace("<cbc:IssueDate>", `<cbc:IssueDate languageID="nl">`)
      .replace(`PayableAmount currencyID="EUR"`, `PayableAmount currencyID="USD"`);
    expect(passed(xml).written).toBe(xml);
    expect(passed(xml).passthrough).toContainEqual({ place: "/Invoice/cbc:IssueDate/@languageID", content: "nl" });
  });

  it("MUST keep attributes in namespaces, whatever their prefix", () => {
    const xml = plain.replace("<Invoice ", `<Invoice xmlns:p="urn:p" p:a="1 &lt; 2" `);
    const { passthrough, written } = passed(xml);
    expect(passthrough).toEqual([{ place: "/Invoice/@Q{urn:p}a", content: "1 < 2" }]);
    expect(canonical(Buffer.from(written))).toEqual(canonical(Buffer.from(xml)));
  });

  it("MUST keep another value of what is written by itself", () => {
    const xml = plain.replace(TAX_SCHEME, TAX_SCHEME.replace("<cbc:ID>", `<cbc:ID schemeAgencyID="6">`));
    expect(xml).not.toBe(plain);
    expect(passed(xml).written).toBe(xml);
  });

  it("MUST keep text between elements", () => {
    const xml = plain.replace(LINE, `${LINE}a & b`.replace("&", "&amp;"));
    const { passthrough, written } = passed(xml);
    expect(passthrough).toEqual([{ place: "/Invoice/cac:InvoiceLine/text()", content: "a & b" }]);
    expect(canonical(Buffer.from(written))).toEqual(canonical(Buffer.from(xml)));
  });

  it("MUST bring along what prefixes mean in the document it comes from", () => {
    const xml = plain
      .replace("<Invoice ", `<Invoice xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" `)
      .replace("<cbc:CustomizationID>", "<b:UBLVersionID>2.1</b:UBLVersionID><cbc:CustomizationID>");
    expect(canonical(Buffer.from(passed(xml).written))).toEqual(canonical(Buffer.from(xml)));
  });

  it("MUST stay at its place when lines are added", () => {
    const found = read(plain.replace(LINE, `${LINE}<cbc:UUID>u</cbc:UUID>\n`));
    const [line] = found.lines;
    const longer = { ...found, lines: [...found.lines, ...(line === undefined ? [] : [line])] };
    expect(textOf(writeInvoice(longer)).match(/<cbc:UUID>/g)).toHaveLength(1);
  });

  it("MUST keep whatever is put anywhere into any invoice", () => {
    const anything = fc.constantFrom(
      `<cbc:UUID>u</cbc:UUID>`,
      `<o:x xmlns:o="urn:o" a="1"><o:y>text</o:y></o:x>`,
      `<cac:Delivery><cbc:ID>1</cbc:ID></cac:Delivery>`,
      `<cac:TaxScheme/>`,
      `<x/>`,
    );
    fc.assert(
      fc.property(arbitraryInvoice, fc.array(fc.tuple(fc.nat(), anything), { maxLength: 5 }), (terms, additions) => {
        let xml = textOf(writeInvoice(terms));
        for (const [seed, addition] of additions) {
          const groups = groupsIn(xml);
          const end = groups[seed % groups.length]?.end ?? 0;
          const at = xml.lastIndexOf("</", end);
          xml = xml.slice(0, at) + addition + xml.slice(at);
        }
        const result = read(xml);
        const written = writeInvoice(result);
        expect(normalised(canonical(written))).toEqual(normalised(canonical(Buffer.from(xml))));
        expect(read(textOf(written))).toEqual(result);
      }),
      { numRuns: 20 },
    );
  });
});

describe("passthrough that somebody hands in", () => {
  it.each([
    ["no XML", "UBL-PASSTHROUGH-XML", "<cbc:UUID>"],
    ["an end of the document", "UBL-PASSTHROUGH-XML", "</Invoice><Invoice>"],
    ["two elements", "UBL-PASSTHROUGH-XML", "<cbc:UUID/><cbc:UUID/>"],
    ["text around it", "UBL-PASSTHROUGH-XML", "<cbc:UUID/> x"],
    ["a prefix without meaning", "UBL-PASSTHROUGH-XML", "<p:UUID/>"],
    ["a document type", "UBL-PASSTHROUGH-XML", "<!DOCTYPE a><a/>"],
  ])("MUST be refused for %s", (_what, code, content) => {
    expect(codes([{ place: "/Invoice", content }])).toEqual([`${code} $.passthrough[0].content`]);
  });

  it.each([
    "/Invoice/cac:InvoiceLine[99]",
    "/CreditNote",
    "",
    "//x",
    "/Invoice/@xmlns",
    "/Invoice/@a b",
    "/Invoice/@a='1'",
  ])("MUST be refused for the place %j", (place) => {
    expect(codes([{ place, content: "<cbc:UUID/>" }])).toEqual(["UBL-PASSTHROUGH-PLACE $.passthrough[0].place"]);
  });

  it.each<[what: string, entry: Passthrough]>([
    ["an absent term", { place: "/Invoice", content: "<cbc:TaxPointDate>2026-01-01</cbc:TaxPointDate>" }],
    [
      "one more payment means",
      {
        place: "/Invoice",
        content: "<cac:PaymentMeans><cbc:PaymentMeansCode>1</cbc:PaymentMeansCode></cac:PaymentMeans>",
      },
    ],
    ["a scheme", { place: "/Invoice/cac:AccountingSupplierParty/cac:Party/cbc:EndpointID/@schemeID", content: "0000" }],
    ["a value", { place: "/Invoice/cbc:ID/text()", content: "1" }],
  ])("MUST be refused where it would change %s", (_what, entry) => {
    expect(codes([entry])).toEqual(["UBL-PASSTHROUGH-TERM $.passthrough"]);
  });

  it("MUST name every fault at once, and be written by nobody who did not ask", () => {
    const passthrough = [
      { place: "/Nowhere", content: "<a/>" },
      { place: "/Invoice", content: "<a" },
    ];
    expect(codes(passthrough)).toHaveLength(2);
    expect(() => writeInvoice({ ...invoice, passthrough })).toThrow(RangeError);
  });

  it("MUST be refused by JSON when it is too much", () => {
    const many = Array.from({ length: 50_001 }, () => ({ place: "/Invoice", content: "" }));
    const large = [{ place: "/Invoice", content: "x".repeat(5_000_001) }];
    for (const passthrough of [many, large]) {
      const result = parseInvoice({ passthrough });
      const found = result.ok ? [] : result.faults.filter(({ path }) => path === "$.passthrough");
      expect(found.map(({ code }) => code)).toEqual(["INV-PASSTHROUGH-01"]);
    }
  });

  it("MUST NOT be read in any amount from a hostile document", () => {
    const xml = plain.replace("</Invoice>", `${"<x/>".repeat(60_000)}</Invoice>`);
    const result = readInvoice(Buffer.from(xml));
    expect(result.ok ? [] : result.faults.map(({ code }) => code)).toEqual(["UBL-PASSTHROUGH"]);
  });

  it("MUST be read as fast as the rest, however long a word in it is", () => {
    const content = `<x>${"x".repeat(1_000_000)}</x>`;
    const result = readInvoice(Buffer.from(plain.replace("</Invoice>", `${content}</Invoice>`)));
    expect(result.ok && result.value.passthrough?.at(-1)?.content).toBe(content);
  });
});

function groupsIn(xml: string): readonly XmlElement[] {
  const document = readXml(xml);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  const within = (element: XmlElement): readonly XmlElement[] =>
    element.children.length === 0 ? [] : [element, ...element.children.flatMap(within)];
  return within(document.value.root);
}

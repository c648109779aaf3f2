import { expect, it } from "vitest";
import { example } from "../../test/examples.ts";
import { readUbl } from "../ubl/read-ubl.ts";
import { writeInvoice } from "../write/write-invoice.ts";
import { findStructureFaults } from "./find-structure-faults.ts";

const INVOICE = Buffer.from(writeInvoice(example("termijnfactuur-verlegd.json"), "PEPPOL_BIS_3")).toString();

function faults(from: string | RegExp, to: string): readonly string[] {
  const changed = INVOICE.replace(from, to);
  const document = readUbl(Buffer.from(changed));
  if (!document.ok || (changed === INVOICE && from !== "")) throw new Error("nothing to check");
  const found: string[] = [];
  findStructureFaults(document.value.root, ({ code, element }) => found.push(`${code} ${element.name}`));
  return found;
}

it("MUST find nothing in what is written here", () => expect(faults("", "")).toEqual([]));

it.each([
  ["an element nobody knows", "<cbc:IssueDate>", "<cbc:Foo/><cbc:IssueDate>", "XSD-UNKNOWN Foo"],
  [
    "an element of another place",
    "<cbc:IssueDate>",
    "<cbc:Telephone>1</cbc:Telephone><cbc:IssueDate>",
    "XSD-UNKNOWN Telephone",
  ],
  ["an element too late", /(<cbc:ID>.*\n)(<cbc:IssueDate>.*\n)/, "$2$1", "XSD-ORDER ID"],
  ["an element twice", /<cbc:IssueDate>.*\n/, "$&$&", "XSD-REPEATED IssueDate"],
  ["an element that is missing", /<cbc:IssueDate>.*\n/, "", "XSD-MISSING Invoice"],
  ["the last element missing", /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>\n/, "", "XSD-MISSING Invoice"],
  ["text between elements", "<cac:Country>", "<cac:Country>x", "XSD-TEXT Country"],
  ["an element within a text", /(<cbc:ID>[^<]*)(<\/cbc:ID>)/, "$1<cbc:Name/>$2", "XSD-TEXT Name"],
  ["a date of another form", /<cbc:IssueDate>.*</, "<cbc:IssueDate>24-11-2026<", "XSD-VALUE IssueDate"],
  ["an amount that is none", /(<cbc:PayableAmount[^>]*>)[^<]*/, "$11.000,00", "XSD-VALUE PayableAmount"],
  ["an attribute nobody knows", "<cbc:IssueDate>", `<cbc:IssueDate a="b">`, "XSD-ATTRIBUTE-UNKNOWN IssueDate"],
  ["an attribute of a group", "<cac:Country>", `<cac:Country schemeID="b">`, "XSD-ATTRIBUTE-UNKNOWN Country"],
  [
    "nothing instead of a value",
    "<cbc:IssueDate>",
    `<cbc:IssueDate xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">`,
    "XSD-ATTRIBUTE-UNKNOWN IssueDate",
  ],
  ["an amount without currency", /(<cbc:PayableAmount)[^>]*/, "$1", "XSD-ATTRIBUTE-MISSING PayableAmount"],
  [
    "an attribute of another form",
    "<cbc:BuyerReference>",
    `<cbc:BuyerReference languageID="n1">`,
    "XSD-ATTRIBUTE-VALUE BuyerReference",
  ],
] as const)("MUST find %s", (_name, from, to, fault) => {
  expect(faults(from, to)).toEqual([fault]);
});

it.each([
  [`schemaLocation="urn:a b.xsd"`, []],
  [`noNamespaceSchemaLocation="b.xsd"`, []],
  [`type="cbc:IssueDateType"`, []],
  [`type="cbc:DueDateType"`, ["XSD-ATTRIBUTE-UNKNOWN IssueDate"]],
  [`other="a"`, ["XSD-ATTRIBUTE-UNKNOWN IssueDate"]],
] as const)("MUST judge the attribute %s of schema instances as libxml2 does", (attribute, found) => {
  const tag = `<cbc:IssueDate xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:${attribute}>`;
  expect(faults("<cbc:IssueDate>", tag)).toEqual(found);
});

it("MUST let an extension hold one element of whatever kind", () => {
  const extension = (content: string) =>
    `<ext:UBLExtensions xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"><ext:UBLExtension><ext:ExtensionContent>${content}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>`;
  const within = (content: string) => faults("<cbc:CustomizationID>", `${extension(content)}<cbc:CustomizationID>`);
  expect(within(`<a xmlns="urn:b" c="d">text</a>`)).toEqual([]);
  expect(within("")).toEqual(["XSD-MISSING ExtensionContent"]);
  expect(within(`<a xmlns="urn:b"/><a xmlns="urn:b"/>`)).toEqual(["XSD-REPEATED a"]);
});

it("MUST report everything at once", () => {
  expect(faults(/<cbc:IssueDate>.*\n([\s\S]*)<cbc:PayableAmount/, "$1<cbc:Foo/><cbc:PayableAmount")).toEqual([
    "XSD-MISSING Invoice",
    "XSD-UNKNOWN Foo",
  ]);
});

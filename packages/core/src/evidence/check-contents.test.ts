import { expect, it } from "vitest";
import { contentHash } from "../content-hash.ts";
import { checkContents } from "./check-contents.ts";
import { type EvidenceFile, jsonFile } from "./evidence-file.ts";

const text = (name: string, content: string): EvidenceFile => ({ name, bytes: new TextEncoder().encode(content) });
const DOCUMENT = text("deliveries/1/document.xml", "<Invoice/>");
const DELIVERY = jsonFile("deliveries/1/delivery.json", { contentHash: contentHash("<Invoice/>") });
const OTHERS = [text("invoice.json", "{}"), text("events.json", "[]")];

it.each([
  ["a delivery and its document", [DELIVERY, DOCUMENT], []],
  ["no delivery at all", [], []],
  ["a delivery whose document is gone", [DELIVERY], ["deliveries/1/document.xml"]],
  ["a document that is not the one sent", [DELIVERY, { ...DOCUMENT, bytes: new Uint8Array(3) }], [DOCUMENT.name]],
  ["a document without a delivery", [DOCUMENT], ["deliveries/1/document.xml"]],
  [
    "a document of another delivery",
    [DELIVERY, { ...DOCUMENT, name: "deliveries/2/document.xml" }],
    ["deliveries/1/document.xml", "deliveries/2/document.xml"],
  ],
  [
    "a record that is no JSON",
    [text("deliveries/1/delivery.json", "{"), DOCUMENT],
    ["deliveries/1/delivery.json", "deliveries/1/document.xml"],
  ],
  [
    "a received document with its PDF",
    [
      jsonFile("inbound-document.json", { contentHash: contentHash("a"), pdfHash: contentHash("b") }),
      text("document.xml", "a"),
      text("document.pdf", "b"),
    ],
    [],
  ],
  [
    "a PDF that was exchanged",
    [
      jsonFile("inbound-document.json", { contentHash: contentHash("a"), pdfHash: contentHash("b") }),
      text("document.xml", "a"),
      text("document.pdf", "c"),
    ],
    ["document.pdf"],
  ],
])("MUST judge %s", (_what, files, wrong) => {
  expect(checkContents([...OTHERS, ...files]).map(({ name }) => name)).toEqual(wrong);
});

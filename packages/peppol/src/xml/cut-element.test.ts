import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { text } from "./access.ts";
import { cutElement } from "./cut-element.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { readXml } from "./read-xml.ts";
import type { XmlElement } from "./xml-document.ts";

function cut(source: string): string {
  const document = readXml(source);
  if (!document.ok) throw new Error(document.faults[0]?.message);
  const [element] = document.value.root.children;
  if (element === undefined) throw new Error("no child");
  return cutElement(document.value, element);
}

describe("cutElement", () => {
  it("MUST carry along the prefixes the element uses and no other", () => {
    expect(cut(`<s:E xmlns:s="urn:s" xmlns:p="urn:p" xmlns:q="urn:q"><p:a q:b="1"><p:c/></p:a></s:E>`)).toBe(
      `<p:a xmlns:p="urn:p" xmlns:q="urn:q" q:b="1"><p:c/></p:a>`,
    );
  });

  it("MUST carry along the default namespace for names without prefix", () => {
    expect(cut(`<E xmlns="urn:d?a&amp;b" xmlns:p="urn:p"><p:a><c/></p:a></E>`)).toBe(
      `<p:a xmlns="urn:d?a&amp;b" xmlns:p="urn:p"><c/></p:a>`,
    );
  });

  it("MUST prefer the nearest declaration and keep the element's own", () => {
    expect(cut(`<E xmlns="urn:1" xmlns:p="urn:1"><a xmlns="urn:2" xmlns:p="urn:3"><p:b/></a></E>`)).toBe(
      `<a xmlns="urn:2" xmlns:p="urn:3"><p:b/></a>`,
    );
  });

  it("MUST carry along a prefix that only a value uses", () => {
    expect(cut(`<E xmlns:x="urn:x" xmlns:t="urn:t"><a x:type="t:Text">v</a></E>`)).toContain(`xmlns:t="urn:t"`);
  });

  it("MUST keep white space, comments and CDATA as they stand", () => {
    const inner = "<a  b = '1' >\r\n<!-- x --><![CDATA[<y>]]></a >";
    expect(cut(`<E>${inner}</E>`)).toBe(inner);
  });
});

describe("escaping", () => {
  it("MUST survive reading, line breaks and quotes included", () => {
    const character = fc.oneof(fc.constantFrom(..."<>&\"'\t\n\r]é€ "), fc.string({ unit: "grapheme", maxLength: 1 }));
    const value = fc.array(character).map((parts) => parts.join("").replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ""));
    fc.assert(
      fc.property(value, (input) => {
        const document = readXml(`<a b="${escapeAttribute(input)}">${escapeText(input)}</a>`);
        const root: XmlElement | undefined = document.ok ? document.value.root : undefined;
        expect(text(root)).toBe(input);
        expect(root?.attributes[0]?.value).toBe(input);
      }),
    );
  });

  it.each(["\u0000", "\u000b", "\ud800", "\uffff"])("MUST NOT write %j", (character) => {
    expect(() => escapeText(`a${character}`)).toThrow(RangeError);
  });
});

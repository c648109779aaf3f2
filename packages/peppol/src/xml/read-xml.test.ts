import { describe, expect, it } from "vitest";
import { attribute, child, children, text } from "./access.ts";
import { locationOf } from "./location.ts";
import { readXml, XML_LIMITS } from "./read-xml.ts";
import type { XmlElement } from "./xml-document.ts";

const read = (input: Uint8Array | string): XmlElement => {
  const document = readXml(input);
  if (!document.ok) throw new Error(document.faults[0]?.message);
  return document.value.root;
};
const faults = (input: Uint8Array | string, limits = {}) => {
  const document = readXml(input, limits);
  return document.ok ? [] : document.faults.map(({ code }) => code);
};
const utf16 = (text: string, order: "le" | "be", mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? "\ufeff" : "") + text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};

describe("readXml", () => {
  it("MUST resolve namespaces whatever the prefix", () => {
    const root = read(`<a:r xmlns:a="urn:a" xmlns="urn:d"><x/><b:x xmlns:b="urn:a" b:k="1" k="2"/></a:r>`);
    expect(root).toMatchObject({ namespace: "urn:a", name: "r", prefix: "a" });
    const inA = child(root, "x", "urn:a");
    expect(child(root, "x")?.namespace).toBe("urn:d");
    expect(children(root, "x")).toHaveLength(2);
    expect(inA && attribute(inA, "k", "urn:a")).toBe("1");
    expect(inA && attribute(inA, "k", "")).toBe("2");
  });

  it("MUST join text, CDATA, character references and the five entities", () => {
    expect(text(read("<a>x &lt;&gt;&amp;&quot;&apos;&#233;<!-- c --><![CDATA[<&]]> y</a>"))).toBe("x <>&\"'é<& y");
  });

  it("MUST tell line, column and offsets of every element", () => {
    const source = "<a\r\n x='1'>\n  <b/>é<c\n>t</c></a>";
    const root = read(source);
    const [b, c] = [child(root, "b"), child(root, "c")];
    expect(root).toMatchObject({ line: 1, column: 1, start: 0, end: source.length });
    expect(b).toMatchObject({ line: 3, column: 3 });
    expect(b && source.slice(b.start, b.end)).toBe("<b/>");
    expect(c && source.slice(c.start, c.end)).toBe("<c\n>t</c>");
  });

  it("MUST locate an element with the position among its like-named siblings only where there are several", () => {
    const root = read(`<I xmlns:c="u"><c:L/><c:L><c:ID/></c:L></I>`);
    const id = children(root, "L")[1]?.children[0] as XmlElement;
    expect(locationOf(id)).toBe("/I/c:L[2]/c:ID");
  });

  it.each([
    ["UTF-8", Buffer.from("<a>é€</a>")],
    ["UTF-8 with byte order mark", Buffer.from("\ufeff<a>é€</a>")],
    ["UTF-16 LE", utf16("<a>é€</a>", "le", true)],
    ["UTF-16 BE", utf16("<a>é€</a>", "be", true)],
    ["UTF-16 LE without mark", utf16("<?xml version='1.0' encoding='UTF-16'?><a>é€</a>", "le", false)],
    ["UTF-16 BE without mark", utf16("<?xml version='1.0' encoding='UTF-16'?><a>é€</a>", "be", false)],
  ])("MUST decode %s", (_name, bytes) => {
    expect(text(read(bytes))).toBe("é€");
  });

  it("MUST decode ISO-8859-1 where it is declared", () => {
    expect(text(read(Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>`, "latin1")))).toBe("é");
  });

  it.each([
    ["bytes that are no UTF-8", Buffer.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]), "XML-ENCODING"],
    ["an encoding we do not know", Buffer.from(`<?xml version="1.0" encoding="EBCDIC"?><a/>`), "XML-ENCODING"],
    ["UTF-16 declared over single bytes", Buffer.from(`<?xml version="1.0" encoding="UTF-16"?><a/>`), "XML-ENCODING"],
    ["nothing", "", "XML-NONE"],
    ["a PDF", Buffer.from("%PDF-1.7"), "XML-NONE"],
    ["a spreadsheet", Buffer.from("PK\u0003\u0004"), "XML-NONE"],
    ["JSON", `{"a":1}`, "XML-NONE"],
    ["white space", "  ", "XML-MALFORMED"],
    ["a name of no end", `<${"a".repeat(300)}/>`, "XML-NAME"],
    ["a namespace of no end", `<a xmlns="${"a".repeat(300)}"/>`, "XML-NAME"],
    ["a truncated document", "<a><b>text", "XML-MALFORMED"],
    ["a truncated tag", "<a><b", "XML-MALFORMED"],
    ["crossed tags", "<a><b></a></b>", "XML-MALFORMED"],
    ["two roots", "<a/><b/>", "XML-MALFORMED"],
    ["an unbound prefix", "<x:a/>", "XML-MALFORMED"],
    ["an attribute given twice", `<a b="1" b="2"/>`, "XML-MALFORMED"],
    ["a control character", "<a>\u0001</a>", "XML-MALFORMED"],
    ["a control character allowed by XML 1.1 only", `<?xml version="1.1"?><a>&#1;</a>`, "XML-MALFORMED"],
    ["a document type", "<!DOCTYPE a><a/>", "XML-DTD"],
    [
      "billion laughs",
      `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><l>&c;</l>`,
      "XML-DTD",
    ],
    ["an external entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, "XML-DTD"],
    ["an external subset", `<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>`, "XML-DTD"],
    ["an entity nobody defined", "<a>&nbsp;</a>", "XML-ENTITY"],
    ["an entity named like a member of Object", "<a>&constructor;</a>", "XML-ENTITY"],
  ])("MUST refuse %s", (_name, input, code) => {
    expect(faults(input)).toEqual([code]);
  });

  it("MUST refuse what exceeds a limit and accept what just meets it", () => {
    const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(faults(nested(XML_LIMITS.depth))).toEqual([]);
    expect(faults(nested(XML_LIMITS.depth + 1))).toEqual(["XML-DEPTH"]);
    const wide = (count: number) => `<a ${Array.from({ length: count }, (_, index) => `b${index}=""`).join(" ")}/>`;
    expect(faults(wide(XML_LIMITS.attributes))).toEqual([]);
    expect(faults(wide(XML_LIMITS.attributes + 1))).toEqual(["XML-ATTRIBUTES"]);
    const many = (count: number) => `<a>${"<b/>".repeat(count - 1)}</a>`;
    expect(faults(many(50), { elements: 50 })).toEqual([]);
    expect(faults(many(51), { elements: 50 })).toEqual(["XML-ELEMENTS"]);
    expect(faults("<a/>", { size: 4 })).toEqual([]);
    expect(faults("<a/> ", { size: 4 })).toEqual(["XML-SIZE"]);
  });

  it("MUST stop at a limit before it has read the rest", () => {
    const document = readXml("<a>".repeat(100_000));
    expect(document.ok ? "" : document.faults[0]?.message).toMatch(/^line 1, column 30\d: /);
  });

  it("MUST take time in proportion to the size of a document, also when it is one long line", () => {
    const timed = (count: number): number => {
      const source = `<a>${"<b/>".repeat(count)}</a>`;
      const before = performance.now();
      read(source);
      return performance.now() - before;
    };
    timed(10_000); // warm
    expect(timed(160_000)).toBeLessThan(100 * timed(10_000));
  });

  it("MUST NOT take the attributes of a tag for those of another that begins alike", () => {
    for (const length of [198, 199, 200, 201, 202]) {
      const long = ` a="${"x".repeat(length - 5)}"`;
      const root = read(`<r><b${long}/><b${long} c="1"/><b${long}/></r>`);
      expect(root.children.map(({ attributes }) => attributes.length)).toEqual([1, 2, 1]);
    }
  });

  it("MUST NOT be slowed down by names whose hashes were made alike, or by many scopes", () => {
    const names = Array.from(
      { length: 20_000 },
      (_, index) => `n${String.fromCharCode(0x4e00 + (index % 500))}${index}`,
    );
    const started = performance.now();
    read(`<a>${names.map((name) => `<${name}/>`).join("")}</a>`);
    const depth = 90;
    const scopes = Array.from({ length: depth }, (_, index) => `<a xmlns:p${index}="u${index}">`).join("");
    const many = `<b ${Array.from({ length: 90 }, (_, index) => `p0:a${index}=""`).join(" ")}/>`.repeat(2_000);
    read(`${scopes}${many}${"</a>".repeat(depth)}`);
    expect(performance.now() - started).toBeLessThan(20_000); // a fraction of a second; minutes when it goes wrong
  });

  it("MUST say where a document is broken", () => {
    const document = readXml("<a>\n  <b></c></a>");
    expect(document.ok ? "" : document.faults[0]?.message).toMatch(/^line 2, column \d+: /);
  });
});

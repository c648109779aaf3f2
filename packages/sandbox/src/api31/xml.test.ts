import { describe, expect, it } from "vitest";
import { cutElement, descend, MalformedXml, readXml, textAt } from "./xml.ts";

describe("XML reader", () => {
  it("MUST read by namespace and local name whatever the prefix", () => {
    const root = readXml('<a:r xmlns:a="urn:x"><a:b>one</a:b><b xmlns="urn:y">two<![CDATA[ & more]]></b></a:r>');
    expect([root.namespace, root.name]).toEqual(["urn:x", "r"]);
    expect(root.children.map((child) => [child.namespace, child.text])).toEqual([
      ["urn:x", "one"],
      ["urn:y", "two & more"],
    ]);
  });

  it("MUST take absent, empty and nil for not given", () => {
    const xml =
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><a/><b> </b><c xsi:nil="true">x</c><d> y </d></r>';
    expect(["a", "b", "c", "d", "e"].map((name) => textAt(readXml(xml), name))).toEqual([
      undefined,
      undefined,
      undefined,
      "y",
      undefined,
    ]);
  });

  it.each([
    ["text that is no XML", "hello"],
    ["an element left open", "<a><b></a>"],
    ["an undeclared prefix", "<x:a/>"],
    ["a second root", "<a/><b/>"],
    ["nothing", ""],
    ["a DTD", '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'],
    ["an unknown entity", "<a>&unknown;</a>"],
  ])("MUST refuse %s", (_what, xml) => {
    expect(() => readXml(xml)).toThrow(MalformedXml);
  });

  it("MUST cut an element character for character", () => {
    const inner = `<i:b xmlns:i='urn:i'\r\n  a = "1" ><!-- kept --><![CDATA[<]]>&#233;€😀</i:b>`;
    const source = `<?xml version="1.0"?>\r\n<r>😀\r\n${inner}\r\n</r>`;
    expect(cutElement(source, readXml(source).children[0] ?? readXml(source))).toBe(inner);
  });

  it("MUST add the namespaces that a cut uses and that are declared further out, and no others", () => {
    const source = '<s:r xmlns:s="urn:s" xmlns:x="urn:x" xmlns="urn:d"><b x:nil="true" a="1"/></s:r>';
    const cut = cutElement(source, descend(readXml(source), "b") ?? readXml(source));
    expect(cut).toBe('<b xmlns:x="urn:x" xmlns="urn:d" x:nil="true" a="1"/>');
    expect(readXml(cut).namespace).toBe("urn:d");
  });

  it("MUST not take the end of another word for a prefix", () => {
    const source = '<s:r xmlns:s="urn:s"><b a="urn:oasis:names"/></s:r>';
    expect(cutElement(source, descend(readXml(source), "b") ?? readXml(source))).toBe('<b a="urn:oasis:names"/>');
  });

  it("MUST keep an element's own default namespace", () => {
    const source = '<r xmlns="urn:d"><b xmlns="urn:own"/></r>';
    expect(cutElement(source, descend(readXml(source), "b") ?? readXml(source))).toBe('<b xmlns="urn:own"/>');
  });
});

import { decimal, formatDecimal } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { readUbl } from "../ubl/read-ubl.ts";
import type { XmlElement } from "../xml/index.ts";
import { amountOf, cents, isNear, isWithin, same, sumAt } from "./amount.ts";

const element = (content: string): XmlElement => {
  const document = readUbl(
    Buffer.from(`<a xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">${content}</a>`),
  );
  if (!document.ok) throw new Error("not XML");
  return document.value.root;
};

describe("amounts of a document", () => {
  it.each([
    ["1.005", "1.01"],
    ["-1.005", "-1.00"],
    ["-1.006", "-1.01"],
    ["2.4949", "2.49"],
    ["7", "7"],
  ])("MUST round %s up to %s, as XPath does", (given, expected) => {
    const rounded = cents(decimal(given));
    expect(rounded && formatDecimal(rounded)).toBe(expected);
  });

  it("MUST sum more amounts than a function takes arguments", () => {
    const carriers = Array<XmlElement>(300_000).fill(element("<cbc:Amount>0.01</cbc:Amount>"));
    expect(same(sumAt(carriers, "cbc:Amount"), decimal("3000"))).toBe(true);
    expect(same(sumAt([], "cbc:Amount"), decimal("0"))).toBe(true);
  });

  it("MUST NOT compare, or sum up, what cannot be read", () => {
    const unreadable = amountOf(element("1,00"));
    expect(unreadable).toBeUndefined();
    expect(same(unreadable, unreadable)).toBe(false);
    expect(sumAt([element("<cbc:Amount>1</cbc:Amount><cbc:Amount>x</cbc:Amount>")], "cbc:Amount")).toBeUndefined();
  });

  it("MUST tell less than a tolerance from at most that", () => {
    const [one, two] = [decimal("1.00"), decimal("2.00")];
    expect(isNear(one, two, decimal("1"))).toBe(false);
    expect(isWithin(one, two, decimal("1"))).toBe(true);
  });
});

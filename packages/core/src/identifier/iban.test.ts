import { expect, it } from "vitest";
import { parseIban } from "./iban.ts";

it.each([
  ["NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"],
  ["nl39.rabo.0300.0652.64", "NL39RABO0300065264"],
  ["'BE68 5390 0754 7034", "BE68539007547034"],
  ["NL21INGB0990123456", "NL21INGB0990123456"], // a G-account
  ["MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"],
])("MUST read %j as %s", (text, iban) => expect(parseIban(text)).toEqual({ ok: true, value: iban }));

it.each([
  ["NL91ABNA0417164301", "IBAN-02"],
  ["NL19ABNA0417164300", "IBAN-02"],
  ["NL91ABNA041716430", "IBAN-01"],
  ["0417164300", "IBAN-01"],
  ["", "IBAN-01"],
])("MUST refuse %j as %s", (text, code) => {
  expect(parseIban(text, "$.iban")).toMatchObject({ ok: false, faults: [{ code, path: "$.iban" }] });
});

import { expect, it } from "vitest";
import { parseVatNumber } from "./vat-number.ts";

it.each([
  ["NL861234571B01", "NL861234571B01"],
  ["nl 8612.34.571.B01", "NL861234571B01"],
  ["861234571B01", "NL861234571B01"],
  ["BE 0899.965.307", "BE0899965307"],
  ["ATU12345678", "ATU12345678"],
  ["FR-XX 999999999", "FRXX999999999"],
  ["EL123456789", "EL123456789"],
])("MUST read %j as %s", (text, number) => expect(parseVatNumber(text)).toEqual({ ok: true, value: number }));

it.each([
  ["NL86123457B01", "ID-VAT-NL-01"],
  ["BE899965307", "ID-VAT-BE-01"],
  ["123456789", "VAT-01"],
  ["DE", "VAT-01"],
  ["HELLO", "VAT-01"],
  ["", "VAT-01"],
])("MUST refuse %j as %s", (text, code) => {
  expect(parseVatNumber(text, "$.vatNumber")).toMatchObject({ ok: false, faults: [{ code, path: "$.vatNumber" }] });
});

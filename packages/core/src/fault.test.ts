import { expect, it } from "vitest";
import * as core from "./index.ts";

const tables = Object.entries(core).filter(([name]) => name.endsWith("_FAULTS")) as [string, Record<string, string>][];
const codes = tables.flatMap(([, table]) => Object.keys(table));
/** Codes of the error catalogue (`CONNECTION_NOT_LIVE`) may be given by several use cases. */
const inputCodes = codes.filter((code) => code.includes("-"));

it("MUST find the tables", () => {
  expect(tables.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "DATE_FAULTS",
      "DECIMAL_FAULTS",
      "IBAN_FAULTS",
      "IDENTIFIER_FAULTS",
      "INVOICE_INPUT_FAULTS",
      "VAT_FAULTS",
    ]),
  );
});

it.each(codes)("MUST be well formed: %s", (code) => {
  expect(code).toMatch(/^[A-Z]+(-[A-Z0-9]+)+$|^[A-Z]+(_[A-Z]+)+$/);
});

it("MUST give each input fault a code of its own", () => {
  expect(inputCodes.filter((code, index) => inputCodes.indexOf(code) !== index)).toEqual([]);
});

import { formatDecimal, round } from "@erp-gateway/core";
import { expect, it } from "vitest";
import { readInvoice, writeInvoice } from "../src/index.ts";
import { bytesOf, describeConformance } from "./conformance.ts";

describeConformance("readInvoice over the conformance documents", (cases) => {
  it("MUST read every valid document", () => {
    const refused = cases.flatMap((document) => {
      if (document.valid !== true) return [];
      const invoice = readInvoice(bytesOf(document));
      return invoice.ok ? [] : [{ id: document.id, faults: invoice.faults }];
    });
    expect(refused).toEqual([]);
  });

  it("MUST read or refuse every other document with a place for each fault, and never throw", () => {
    for (const document of cases) {
      const invoice = readInvoice(bytesOf(document));
      for (const { code, message, path } of invoice.ok ? [] : invoice.faults) {
        expect({ code, message, path }).toEqual({
          code: expect.stringMatching(/^(UBL|XML|DEC|DATE)-/),
          message: expect.stringMatching(/^line \d+/),
          path: expect.stringMatching(/^\//),
        });
      }
    }
  });

  it("MUST read what it writes of every valid document as the same invoice", () => {
    for (const document of cases) {
      const invoice = document.valid === true ? readInvoice(bytesOf(document)) : undefined;
      if (invoice?.ok !== true) continue;
      const again = readInvoice(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
      expect(again.ok ? byValue(again.value) : again.faults, document.id).toEqual(byValue(invoice.value));
    }
  });
});

/** Amounts come back with two decimals: 100 as 100.00. */
function byValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("units" in value && typeof value.units === "bigint" && "scale" in value && typeof value.scale === "number") {
    return formatDecimal(round({ units: value.units, scale: value.scale }, 10));
  }
  if (Array.isArray(value)) return value.map(byValue);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, byValue(member)]));
}

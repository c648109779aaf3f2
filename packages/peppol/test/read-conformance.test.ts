import { formatDecimal, type Invoice, type Result, round } from "@erp-gateway/core";
import { beforeAll, expect, it } from "vitest";
import type { Case } from "../conformance/case.ts";
import { readInvoice, writeInvoice } from "../src/index.ts";
import { DATA, describeConformance } from "./conformance.ts";

describeConformance("readInvoice over the conformance documents", (cases) => {
  let read: readonly { readonly document: Case; readonly invoice: Result<Invoice> }[] = [];
  beforeAll(() => {
    read = cases.map((document) => ({ document, invoice: readInvoice(DATA.bytesOf(document)) }));
  }, 120_000);

  it("MUST read every valid document", () => {
    const refused = read.filter(({ document, invoice }) => document.valid === true && !invoice.ok);
    expect(refused.map(({ document }) => document.id)).toEqual([]);
  });

  it("MUST read or refuse every other document with a place for each fault, and never throw", () => {
    const vague = read
      .flatMap(({ invoice }) => (invoice.ok ? [] : invoice.faults))
      .filter(({ code, message, path }) => {
        const isPlaced = /^line \d+/.test(message) && path.startsWith("/");
        return !isPlaced || !/^(UBL|XML|DEC|DATE)-/.test(code);
      });
    expect(vague).toEqual([]);
  });

  it("MUST read what it writes of every valid document as the same invoice", () => {
    for (const { document, invoice } of read) {
      if (document.valid !== true || !invoice.ok) continue;
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

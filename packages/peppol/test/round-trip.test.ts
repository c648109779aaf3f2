import type { Invoice } from "@erp-gateway/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument, readInvoice, writeInvoice } from "../src/index.ts";
import { BILLING_PROCESS, SPECIFICATION } from "../src/ubl/specification.ts";
import { arbitraryInvoice } from "./arbitrary-invoice.ts";
import { EXAMPLES } from "./examples.ts";

const FORMATS = ["PEPPOL_BIS_3", "NLCIUS", "NLCIUS_G_ACCOUNT"] as const;

const read = (bytes: Uint8Array): Invoice => {
  const invoice = readInvoice(bytes);
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return invoice.value;
};

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe("writing and reading", () => {
  it("MUST give back every term of every invoice", () => {
    fc.assert(
      fc.property(arbitraryInvoice, fc.constantFrom(...FORMATS), (invoice, format) => {
        const { specification, process, ...terms } = read(writeInvoice(invoice, format));
        expect(specification).toBe(SPECIFICATION[format]);
        expect(process).toBe(BILLING_PROCESS);
        expect(terms).toEqual(invoice);
      }),
      { numRuns: 200 },
    );
  });

  it("MUST keep a no-break space, which is no white space to XML", () => {
    const [{ invoice } = { invoice: undefined }] = EXAMPLES;
    if (invoice === undefined) throw new Error("no examples");
    const notes = [{ text: "\u00a0Let op\u00a0" }];
    expect(read(writeInvoice({ ...invoice, notes })).notes).toEqual(notes);
  });

  it("MUST give equal bytes for equal invoices", () => {
    fc.assert(
      fc.property(arbitraryInvoice, (invoice) => {
        const bytes = writeInvoice(invoice, "NLCIUS");
        expect(textOf(writeInvoice(structuredClone(invoice), "NLCIUS"))).toBe(textOf(bytes));
        expect(textOf(writeInvoice(read(bytes), "NLCIUS"))).toBe(textOf(bytes));
        expect(textOf(writeInvoice(read(bytes)))).toBe(textOf(bytes));
      }),
      { numRuns: 50 },
    );
  });

  it("MUST write amounts that agree, as `completeInvoice` computed them", () => {
    const arithmetic = /^(BR-CO-1[0-7]|BR-(S|Z|AE)-0[89]|BR-DEC-\d+|UBL-DT-01|PEPPOL-EN16931-R120)$/;
    fc.assert(
      fc.property(arbitraryInvoice, (invoice) => {
        const findings = checkDocument(writeInvoice(invoice, "PEPPOL_BIS_3")).findings;
        expect(findings.filter(({ rule }) => arithmetic.test(rule))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(EXAMPLES)("MUST give back $name", ({ invoice }) => {
    for (const format of FORMATS) {
      const bytes = writeInvoice(invoice, format);
      expect(textOf(writeInvoice(read(bytes), format))).toBe(textOf(bytes));
    }
  });

  it.each(EXAMPLES.filter(({ name }) => !name.startsWith("ongeldig")))(
    "MUST find nothing fatal in $name",
    ({ invoice }) => {
      for (const format of ["PEPPOL_BIS_3", "NLCIUS"] as const) {
        const findings = checkDocument(writeInvoice(invoice, format)).findings;
        expect(findings.filter(({ severity }) => severity === "FATAL")).toEqual([]);
      }
    },
  );
});

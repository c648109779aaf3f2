import type { Invoice, Result } from "@erp-gateway/core";
import { beforeAll, expect, it } from "vitest";
import type { Case } from "../conformance/case.ts";
import { readInvoice } from "../src/index.ts";
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
});

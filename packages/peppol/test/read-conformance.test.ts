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

  it("MUST read what was written from every valid document as the same invoice", () => {
    for (const document of cases) {
      const invoice = document.valid === true ? readInvoice(bytesOf(document)) : undefined;
      if (invoice?.ok !== true) continue;
      const once = writeInvoice(invoice.value, "PEPPOL_BIS_3");
      const again = readInvoice(once);
      expect(again.ok ? [] : again.faults, document.id).toEqual([]);
      if (again.ok) expect(writeInvoice(again.value, "PEPPOL_BIS_3"), document.id).toEqual(once);
    }
  });
});

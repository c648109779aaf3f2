import { describe, expect, it } from "vitest";
import { parseInvoiceResponse } from "./invoice-response.ts";

describe("parseInvoiceResponse", () => {
  it("MUST take codes and names alike, in any case", () => {
    const byCode = parseInvoiceResponse({ status: "RE", reasons: { REF: "x" }, actions: { NIN: "y" } }, "required");
    const byName = parseInvoiceResponse(
      { status: "reject", reasons: { ReferencesIncorrect: "x" }, actions: { IssueNewInvoice: "y" }, note: null },
      "required",
    );
    expect(byCode).toEqual(byName);
    expect(byCode).toMatchObject({ status: "RE", statusName: "Reject", reasons: { REF: "x" }, actions: { NIN: "y" } });
  });

  it.each(["UQ", "CA", "RE"])("MUST ask %s for a reason, unless told otherwise", (status) => {
    expect(() => parseInvoiceResponse({ status }, "required")).toThrow(/reason/);
    expect(parseInvoiceResponse({ status }, "optional")).toMatchObject({ status });
  });

  it.each([[{ status: "XX" }], [{}], ["AB"], [{ status: "AP", reasons: { XXX: "" } }]])("MUST refuse %o", (raw) => {
    expect(() => parseInvoiceResponse(raw, "required")).toThrow();
  });
});

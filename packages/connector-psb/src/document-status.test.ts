import { describe, expect, it } from "vitest";
import { toVerdict } from "./document-status.ts";

describe("toVerdict", () => {
  it.each([
    [[], "pending"],
    [["Pending"], "pending"],
    [["Pending", "Validated", "Routed", "InvoiceSentRetry", null], "pending"],
    [["Pending", "InvoiceSentRetry", "InvoiceSent"], "delivered"],
    [["Delivered", "Pending"], "delivered"],
    [["InvoiceSentError", "InvoiceSent"], "delivered"],
    [["Pending", "InvoiceSentError"], "refused"],
    [["Failed"], "refused"],
    [["Rejected"], "refused"],
  ])("MUST fold %j to %s", (names, state) => {
    expect(toVerdict(names.map((name) => ({ name }))).state).toBe(state);
  });

  it("MUST give the PSB's reason for a refusal", () => {
    const verdict = toVerdict([{ name: "InvoiceSentError", description: "BR-CO-15" }]);
    expect(verdict).toEqual({ state: "refused", code: "InvoiceSentError", message: "BR-CO-15" });
  });
});

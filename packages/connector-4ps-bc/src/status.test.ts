import { describe, expect, it } from "vitest";
import { buyerStatusOf, isUntouched, RESPONSE_CODES, toVerdict } from "./status.ts";

describe("status codes", () => {
  it.each(["05", "99", "5", ""])("MUST stay pending while stored, unknown or absent: %j", (code) => {
    expect(toVerdict({ Code: code })).toEqual({ state: "pending" });
    expect(buyerStatusOf(code)).toBeUndefined();
  });

  it("MUST be delivered on receipt, with nothing said by the buyer", () => {
    expect(toVerdict({ Code: "10" })).toEqual({ state: "delivered" });
    expect([isUntouched("10"), isUntouched("05"), isUntouched("99")]).toEqual([true, true, false]);
  });

  it.each([
    ["20", "ACKNOWLEDGED"],
    ["30", "ACKNOWLEDGED"],
    ["35", "IN_PROCESS"],
    ["40", "ACCEPTED"],
    ["50", "REJECTED"],
    ["60", "APPROVED_FOR_PAYMENT"],
    ["70", "PAID"],
  ])("MUST carry what the buyer did: %s is %s", (code, status) => {
    expect(toVerdict({ Code: code })).toEqual({ state: "delivered" });
    const changedAt = new Date("2026-11-24T08:00:00Z");
    const buyer = { status, code, text: "Naam", changedAt };
    expect(toVerdict({ Code: code, Name: "Naam", Info: { ChangedOn: changedAt } })).toEqual({
      state: "delivered",
      buyer,
    });
    expect(buyerStatusOf(code)).toBe(status);
    expect(isUntouched(code)).toBe(false);
  });

  it("MUST mean the same on the way out as on the way in", () => {
    for (const [status, code] of RESPONSE_CODES) expect(buyerStatusOf(code)).toBe(status);
  });
});

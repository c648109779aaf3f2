import { formatDecimal } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { amount, date, enumValue, reference, text } from "./row-fields.ts";

describe("fields of a row", () => {
  it.each(["", "  ", null, undefined])("MUST read %j as absent", (value) => {
    expect(text.parse(value)).toBeUndefined();
  });

  it("MUST know the date and the GUID that mean nothing", () => {
    expect(date.parse("0001-01-01")).toBeUndefined();
    expect(date.parse("2026-11-24")).toBe("2026-11-24");
    expect(reference.parse("00000000-0000-0000-0000-000000000000")).toBeUndefined();
    expect(reference.parse("20000000-0000-4000-8000-000000000000")).toBe("20000000-0000-4000-8000-000000000000");
  });

  it.each([
    [0.1, "0.1"],
    [-1250, "-1250"],
    [48750.55, "48750.55"],
    [1e-7, "0.0000001000"],
  ])("MUST read %d exactly", (value, expected) => {
    expect(formatDecimal(amount.parse(value))).toBe(expected);
  });

  it("MUST refuse a number that JSON cannot carry exactly", () => {
    expect(amount.safeParse(1e15).success).toBe(false);
  });

  it("MUST read both spellings of an enum value", () => {
    expect(enumValue.parse("In_x0020_Review")).toBe("In Review");
    expect(enumValue.parse("In Review")).toBe("In Review");
  });
});

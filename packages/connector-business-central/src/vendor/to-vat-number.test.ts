import { describe, expect, it } from "vitest";
import { toVatNumber, vatNumberKey, vatNumberVariants } from "./to-vat-number.ts";

describe("VAT numbers", () => {
  it.each([
    ["NL812345678B01", "NL"],
    ["8123.45.678.B.01", "NL"],
    ["nl 8123.45.678.b01", "NL"],
    ["812345678B01", ""],
  ])("MUST read %s as a Dutch number", (typed, country) => {
    expect(toVatNumber(typed, country)).toBe("NL812345678B01");
  });

  it("MUST put the party's country in front of a number without one", () => {
    expect(toVatNumber("123456789", "DE")).toBe("DE123456789");
  });

  it("MUST keep what is no VAT number, so that validation can name it", () => {
    expect(toVatNumber("on request", "NL")).toBe("ONREQUEST");
    expect(toVatNumber(undefined, "NL")).toBeUndefined();
  });

  it("MUST look for the notations that people use", () => {
    const notations = ["NL812345678B01", "812345678B01", "NL8123.45.678.B01", "8123.45.678.B01"];
    expect(vatNumberVariants("NL812345678B01")).toEqual(notations);
    expect(vatNumberVariants("8123.45.678.B01")).toEqual(notations);
    expect(vatNumberVariants("BE0899965307")).toEqual(["BE0899965307", "0899965307"]);
  });

  it("MUST compare without regard to country, separators and case", () => {
    expect(vatNumberKey("nl 8123 45 678 b01")).toBe(vatNumberKey("812345678B01"));
    expect(vatNumberKey("812345678B01")).not.toBe(vatNumberKey("812345678B02"));
  });
});

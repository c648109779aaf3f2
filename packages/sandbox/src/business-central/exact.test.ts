import { describe, expect, it } from "vitest";
import { percentage, percentOf, product, share, toExact, toNumber, withoutPercentage } from "./exact.ts";

describe("exact decimals", () => {
  it.each([0, 1, -1, 0.1, 1234.56, -0.005, 1e-7, 999999999.99, 1e15])("MUST carry %d there and back", (value) => {
    expect(toNumber(toExact(value))).toBe(value);
  });

  it("MUST round half away from zero, where binary floats would round down", () => {
    expect(toNumber(product(toExact(1.005), toExact(1)))).toBe(1.01);
    expect(toNumber(product(toExact(-1.005), toExact(1)))).toBe(-1.01);
    expect(toNumber(percentage(toExact(0.5), toExact(21)))).toBe(0.11);
  });

  it("MUST take VAT out of an amount that includes it", () => {
    expect(toNumber(withoutPercentage(toExact(121), toExact(21)))).toBe(100);
    expect(toNumber(withoutPercentage(toExact(10), toExact(9)))).toBe(9.17);
  });

  it("MUST give a percentage with five places", () => {
    expect(toNumber(percentOf(toExact(1), toExact(3)))).toBe(33.33333);
  });

  it("MUST give no share of nothing", () => {
    expect(share(toExact(10), toExact(1), 0n)).toBe(0n);
    expect(percentOf(toExact(1), 0n)).toBe(0n);
  });
});

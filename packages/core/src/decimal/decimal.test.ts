import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  formatDecimal,
  isZero,
  multiply,
  negate,
  parseDecimal,
  round,
  subtract,
} from "./decimal.ts";

const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  units: fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }),
  scale: fc.integer({ min: 0, max: 10 }),
});
const ten = (exponent: number): bigint => 10n ** BigInt(exponent);
/** All values as integers of the same smallest unit. */
const fine = (value: Decimal): bigint => value.units * ten(40 - value.scale);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

describe("parseDecimal", () => {
  it.each([
    ["1250.00", 125000n, 2],
    [" +5 ", 5n, 0],
    [".5", 5n, 1],
    ["5.", 5n, 0],
    ["-0.00", 0n, 2],
    ["007.10", 710n, 2],
  ])("MUST read %j and keep the scale as written", (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: { units, scale } });
  });

  it.each(["", " ", ".", "-", "1,50", "1.000,00", "1e3", "0x10", "NaN", "Infinity", "1 000", "--1", "١", "1\n2"])(
    "MUST refuse %j as DEC-01",
    (text) => {
      expect(parseDecimal(text, "$.amount")).toMatchObject({
        ok: false,
        faults: [{ code: "DEC-01", path: "$.amount" }],
      });
    },
  );

  it.each(["1234567890123456789", "0.123456789012345678901"])("MUST refuse %j as DEC-02", (text) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, faults: [{ code: "DEC-02" }] });
  });

  it("MUST give back every value that was formatted", () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual({ ok: true, value });
      }),
    );
  });

  it("MUST throw on a literal in code that is no decimal", () => {
    expect(() => decimal("1,5")).toThrow(RangeError);
  });
});

describe("formatDecimal", () => {
  it.each([
    ["0.05", "0.05"],
    ["-0.05", "-0.05"],
    ["-0.00", "0.00"],
    ["12", "12"],
  ])("MUST write %j as %j", (text, expected) => expect(formatDecimal(decimal(text))).toBe(expected));
});

describe("arithmetic", () => {
  it("MUST add, subtract and multiply exactly", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        expect(fine(add(left, right))).toBe(fine(left) + fine(right));
        expect(fine(subtract(left, right))).toBe(fine(left) - fine(right));
        expect(fine(multiply(left, right)) * ten(40)).toBe(fine(left) * fine(right));
      }),
    );
  });

  it("MUST add nothing to zero", () => expect(isZero(add())).toBe(true));

  it("MUST keep the famous cent: 0.1 + 0.2 is 0.3", () => {
    expect(formatDecimal(add(decimal("0.1"), decimal("0.2")))).toBe("0.3");
  });

  it("MUST order values whatever their scale", () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (left, right) => {
        const difference = fine(left) - fine(right);
        expect(compare(left, right)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
    expect(equals(decimal("1.0"), decimal("1"))).toBe(true);
  });

  it("MUST have no negative zero", () => {
    expect(negate(decimal("0.00"))).toEqual(decimal("0.00"));
    expect(formatDecimal(round(decimal("-0.004"), 2))).toBe("0.00");
    expect(formatDecimal(divide(decimal("-1"), decimal("1000"), 2))).toBe("0.00");
  });
});

describe("rounding", () => {
  it.each([
    ["0.005", "0.01"],
    ["-0.005", "-0.01"],
    ["0.00499", "0.00"],
    ["2.675", "2.68"],
    ["-2.665", "-2.67"],
    ["9.995", "10.00"],
    ["1", "1.00"],
    ["-1.5", "-1.50"],
  ])("MUST round %s to %s: half away from zero, padded to two digits", (text, expected) => {
    expect(formatDecimal(round(decimal(text), 2))).toBe(expected);
  });

  it("MUST be off by at most half a unit, and by half only away from zero", () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: 0, max: 10 }), (value, scale) => {
        const rounded = round(value, scale);
        const moved = magnitude(fine(rounded)) - magnitude(fine(value));
        expect(rounded.scale).toBe(scale);
        expect(2n * magnitude(moved) <= ten(40 - scale)).toBe(true);
        expect(-2n * moved === ten(40 - scale)).toBe(false);
      }),
    );
  });

  it("MUST divide to the nearest unit of the scale asked for", () => {
    const divisor = anyDecimal.filter((value) => !isZero(value));
    fc.assert(
      fc.property(anyDecimal, divisor, fc.integer({ min: 0, max: 10 }), (left, right, scale) => {
        const quotient = divide(left, right, scale);
        const remainder = fine(left) * ten(40) - fine(quotient) * fine(right);
        expect(quotient.scale).toBe(scale);
        expect(2n * magnitude(remainder) <= magnitude(fine(right)) * ten(40 - scale)).toBe(true);
      }),
    );
    expect(formatDecimal(divide(decimal("-1"), decimal("8"), 2))).toBe("-0.13");
  });

  it("MUST throw on division by zero", () => {
    expect(() => divide(decimal("1"), decimal("0.00"), 2)).toThrow(RangeError);
  });
});

import { type Decimal, decimal, formatDecimal } from "@erp-gateway/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromJson, toJson } from "./json.ts";

/** 18 digits before and 10 after the dot, as core takes them. */
const decimals: fc.Arbitrary<Decimal> = fc.nat(10).chain((scale) => {
  const most = 10n ** BigInt(18 + scale) - 1n;
  return fc.record(
    { units: fc.bigInt({ min: -most, max: most }), scale: fc.constant(scale) },
    { noNullPrototype: true },
  );
});

/** What domain values are made of; an object never carries the marker as a name. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    decimals,
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value")),
    fc.dictionary(
      fc.string().filter((name) => name !== "$decimal" && name !== "__proto__"),
      tie("value"),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe("toJson and fromJson", () => {
  it("MUST be a round trip, with the digits of each decimal as written", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(fromJson(toJson(value))).toEqual(value);
      }),
    );
  });

  it.each(["0", "1.00", "-0.10", "1250.0000000001", "-999999999999999999.9999999999"])("MUST keep %s", (text) => {
    const { amount } = fromJson<{ amount: Decimal }>(toJson({ amount: decimal(text) }));
    expect(formatDecimal(amount)).toBe(text);
  });

  it("MUST leave out what is absent", () => {
    expect(fromJson(toJson({ a: undefined, b: [decimal("1")] }))).toEqual({ b: [decimal("1")] });
  });

  it("MUST read a marker that is no text as data", () => {
    expect(fromJson('{"$decimal":5}')).toEqual({ $decimal: 5 });
  });

  it("MUST NOT give an object another prototype", () => {
    const read = fromJson<object>('{"__proto__":{"polluted":true}}');
    expect([Object.getPrototypeOf(read), "polluted" in {}]).toEqual([Object.prototype, false]);
  });
});

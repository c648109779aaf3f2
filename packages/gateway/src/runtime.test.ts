import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRuntime, timeOrderedId } from "./runtime.ts";

const random = () => fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = () => fc.nat({ max: 2 ** 48 - 1 });

describe("timeOrderedId", () => {
  it("MUST be the example of RFC 9562 §A.6", () => {
    const bytes = new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(timeOrderedId(0x017f22e279b0, bytes)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });

  it("MUST be a UUID of version 7 and variant 10, with its time in front", () => {
    fc.assert(
      fc.property(time(), random(), (timeMs, bytes) => {
        const id = timeOrderedId(timeMs, bytes);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(timeMs);
      }),
    );
  });

  it("MUST be ordered by time, whatever the random bytes", () => {
    fc.assert(
      fc.property(time(), time(), random(), random(), (one, other, ...[bytes, others]) => {
        fc.pre(one < other);
        expect(timeOrderedId(one, bytes) < timeOrderedId(other, others)).toBe(true);
      }),
    );
  });

  it("MUST keep 74 random bits", () => {
    const zeros = timeOrderedId(0, new Uint8Array(10)).replaceAll("-", "");
    const ones = timeOrderedId(0, new Uint8Array(10).fill(255)).replaceAll("-", "");
    const differing = BigInt(`0x${zeros}`) ^ BigInt(`0x${ones}`);
    expect(differing.toString(2).replaceAll("0", "")).toHaveLength(74);
  });
});

describe("createRuntime", () => {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

  it("MUST tell the time of now, and make ids of it that are unique", () => {
    const { clock, newId } = createRuntime(log);
    const before = Date.now();
    const ids = Array.from({ length: 1_000 }, newId);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    expect(new Set(ids).size).toBe(1_000);
    const madeAt = ids.map((id) => Number.parseInt(id.replace("-", "").slice(0, 12), 16));
    expect(Math.min(...madeAt)).toBeGreaterThanOrEqual(before);
    expect(Math.max(...madeAt)).toBeLessThanOrEqual(Date.now());
  });
});

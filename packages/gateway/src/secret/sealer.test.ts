import { Secret } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { createSealer, type SealKey } from "./sealer.ts";

const key = (id: string, byte: number): SealKey => ({ id, key: new Uint8Array(32).fill(byte) });
const OLD = key("2025", 1);
const NEW = key("2026", 2);
const CONTEXT = "connection-1/appSecret";

describe("createSealer", () => {
  it.each(["", "open sesame", "één € geheim", "x".repeat(10_000)])("MUST open what it sealed (%#)", (text) => {
    const sealer = createSealer([OLD]);
    const seal = sealer.seal(new Secret(text), CONTEXT);
    expect(sealer.open(seal, CONTEXT).reveal()).toBe(text);
    if (text !== "") expect(seal).not.toContain(text);
  });

  it("MUST seal the same secret differently each time", () => {
    const sealer = createSealer([OLD]);
    const seals = Array.from({ length: 20 }, () => sealer.seal(new Secret("open sesame"), CONTEXT));
    expect(new Set(seals).size).toBe(20);
  });

  it("MUST rotate with overlap: the first key seals, the older ones open", () => {
    const before = createSealer([OLD]).seal(new Secret("open sesame"), CONTEXT);
    const overlapping = createSealer([NEW, OLD]);
    expect(overlapping.open(before, CONTEXT).reveal()).toBe("open sesame");
    const after = overlapping.seal(new Secret("open sesame"), CONTEXT);
    const rotated = createSealer([NEW]);
    expect(rotated.open(after, CONTEXT).reveal()).toBe("open sesame");
    expect(() => rotated.open(before, CONTEXT)).toThrow(/no key "2025"/);
  });

  it("MUST refuse another key under the same id", () => {
    const seal = createSealer([OLD]).seal(new Secret("open sesame"), CONTEXT);
    expect(() => createSealer([key(OLD.id, 3)]).open(seal, CONTEXT)).toThrow();
  });

  it.each(["connection-2/appSecret", "connection-1/subscriptionKey", ""])("MUST refuse the context %j", (context) => {
    const sealer = createSealer([OLD]);
    const seal = sealer.seal(new Secret("open sesame"), CONTEXT);
    expect(() => sealer.open(seal, context)).toThrow();
  });

  it.each([
    ["nonce", 1],
    ["tag", 2],
    ["ciphertext", 3],
  ])("MUST refuse a seal whose %s was changed or cut", (_name, position) => {
    const sealer = createSealer([OLD]);
    const parts = sealer.seal(new Secret("open sesame"), CONTEXT).split(".");
    const withPart = (change: (part: string) => string) =>
      parts.map((part, index) => (index === position ? change(part) : part)).join(".");
    const flipped = withPart((part) => (part.startsWith("A") ? "B" : "A") + part.slice(1));
    for (const seal of [flipped, withPart((part) => part.slice(0, -4)), withPart(() => "")]) {
      expect(() => sealer.open(seal, CONTEXT)).toThrow();
    }
  });

  it.each(["", "2025", "2025.AAAA", "2025.AAAA.BBBB", "plain text"])("MUST refuse %j, which is no seal", (text) => {
    expect(() => createSealer([OLD]).open(text, CONTEXT)).toThrow();
  });
});

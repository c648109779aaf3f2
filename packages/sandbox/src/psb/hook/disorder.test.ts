import { describe, expect, it } from "vitest";
import { createDisorder } from "./disorder.ts";

function open() {
  const lost: string[] = [];
  const disorder = createDisorder<string>((name) => lost.push(name));
  return { disorder, lost, pass: (...names: string[]) => names.map((name) => disorder.pass(name).join("")) };
}

describe("disorder", () => {
  it("MUST leave calls alone until it is told", () => {
    expect(open().pass("a", "b")).toEqual(["a", "b"]);
  });

  it("MUST lose the next calls, then none", () => {
    const { disorder, lost, pass } = open();
    disorder.plan({ dropNext: 2 });
    expect(pass("a", "b", "c")).toEqual(["", "", "c"]);
    expect(lost).toEqual(["a", "b"]);
  });

  it("MUST make the next calls twice", () => {
    const { disorder, pass } = open();
    disorder.plan({ doubleNext: 1 });
    expect(pass("a", "b")).toEqual(["aa", "b"]);
  });

  it("MUST turn the next calls round", () => {
    const { disorder, pass } = open();
    disorder.plan({ reverseNext: 3 });
    expect(pass("a", "b", "c", "d")).toEqual(["", "", "cba", "d"]);
  });

  it("MUST keep what a new plan does not mention", () => {
    const { disorder } = open();
    disorder.plan({ delayMs: 5 });
    expect(disorder.plan({ dropNext: 1 })).toEqual({ dropNext: 1, doubleNext: 0, reverseNext: 0, delayMs: 5 });
    expect(disorder.delayMs()).toBe(5);
  });
});

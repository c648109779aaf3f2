import { expect, it } from "vitest";
import { createUncataloguedCodes } from "./uncatalogued-codes.ts";

function create() {
  const warned: object[] = [];
  const log = { debug() {}, info() {}, warn: (fields: object) => void warned.push(fields), error() {} };
  return { codes: createUncataloguedCodes(log), warned };
}

it("MUST count by connector and code, and warn of each once", () => {
  const { codes, warned } = create();
  for (const connector of ["psb", "psb", "4ps-bc"]) codes.note("X-1", connector);
  expect(codes.all()).toEqual([
    { connector: "psb", code: "X-1", count: 2 },
    { connector: "4ps-bc", code: "X-1", count: 1 },
  ]);
  expect(warned).toEqual([
    { connector: "psb", code: "X-1" },
    { connector: "4ps-bc", code: "X-1" },
  ]);
});

it("MUST keep what a remote says short and printable", () => {
  const { codes } = create();
  codes.note(`\u001b[2J"${"x".repeat(1_000)}`, "psb");
  expect(codes.all()[0]?.code).toMatch(/^\?\?2J\?x{59}$/);
});

it("MUST not grow without end when a remote invents codes", () => {
  const { codes } = create();
  for (let number = 0; number < 1_000; number += 1) codes.note(`X-${number}`, "psb");
  codes.note("X-0", "psb");
  expect(codes.all()).toHaveLength(101);
  expect(codes.all()[0]?.count).toBe(2);
  expect(codes.all().at(-1)).toEqual({ connector: "psb", code: "others", count: 900 });
});

import { describe, expect, it } from "vitest";
import { DEFAULT_MAPPING } from "../../test/source-record.ts";
import { faultsOf } from "../../test/world.ts";
import { MAPPING_LIMITS } from "./mapping.ts";
import { parseMapping } from "./parse-mapping.ts";

const withSource = (from: unknown, target = "BT-10") => faultsOf(parseMapping([{ target, from }]));
const withRow = (row: object) => faultsOf(parseMapping([{ target: "BT-10", from: "omit", ...row }]));
const long = "x".repeat(MAPPING_LIMITS.textLength + 1);
const table = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, "v"]));

it("MUST give a mapping back as it was written", () => {
  const rows = [
    ...DEFAULT_MAPPING,
    { target: "BT-84", occurrence: 2, from: { firstOf: [{ field: "gAccount" }, { template: "NL{account}" }] } },
    { target: "BT-133", from: { lookup: { field: "line.costCode", table: { K7: "4000" }, otherwise: "4999" } } },
    { target: "BG-20", from: { field: "computed.discounts" } },
    { target: "BG-27", from: "omit" },
  ];
  expect(parseMapping(rows)).toEqual({ ok: true, value: rows });
});

it("MUST name everything that is wrong at once, with its path", () => {
  const rows = [
    { target: "BT-49", from: { field: "endpoint" } },
    { target: "BT-10", from: { field: "a..b" }, colour: "red" },
    { target: "BT-10", from: { lookup: { field: "a b", table: { "odd key": 7 }, other: 1 } } },
    "BT-1",
  ];
  expect(faultsOf(parseMapping(rows, "$.rows"))).toEqual([
    "MAPPING-TARGET-01 $.rows[0].target",
    "MAPPING-UNKNOWN $.rows[1].colour",
    "MAPPING-FIELD-01 $.rows[1].from.field",
    "MAPPING-TARGET-02 $.rows[2].target",
    "MAPPING-UNKNOWN $.rows[2].from.lookup.other",
    "MAPPING-FIELD-01 $.rows[2].from.lookup.field",
    "MAPPING-TYPE $.rows[2].from.lookup.table['odd key']",
    "MAPPING-TYPE $.rows[3]",
  ]);
});

describe("a target", () => {
  it.each([
    [{ target: "BT-1" }, "MAPPING-TARGET-04 $[0].from"],
    [{ target: "constructor" }, "MAPPING-TARGET-01 $[0].target"],
    [{ target: 10 }, "MAPPING-TARGET-01 $[0].target"],
    [{ occurrence: 2 }, "MAPPING-TARGET-03 $[0].occurrence"],
    [{ target: "BT-84", occurrence: 0 }, "MAPPING-TARGET-03 $[0].occurrence"],
    [{ target: "BT-84", occurrence: 1.5 }, "MAPPING-TARGET-03 $[0].occurrence"],
    [{ target: "BT-84", occurrence: 10 }, "MAPPING-TARGET-03 $[0].occurrence"],
    [{ target: "BT-84", occurrence: null }, "MAPPING-TARGET-03 $[0].occurrence"],
    [{ target: "BG-20", from: { constant: "5.00" } }, "MAPPING-TARGET-05 $[0].from"],
  ])("MUST be refused: %j", (row, fault) => expect(withRow(row)).toEqual([fault]));
});

describe("a source", () => {
  it.each([
    [undefined, "MAPPING-SOURCE-01 $[0].from"],
    [null, "MAPPING-SOURCE-01 $[0].from"],
    [{}, "MAPPING-SOURCE-01 $[0].from"],
    [{ script: "1 + 1" }, "MAPPING-SOURCE-01 $[0].from"],
    [{ toString: "x" }, "MAPPING-SOURCE-01 $[0].from"],
    [{ field: "a", constant: "b" }, "MAPPING-SOURCE-01 $[0].from"],
    [{ field: "line.unit" }, "MAPPING-FIELD-02 $[0].from.field"],
    [{ field: "a()" }, "MAPPING-FIELD-01 $[0].from.field"],
    [{ field: long }, "MAPPING-SIZE-03 $[0].from.field"],
    [{ field: 1 }, "MAPPING-TYPE $[0].from.field"],
    [{ constant: "" }, "MAPPING-SIZE-03 $[0].from.constant"],
    [{ constant: long }, "MAPPING-SIZE-03 $[0].from.constant"],
    [{ template: "no field" }, "MAPPING-TEMPLATE-01 $[0].from.template"],
    [{ template: "{number} }" }, "MAPPING-TEMPLATE-01 $[0].from.template"],
    [{ template: "{{number}}" }, "MAPPING-TEMPLATE-01 $[0].from.template"],
    [{ template: "{1 + 1}" }, "MAPPING-FIELD-01 $[0].from.template"],
    [{ template: "{line.unit}" }, "MAPPING-FIELD-02 $[0].from.template"],
    [{ template: `{number}${long}` }, "MAPPING-SIZE-03 $[0].from.template"],
    [{ lookup: "unit" }, "MAPPING-TYPE $[0].from.lookup"],
    [{ lookup: { field: "unit", table: {} } }, "MAPPING-SIZE-02 $[0].from.lookup.table"],
    [{ lookup: { field: "unit", table: table(1_001) } }, "MAPPING-SIZE-02 $[0].from.lookup.table"],
    [{ lookup: { field: "unit", table: ["a"] } }, "MAPPING-TYPE $[0].from.lookup.table"],
    [{ lookup: { field: "unit", table: { a: "b" }, otherwise: "" } }, "MAPPING-SIZE-03 $[0].from.lookup.otherwise"],
    [{ firstOf: [{ field: "a" }] }, "MAPPING-SOURCE-02 $[0].from.firstOf"],
    [{ firstOf: Array(6).fill({ field: "a" }) }, "MAPPING-SOURCE-02 $[0].from.firstOf"],
    [{ firstOf: [{ field: "a" }, { firstOf: [] }] }, "MAPPING-SOURCE-02 $[0].from.firstOf[1]"],
    [{ firstOf: [{ field: "a" }, "omit"] }, "MAPPING-SOURCE-01 $[0].from.firstOf[1]"],
  ])("MUST be refused: %j", (from, fault) => expect(withSource(from)).toEqual([fault]));
});

describe("size", () => {
  it("MUST be bounded: rows, and all of it", () => {
    const rows = Array(MAPPING_LIMITS.rows + 1).fill({ target: "BT-10", from: "omit" });
    expect(faultsOf(parseMapping(rows))).toEqual(["MAPPING-SIZE-01 $"]);
    const large = { target: "BT-10", from: { constant: "x".repeat(MAPPING_LIMITS.characters) } };
    expect(faultsOf(parseMapping([large]))).toEqual(["MAPPING-SIZE-04 $"]);
    expect(faultsOf(parseMapping({ rows: [] }))).toEqual(["MAPPING-TYPE $"]);
  });
});

import { describe, expect, it } from "vitest";
import { defineEntity } from "./entity.ts";
import { parseQuery } from "./query.ts";

const SET = { entity: defineEntity("thing", { Guid: "id", String: "name", Decimal: "rank" }), rows: () => [] };
const parse = (options: Record<string, string>) =>
  parseQuery(new Map(Object.entries(options)), SET, (name) => name === "lines" || name === "files");

describe("query options", () => {
  it("MUST have defaults that select everything", () => {
    expect(parse({})).toEqual({ expand: new Map(), orderBy: [], skip: 0, count: false });
  });

  it("MUST read $select, $orderby, $top, $skip and $count", () => {
    expect(
      parse({ $select: "id, name", $orderby: "rank desc,name", $top: "5", $skip: "2", $count: "true" }),
    ).toMatchObject({
      select: ["id", "name"],
      orderBy: [
        { field: "rank", descending: true },
        { field: "name", descending: false },
      ],
      top: 5,
      skip: 2,
      count: true,
    });
  });

  it("MUST read options nested in $expand, whatever stands in their quotes", () => {
    const { expand } = parse({ $expand: "lines($filter=name eq 'a;b,(c';$expand=parts($top=1)),files" });
    expect([...expand.keys()]).toEqual(["lines", "files"]);
    expect(expand.get("lines")).toEqual(
      new Map([
        ["$filter", "name eq 'a;b,(c'"],
        ["$expand", "parts($top=1)"],
      ]),
    );
  });

  it.each([
    { $select: "nope" },
    { $orderby: "nope" },
    { $orderby: "name up" },
    { $expand: "nope" },
    { $expand: "lines($top)" },
    { $top: "-1" },
    { $skip: "x" },
    { $apply: "groupby((name))" },
  ])("MUST refuse %o", (options) => {
    expect(() => parse(options as Record<string, string>)).toThrow(expect.objectContaining({ status: 400 }));
  });
});

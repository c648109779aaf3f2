import { describe, expect, it } from "vitest";
import { defineEntity } from "./entity.ts";
import { pageSizeFor, selectPage } from "./page.ts";
import { parseQuery } from "./query.ts";

const ENTITY = defineEntity("thing", { String: "id name", Decimal: "rank" });
const ROWS = ["a", "b", "c", "d", "e"].map((id, index) => ({
  id,
  name: index % 2 === 0 ? "even" : "odd",
  rank: index,
}));

const page = (options: Record<string, string>, pageSize = 100) => {
  const set = { entity: ENTITY, rows: () => ROWS };
  const { rows, ...rest } = selectPage(
    ROWS,
    parseQuery(new Map(Object.entries(options)), set, () => false),
    ENTITY,
    pageSize,
  );
  return { ids: rows.map((row) => row.id).join(""), ...rest };
};

describe("a page of rows", () => {
  it("MUST filter, order, skip and cut, in this sequence", () => {
    const options = { $filter: "name eq 'even'", $orderby: "rank desc", $skip: "1", $top: "1" };
    expect(page(options)).toEqual({ ids: "c", count: 3 });
  });

  it("MUST order by several fields", () => {
    expect(page({ $orderby: "name desc, rank desc" }).ids).toBe("dbeca");
  });

  it("MUST go on after the last row of the page before, until there is no next", () => {
    expect(page({}, 2)).toEqual({ ids: "ab", count: 5, next: { after: "b" } });
    expect(page({ $skiptoken: "b" }, 2)).toEqual({ ids: "cd", count: 5, next: { after: "d" } });
    expect(page({ $skiptoken: "d" }, 2)).toEqual({ ids: "e", count: 5 });
  });

  it("MUST carry what is left of $top to the next page", () => {
    expect(page({ $top: "3" }, 2)).toEqual({ ids: "ab", count: 5, next: { after: "b", top: 1 } });
    expect(page({ $skiptoken: "b", $top: "1" }, 2)).toEqual({ ids: "c", count: 5 });
  });

  it("MUST refuse a skip token whose row is gone", () => {
    expect(() => page({ $skiptoken: "x" })).toThrow(/\$skiptoken/);
  });
});

describe("Prefer: odata.maxpagesize", () => {
  it.each([
    [undefined, 20_000],
    ["odata.maxpagesize=300", 300],
    ["respond-async, odata.maxpagesize=2", 2],
    ["odata.maxpagesize=99999", 20_000],
    ["odata.include-annotations=*", 20_000],
  ])("MUST read %s as %d rows a page", (prefer, size) => {
    expect(pageSizeFor(prefer, 20_000)).toBe(size);
  });
});

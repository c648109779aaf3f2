import { describe, expect, it } from "vitest";
import { matches } from "./comparison.ts";
import { defineEntity, type Row } from "./entity.ts";
import { fieldsOf, parseFilter } from "./filter.ts";

const INVOICE = defineEntity("invoice", {
  Guid: "id vendorId",
  String: "number",
  Enum: "status",
  Date: "postingDate",
  DateTimeOffset: "changed",
  Decimal: "amount",
  Boolean: "blocked",
});

const ROW: Row = {
  id: "00000000-0000-4000-8000-000000000001",
  vendorId: "00000000-0000-4000-8000-00000000000a",
  number: "O'Neill 7",
  status: "In Review",
  postingDate: "2026-11-03",
  changed: "2026-11-03T10:00:00.5Z",
  amount: 12.5,
  blocked: false,
};

const holds = (text: string): boolean => matches(parseFilter(text, INVOICE), ROW, INVOICE);

describe("$filter", () => {
  it.each([
    "number eq 'O''Neill 7'",
    "number ne ''",
    "vendorId eq 00000000-0000-4000-8000-00000000000A",
    "postingDate ge 2026-11-03 and postingDate lt 2026-12-01",
    "changed gt 2026-11-03T10:00:00Z",
    "changed lt 2026-11-03T12:00:01+01:00",
    "changed gt 2026-11-01",
    "amount gt -1 and amount le 12.5",
    "blocked eq false",
    "status eq 'In Review'",
    "status eq 'In_x0020_Review'",
    "number ne null",
    "(amount eq 1 or amount eq 12.5) and status eq 'In Review'",
    "amount eq 1 and amount eq 2 or amount eq 12.5",
  ])("MUST let the row through: %s", (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    "number eq 'o''neill 7'",
    "amount lt 12.5",
    "postingDate gt 2026-11-03",
    "status eq 'Open'",
    "number eq null",
    "amount eq 12.5 and (amount eq 1 or amount eq 2)",
  ])("MUST keep the row out: %s", (text) => {
    expect(holds(text)).toBe(false);
  });

  it("MUST refuse 'or' on distinct fields with the documented words", () => {
    expect(() => parseFilter("number eq 'a' or status eq 'Open'", INVOICE)).toThrow(
      "The 'OR' operator is not supported on distinct fields on an OData filter.",
    );
    expect(() => parseFilter("number eq 'a' or number eq 'b' and amount eq 1", INVOICE)).toThrow(/distinct fields/);
  });

  it("MUST ignore lambdas, which returns too much", () => {
    expect(holds("lines/any(l: l/quantity gt 5 and (l/amount lt 2))")).toBe(true);
    expect(holds("lines/all(l: l/text eq ')') and amount eq 1")).toBe(false);
  });

  it.each([
    ["vendorId eq '00000000-0000-4000-8000-00000000000a'", "'Edm.Guid' and 'Edm.String'"],
    ["postingDate ge '2026-11-03'", "'Edm.Date' and 'Edm.String'"],
    ["number eq 7", "'Edm.String' and 'Edm.Decimal'"],
  ])("MUST refuse a literal of the wrong type: %s", (text, words) => {
    expect(() => parseFilter(text, INVOICE)).toThrow(words);
  });

  it.each([
    "",
    "number",
    "number eq",
    "number is 'a'",
    "number eq 'a' x",
    "(number eq 'a'",
    "eq 'a' number",
    "number eq 'a",
  ])("MUST refuse what is no filter: %s", (text) => {
    expect(() => parseFilter(text, INVOICE)).toThrow(
      expect.objectContaining({ status: 400, code: "BadRequest_InvalidRequestUrl" }),
    );
  });

  it("MUST refuse a field that the entity does not have", () => {
    expect(() => parseFilter("Number eq 'a'", INVOICE)).toThrow("Could not find a property named 'Number'");
  });

  it("MUST tell which fields are filtered on", () => {
    expect(fieldsOf(parseFilter("number eq 'a' and (amount eq 1 or amount eq 2)", INVOICE))).toEqual([
      "number",
      "amount",
      "amount",
    ]);
  });
});

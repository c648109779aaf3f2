import { describe, expect, it } from "vitest";
import { DEFAULT_MAPPING, LINE, sourceRecord } from "../../test/source-record.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import { formatDecimal } from "../decimal/decimal.ts";
import { parseInvoice } from "../invoice/parse-invoice.ts";
import { applyMapping } from "./apply-mapping.ts";
import { mapInvoice } from "./map-invoice.ts";
import { type Mapping, mergeMapping } from "./mapping.ts";
import { MAPPING_TARGETS } from "./mapping-terms.ts";

const FILE = { id: "1", file: { name: "1.pdf", mimeCode: "application/pdf", content: "JVBERg==" } };
const messagesOf = (result: ReturnType<typeof mapInvoice>) =>
  result.ok ? [] : result.faults.map(({ message }) => message);

it("MUST make a complete invoice of a record, files included", () => {
  const invoice = trusted(mapInvoice(DEFAULT_MAPPING, sourceRecord(), [FILE]));
  expect(invoice).toMatchObject({ number: "F-1", purchaseOrderReference: "OPDR-118", attachments: [FILE] });
  expect(formatDecimal(invoice.totals.withVat)).toBe("151.25");
});

describe("a fault", () => {
  it("MUST name the row and the field of a required term without a value", () => {
    const { unit: _, ...without } = LINE;
    const result = mapInvoice(DEFAULT_MAPPING, sourceRecord({}, [LINE, without]), undefined);
    expect(faultsOf(result)).toEqual(["MAPPING-VALUE-04 $.lines[1].unitCode"]);
    expect(messagesOf(result)).toEqual(["a required term gets no value: BT-130 from line.unit"]);
  });

  it("MUST name the row and the field of a value that does not hold", () => {
    const result = mapInvoice(
      DEFAULT_MAPPING,
      sourceRecord({ date: "24-11-2026" }, [{ ...LINE, price: "62,50" }]),
      undefined,
    );
    expect(messagesOf(result)).toEqual([
      expect.stringMatching(/: BT-2 from date$/),
      expect.stringMatching(/: BT-146 from line\.price$/),
    ]);
  });

  it("MUST name the row of the group that it is in", () => {
    const rows: Mapping = [{ target: "BG-20", from: { field: "discounts" } }];
    const record = sourceRecord({ discounts: [{ amount: "5.00" }] });
    const result = mapInvoice(mergeMapping(DEFAULT_MAPPING, rows), record, undefined);
    expect(faultsOf(result)).toEqual(["INV-REQUIRED $.allowances[0].vat"]);
    expect(messagesOf(result)).toEqual(["required: BG-20 from discounts"]);
  });

  it("MUST be that of the mapping first, when a value is not in its table", () => {
    const rows: Mapping = [{ target: "BT-10", from: { lookup: { field: "yourReference", table: { a: "b" } } } }];
    const result = mapInvoice(mergeMapping(DEFAULT_MAPPING, rows), sourceRecord(), undefined);
    expect(faultsOf(result)).toEqual(["MAPPING-VALUE-02 $.buyerReference"]);
  });
});

it.each([...MAPPING_TARGETS.values()].map(({ term, isGroup }) => [term, isGroup] as const))(
  "MUST know the place of %s in an invoice",
  (term, isGroup) => {
    const rows: Mapping = [
      ...[...MAPPING_TARGETS.values()]
        .filter((target) => !target.isGroup)
        .map((target) => ({ target: target.term, from: { constant: "1" } })),
      ...(isGroup ? [{ target: term, from: { field: "empty" } }] : []),
    ];
    const { invoice, assignments } = applyMapping(rows, sourceRecord({ empty: [] }, [{ empty: [] }]));
    expect(assignments.some(({ row }) => row.target === term)).toBe(true);
    const parsed = parseInvoice(invoice);
    const codes = parsed.ok ? [] : parsed.faults.map(({ code }) => code);
    expect(codes).not.toContain("INV-UNKNOWN");
    expect(codes).not.toContain("INV-TYPE");
  },
);

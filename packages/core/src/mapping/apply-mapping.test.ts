import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_MAPPING, LINE, sourceRecord } from "../../test/source-record.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import { applyMapping } from "./apply-mapping.ts";
import { type Mapping, type MappingSource, mergeMapping } from "./mapping.ts";
import type { SourceFields } from "./source-record.ts";

const buyerReference = (from: MappingSource | "omit", given: SourceFields = {}) =>
  applyMapping([{ target: "BT-10", from }], sourceRecord(given));
const valueFrom = (from: MappingSource | "omit", given: SourceFields = {}) =>
  buyerReference(from, given).invoice.buyerReference;
const faultsOf = ({ faults }: ReturnType<typeof applyMapping>) => faults.map(({ code, path }) => `${code} ${path}`);
const mapped = (mapping: Mapping, given?: SourceFields, lines?: readonly SourceFields[]): InvoiceInput =>
  applyMapping(mapping, sourceRecord(given, lines)).invoice;

describe("a source", () => {
  it.each<[MappingSource | "omit", string | undefined]>([
    [{ field: "customer.name" }, "Woningstichting De Sleutel"],
    [{ field: "customer.unknown" }, undefined],
    [{ constant: "fixed" }, "fixed"],
    [{ lookup: { field: "orderNumber", table: { "OPDR-118": "P-9" } } }, "P-9"],
    [{ lookup: { field: "orderNumber", table: { other: "P-9" }, otherwise: "P-0" } }, "P-0"],
    [{ lookup: { field: "unknown", table: { other: "P-9" }, otherwise: "P-0" } }, undefined],
    [{ template: "Order {orderNumber} for {customer.name}" }, "Order OPDR-118 for Woningstichting De Sleutel"],
    [{ template: "Order {orderNumber} of {unknown}" }, undefined],
    [{ firstOf: [{ field: "unknown" }, { template: "{unknown}" }, { field: "number" }] }, "F-1"],
    [{ firstOf: [{ lookup: { field: "number", table: { other: "x" } } }, { field: "number" }] }, "F-1"],
    ["omit", undefined],
  ])("MUST give what it says: %j", (from, value) => {
    expect(buyerReference(from)).toMatchObject({ faults: [] });
    expect(valueFrom(from)).toBe(value);
  });

  it("MUST be a fault that names row and field where a value stands in no row of its table", () => {
    const from = { lookup: { field: "line.unit", table: { UUR: "HUR" } } };
    const { faults } = applyMapping([{ target: "BT-130", from }], sourceRecord({}, [LINE, { unit: "UUR" }]));
    expect(faults).toEqual([
      {
        code: "MAPPING-VALUE-02",
        message: 'the value stands in no row of the table ("HUR"): BT-130 from line.unit by its table',
        path: "$.lines[0].unitCode",
      },
    ]);
  });

  it("MUST be a fault where a field holds something else than a text", () => {
    expect(faultsOf(buyerReference({ field: "customer" }))).toEqual(["MAPPING-VALUE-01 $.buyerReference"]);
    const group: Mapping = [{ target: "BG-20", from: { field: "number" } }];
    expect(faultsOf(applyMapping(group, sourceRecord()))).toEqual(["MAPPING-VALUE-03 $.allowances"]);
  });

  it.each(["constructor", "__proto__", "toString", "customer.constructor.name", "number.length", "lines.length"])(
    "MUST NOT reach what is no field of the record: %s",
    (field) => expect(valueFrom({ field })).toBeUndefined(),
  );

  it("MUST NOT look into a table for what every object has", () => {
    const from = { lookup: { field: "orderNumber", table: { "OPDR-118": "x" }, otherwise: "safe" } };
    for (const orderNumber of ["constructor", "__proto__", "toString"]) {
      expect(valueFrom(from, { orderNumber })).toBe("safe");
    }
  });

  it("MUST paste values into a template as they are, and never read them as a template or as code", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (number, orderNumber) => {
        expect(valueFrom({ template: "<{number}|{orderNumber}>" }, { number, orderNumber })).toBe(
          `<${number}|${orderNumber}>`,
        );
      }),
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the point of it
    for (const hostile of ["{number}", "${1+1}", "$&$1", "{{number}}", "__proto__"]) {
      expect(valueFrom({ template: "{orderNumber}" }, { orderNumber: hostile })).toBe(hostile);
    }
  });
});

describe("a target", () => {
  it("MUST be filled on every line from that line, or from the header", () => {
    const rows: Mapping = [
      { target: "BT-133", from: { field: "line.costCode" } },
      { target: "BT-132", from: { template: "{orderNumber}/{line.quantity}" } },
    ];
    expect(mapped(rows, {}, [LINE, { quantity: "3" }]).lines).toEqual([
      { accountingReference: "K7", orderLineReference: "OPDR-118/2" },
      { orderLineReference: "OPDR-118/3" },
    ]);
  });

  it("MUST be empty when it is required and its source is: the invoice then names it", () => {
    expect(mapped([{ target: "BT-1", from: { field: "unknown" } }]).number).toBe("");
  });

  it("MUST leave out a group that has nothing but a code, and close the gap", () => {
    const means = (occurrence: number, field: string): Mapping => [
      { target: "BT-81", occurrence, from: { constant: "58" } },
      { target: "BT-84", occurrence, from: { field } },
    ];
    const mapping = [...means(3, "gAccount"), ...means(1, "iban"), ...means(2, "other")];
    const { invoice, assignments } = applyMapping(mapping, sourceRecord({ gAccount: "NL91", iban: "NL39" }));
    expect(invoice.paymentMeans).toEqual([
      { code: "58", account: "NL39" },
      { code: "58", account: "NL91" },
    ]);
    expect(assignments.map(({ path }) => path.join("."))).toContain("paymentMeans.1.account");
    expect(mapped(mapping).paymentMeans).toBeUndefined();
    expect(mapped([{ target: "BT-80", from: { constant: "NL" } }]).delivery).toBeUndefined();
  });

  it("MUST take a whole group as the source has it", () => {
    const allowances = [{ amount: "5.00", vat: { code: "S", rate: "21" } }];
    const rows: Mapping = [{ target: "BG-20", from: { field: "discounts" } }];
    expect(mapped(rows, { discounts: allowances }).allowances).toEqual(allowances);
  });
});

describe("rows of a profile", () => {
  it("MUST change nothing when there are none", () => {
    const text = fc.string();
    const record = fc.record({ number: text, date: text, yourReference: text, orderNumber: text });
    const lines = fc.array(fc.record({ quantity: text, unit: text, price: text, description: text }), { maxLength: 3 });
    fc.assert(
      fc.property(record, lines, (given, ofLines) => {
        const source = sourceRecord(given, ofLines);
        expect(applyMapping(mergeMapping(DEFAULT_MAPPING, []), source)).toEqual(applyMapping(DEFAULT_MAPPING, source));
      }),
    );
  });

  it("MUST stand in the place of the default for the same term and occurrence, and nowhere else", () => {
    const moved = mergeMapping(DEFAULT_MAPPING, [
      { target: "BT-12", from: { field: "orderNumber" } },
      { target: "BT-13", from: "omit" },
    ]);
    const { purchaseOrderReference: _, ...rest } = mapped(DEFAULT_MAPPING);
    expect(mapped(moved)).toEqual({ ...rest, contractReference: "OPDR-118" });
  });
});

import { expect, it } from "vitest";
import { DEFAULT_MAPPING, LINE, sourceRecord } from "../../test/source-record.ts";
import { diffMapping } from "./diff-mapping.ts";

it("MUST list what is moved, changed and added, place by place", () => {
  const rows = [
    { target: "BT-13", from: "omit" },
    { target: "BT-12", from: { field: "orderNumber" } },
    { target: "BT-153", from: { template: "{line.description} {line.costCode}" } },
    { target: "BT-130", from: { lookup: { field: "line.unit", table: { HUR: "HUR" } } } },
    { target: "BG-20", from: { field: "discounts" } },
  ] as const;
  const record = sourceRecord({ discounts: [{ amount: "5.00" }] }, [LINE, { ...LINE, costCode: "K8" }]);
  expect(diffMapping(DEFAULT_MAPPING, rows, record)).toEqual({
    differences: [
      { target: "$.purchaseOrderReference", term: "BT-13", defaultValue: "OPDR-118", mappedValue: undefined },
      { target: "$.lines[0].item.name", term: "BT-153", defaultValue: "Meerwerk", mappedValue: "Meerwerk K7" },
      { target: "$.lines[1].item.name", term: "BT-153", defaultValue: "Meerwerk", mappedValue: "Meerwerk K8" },
      { target: "$.contractReference", term: "BT-12", defaultValue: undefined, mappedValue: "OPDR-118" },
      { target: "$.allowances", term: "BG-20", defaultValue: undefined, mappedValue: '[{"amount":"5.00"}]' },
    ],
    faults: [],
  });
});

it("MUST be empty for no rows, and for rows that say the same", () => {
  const rows = [{ target: "BT-13", from: { field: "orderNumber" } }] as const;
  for (const same of [[], rows]) {
    expect(diffMapping(DEFAULT_MAPPING, same, sourceRecord())).toEqual({ differences: [], faults: [] });
  }
});

it("MUST say where a row meets a value it cannot take", () => {
  const rows = [{ target: "BT-130", from: { lookup: { field: "line.unit", table: { UUR: "HUR" } } } }] as const;
  const { faults, differences } = diffMapping(DEFAULT_MAPPING, rows, sourceRecord());
  expect(faults).toMatchObject([{ code: "MAPPING-VALUE-02", path: "$.lines[0].unitCode" }]);
  expect(differences).toMatchObject([{ target: "$.lines[0].unitCode", defaultValue: "HUR", mappedValue: undefined }]);
});

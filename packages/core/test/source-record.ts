import type { Mapping } from "../src/mapping/mapping.ts";
import type { SourceFields, SourceRecord } from "../src/mapping/source-record.ts";

/** The default mapping of the scripted ERP: what an invoice needs, and two terms to move. */
export const DEFAULT_MAPPING: Mapping = [
  { target: "BT-1", from: { field: "number" } },
  { target: "BT-2", from: { field: "date" } },
  { target: "BT-5", from: { constant: "EUR" } },
  { target: "BT-10", from: { field: "yourReference" } },
  { target: "BT-13", from: { field: "orderNumber" } },
  { target: "BT-27", from: { constant: "Bouwbedrijf De Hoeksteen B.V." } },
  { target: "BT-40", from: { constant: "NL" } },
  { target: "BT-44", from: { field: "customer.name" } },
  { target: "BT-55", from: { constant: "NL" } },
  { target: "BT-129", from: { field: "line.quantity" } },
  { target: "BT-130", from: { field: "line.unit" } },
  { target: "BT-146", from: { field: "line.price" } },
  { target: "BT-151", from: { constant: "S" } },
  { target: "BT-152", from: { constant: "21" } },
  { target: "BT-153", from: { field: "line.description" } },
];

export const LINE: SourceFields = {
  quantity: "2",
  unit: "HUR",
  price: "62.50",
  description: "Meerwerk",
  costCode: "K7",
};

export const sourceRecord = (given: SourceFields = {}, lines: readonly SourceFields[] = [LINE]): SourceRecord => ({
  number: "F-1",
  date: "2026-11-24",
  yourReference: "INK-4471",
  orderNumber: "OPDR-118",
  customer: { name: "Woningstichting De Sleutel" },
  ...given,
  kind: "INVOICE",
  lines,
});

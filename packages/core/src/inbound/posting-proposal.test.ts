import { describe, expect, it } from "vitest";
import { VENDOR } from "../../test/receiving.ts";
import { faultsOf, invoiceContent, trusted } from "../../test/world.ts";
import type { Autopilot } from "../autopilot/autopilot.ts";
import { decimal, formatDecimal } from "../decimal/decimal.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import { proposePosting, withinTolerance } from "./posting-proposal.ts";

const AUTOPILOT: Autopilot = {
  id: "autopilot",
  organizationId: "organization",
  connectionId: "connection",
  erpConnectionId: "erp",
  ledgerAccount: "4000",
  postingScheme: [
    { category: "S", rate: decimal("21"), vatCode: "HOOG" },
    { category: "S", rate: decimal("9"), vatCode: "LAAG" },
    { category: "AE", rate: decimal("0"), vatCode: "VERLEGD" },
  ],
  totalsTolerance: decimal("0.00"),
  createdAt: new Date("2026-01-01T00:00:00Z"),
};
type Line = InvoiceInput["lines"][number];
const line = (quantity: string, net: string, given: Partial<Line> = {}): Line => ({
  quantity,
  unitCode: "C62",
  price: { net },
  vat: { code: "S", rate: "21" },
  item: { name: "Beton" },
  ...given,
});
const propose = (given: Partial<InvoiceInput>) => proposePosting(invoiceContent(given), VENDOR, AUTOPILOT);
/** `description quantity × unit cost VAT code` of every line. */
const linesOf = (given: Partial<InvoiceInput>) =>
  trusted(propose(given)).lines.map(
    ({ description, quantity, unitCost, vatCode }) =>
      `${description} ${formatDecimal(quantity)} × ${formatDecimal(unitCost)} ${vatCode}`,
  );

it("MUST carry the supplier's number, dates, currency and total", () => {
  const { lines, totalWithVat, ...head } = trusted(propose({ kind: "CREDIT_NOTE" }));
  expect(head).toEqual({
    kind: "CREDIT_NOTE",
    vendorReference: "V-1",
    supplierNumber: "2026-1",
    issueDate: "2026-11-24",
    dueDate: "2026-12-24",
    currency: "EUR",
  });
  expect(formatDecimal(totalWithVat)).toBe("1512.50");
  expect(lines.map(({ ledgerAccount }) => ledgerAccount)).toEqual(["4000"]);
});

it("MUST leave the due date out where the supplier gives none", () => {
  expect(trusted(propose({ dueDate: undefined }))).not.toHaveProperty("dueDate");
});

describe("a line", () => {
  it.each<[string, Line, string]>([
    ["cost per unit to 5 decimals", line("3", "33.333333"), "Beton 3 × 33.33333 HOOG"],
    ["cost after allowances", line("2", "10", { allowances: [{ amount: "5" }] }), "Beton 2 × 7.50000 HOOG"],
    ["one piece where the quantity is zero", line("0", "10", { charges: [{ amount: "4" }] }), "Beton 1 × 4.00 HOOG"],
    [
      "the VAT code of its rate by value",
      line("1", "10", { vat: { code: "S", rate: "9.00" } }),
      "Beton 1 × 10.00000 LAAG",
    ],
    ["the code of a reverse charge", line("1", "10", { vat: { code: "AE", rate: "0" } }), "Beton 1 × 10.00000 VERLEGD"],
  ])("MUST have %s", (_what, one, expected) => expect(linesOf({ lines: [one] })).toEqual([expected]));
});

it("MUST book charges and allowances of the whole invoice as lines of their own", () => {
  const vat = { code: "S", rate: "21" };
  expect(
    linesOf({
      lines: [line("1", "100")],
      charges: [{ amount: "7.50", reason: "Vracht", vat }],
      allowances: [{ amount: "10.00", reasonCode: "95", vat }],
    }),
  ).toEqual(["Beton 1 × 100.00000 HOOG", "Vracht 1 × 7.50 HOOG", "95 1 × -10.00 HOOG"]);
});

it("MUST name each VAT category and rate that the scheme lacks, once", () => {
  const vat = (code: string, rate?: string) => ({ vat: { code, ...(rate !== undefined && { rate }) } });
  const lines = [
    line("1", "1", vat("S", "6")),
    line("1", "1"),
    line("1", "1", vat("S", "6.00")),
    line("1", "1", vat("E", "0")),
  ];
  expect(faultsOf(propose({ lines, charges: [{ amount: "1", ...vat("Z", "0") }] }))).toEqual([
    "VAT_CODE_NOT_MAPPED $.lines[0].vat",
    "VAT_CODE_NOT_MAPPED $.lines[3].vat",
    "VAT_CODE_NOT_MAPPED $.charges[0].vat",
  ]);
});

it.each([
  ["10.00", "10.05", "0.05", true],
  ["10.05", "10.00", "0.05", true],
  ["10.00", "10.051", "0.05", false],
  ["10", "10.00", "0", true],
  ["-10.00", "10.00", "0.05", false],
])("MUST compare %s with %s at a tolerance of %s: %s", (left, right, tolerance, agrees) =>
  expect(withinTolerance(decimal(left), decimal(right), decimal(tolerance))).toBe(agrees),
);

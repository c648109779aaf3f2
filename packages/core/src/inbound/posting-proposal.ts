import type { Autopilot } from "../autopilot/autopilot.ts";
import type { PostingLine, PostingProposal, Vendor } from "../connector/erp.ts";
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  isZero,
  negate,
  subtract,
  ZERO,
} from "../decimal/decimal.ts";
import { accept, type Fault, type Result } from "../fault.ts";
import type { AllowanceCharge, Invoice, VatCategory } from "../invoice/invoice.ts";
import { categoryKey } from "../invoice/totals.ts";

const ONE = decimal("1");

/** How the supplier's invoice would be booked; `VAT_CODE_NOT_MAPPED` once per VAT category the scheme lacks. */
export function proposePosting(invoice: Invoice, vendor: Vendor, autopilot: Autopilot): Result<PostingProposal> {
  const faults = new Map<string, Fault>();
  const vatCode = (vat: VatCategory, path: string): string => {
    const { code, rate = ZERO } = vat;
    const rule = autopilot.postingScheme.find(
      ({ category, rate: mapped }) => category === code && equals(mapped, rate),
    );
    if (rule !== undefined) return rule.vatCode;
    const name = categoryKey(vat);
    const message = `the posting scheme has no ERP code for VAT category ${code}`;
    if (!faults.has(name)) faults.set(name, { code: "VAT_CODE_NOT_MAPPED", message, path });
    return "";
  };
  const ledgerAccount = autopilot.ledgerAccount;

  const lines = invoice.lines.map((line, index): PostingLine => {
    const { quantity } = line;
    const unitCost = isZero(quantity) ? line.amount : divide(line.amount, quantity, 5);
    return {
      description: line.item.name,
      quantity: isZero(quantity) ? ONE : quantity,
      unitCost,
      ledgerAccount,
      vatCode: vatCode(line.vat, `$.lines[${index}].vat`),
    };
  });
  const extra = (entry: AllowanceCharge, amount: Decimal, path: string): PostingLine => ({
    description: entry.reason ?? entry.reasonCode ?? "Toeslag",
    quantity: ONE,
    unitCost: amount,
    ledgerAccount,
    vatCode: vatCode(entry.vat ?? { code: "S" }, path),
  });
  lines.push(
    ...invoice.charges.map((charge, index) => extra(charge, charge.amount, `$.charges[${index}].vat`)),
    ...invoice.allowances.map((allowance, index) =>
      extra(allowance, negate(allowance.amount), `$.allowances[${index}].vat`),
    ),
  );
  if (faults.size > 0) return { ok: false, faults: [...faults.values()] };
  return accept({
    kind: invoice.kind,
    vendorReference: vendor.reference,
    supplierNumber: invoice.number,
    issueDate: invoice.issueDate,
    ...(invoice.dueDate !== undefined && { dueDate: invoice.dueDate }),
    currency: invoice.currency,
    lines,
    totalWithVat: invoice.totals.withVat,
  });
}

/** Whether two totals agree within the autopilot's tolerance. */
export function withinTolerance(left: Decimal, right: Decimal, tolerance: Decimal): boolean {
  const difference = subtract(left, right);
  const magnitude = difference.units < 0n ? negate(difference) : difference;
  return compare(magnitude, add(tolerance)) <= 0;
}

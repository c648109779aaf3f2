import { compare, type Decimal, decimal, equals, formatDecimal, negate, subtract, ZERO } from "../decimal/decimal.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import type { Invoice, InvoiceLine, Price, Totals, VatBreakdown } from "./invoice.ts";
import type { BreakdownDraft, InvoiceDraft } from "./invoice-draft.ts";
import { INVOICE_INPUT_FAULTS, type InvoiceInputFault } from "./invoice-input-faults.ts";
import { categoryKey, computeTotals, lineAmount, taxByCategory } from "./totals.ts";

/**
 * Computes line amounts, VAT breakdown and totals; what was given must agree, and stays as it was given. Quantities and amounts of a credit note are
 * positive like those of an invoice.
 */
export function completeInvoice(draft: InvoiceDraft, path = "$"): Result<Invoice> {
  const faults: Fault[] = [];
  const settle = (code: InvoiceInputFault, at: string, expected: Decimal, given: Decimal | undefined): Decimal => {
    faults.push(...amountFaults(code, `${path}.${at}`, expected, given));
    return given ?? expected;
  };

  const lines = draft.lines.map((line, index): InvoiceLine => {
    const amount = settle("INV-TOTAL-LINE", `lines[${index}].amount`, lineAmount(line), line.amount);
    return { ...line, id: line.id ?? String(index + 1), amount, price: completePrice(line.price) };
  });

  const given = breakdownByCategory(draft.vatBreakdown, path, faults);
  const computed = taxByCategory({ ...draft, lines }).map((group) => ({ group, key: categoryKey(group.category) }));
  const place = ({ key }: { readonly key: string }): number => given.get(key)?.index ?? computed.length + given.size;
  const ordered = computed.toSorted((left, right) => place(left) - place(right));
  const vatBreakdown = ordered.map(({ group, key }, position): VatBreakdown => {
    const { index, stated } = given.get(key) ?? { index: position };
    given.delete(key);
    const taxable = settle("INV-TOTAL-TAXABLE", `vatBreakdown[${index}].taxable`, group.taxable, stated?.taxable);
    const vat = settle("INV-TOTAL-TAX", `vatBreakdown[${index}].vat`, group.vat, stated?.vat);
    return { category: stated?.category ?? group.category, taxable, vat, ...exemption(group, stated) };
  });
  for (const { index } of given.values()) {
    faults.push(fault(INVOICE_INPUT_FAULTS, "INV-BREAKDOWN-01", `${path}.vatBreakdown[${index}]`));
  }

  const expected = computeTotals({ ...draft, lines, vatBreakdown }, draft.totals);
  for (const [code, name] of COMPARED) settle(code, `totals.${name}`, expected[name] ?? ZERO, draft.totals?.[name]);
  const totals: Totals = { ...expected, ...draft.totals };

  if (faults.length > 0) return { ok: false, faults };
  const typeCode = draft.typeCode ?? (draft.kind === "INVOICE" ? "380" : "381");
  return accept({ ...draft, typeCode, lines, vatBreakdown, totals });
}

const COMPARED = [
  ["INV-TOTAL-LINES", "lines"],
  ["INV-TOTAL-ALLOWANCES", "allowances"],
  ["INV-TOTAL-CHARGES", "charges"],
  ["INV-TOTAL-WITHOUT-VAT", "withoutVat"],
  ["INV-TOTAL-VAT", "vat"],
  ["INV-TOTAL-WITH-VAT", "withVat"],
  ["INV-TOTAL-PAYABLE", "payable"],
] as const satisfies readonly (readonly [InvoiceInputFault, keyof Totals])[];

/** A gross price (BT-148) means the discount (BT-147) that leads to the net price. */
const completePrice = (price: Price): Price =>
  price.gross === undefined || price.discount !== undefined
    ? price
    : { ...price, discount: subtract(price.gross, price.net) };

/** An amount beyond this could be written, but not read again. */
const LARGEST = decimal("999999999999999999.99");
const SMALLEST = negate(LARGEST);

function amountFaults(code: InvoiceInputFault, path: string, expected: Decimal, given: Decimal | undefined): Fault[] {
  if (compare(expected, LARGEST) > 0 || compare(expected, SMALLEST) < 0) {
    return [fault(INVOICE_INPUT_FAULTS, "INV-RANGE", path)];
  }
  if (given === undefined || equals(given, expected)) return [];
  const message = `${INVOICE_INPUT_FAULTS[code]}: expected ${formatDecimal(expected)}, given ${formatDecimal(given)}`;
  return [{ code, message, path }];
}

type Given = Map<string, { readonly index: number; readonly stated?: BreakdownDraft }>;

function breakdownByCategory(stated: readonly BreakdownDraft[], path: string, faults: Fault[]): Given {
  const given: Given = new Map();
  for (const [index, entry] of stated.entries()) {
    const key = categoryKey(entry.category);
    if (given.has(key)) faults.push(fault(INVOICE_INPUT_FAULTS, "INV-BREAKDOWN-02", `${path}.vatBreakdown[${index}]`));
    else given.set(key, { index, stated: entry });
  }
  return given;
}

/** A reverse charge says so by itself; every other exemption needs a reason from whoever made the invoice. */
function exemption({ category }: VatBreakdown, stated: BreakdownDraft | undefined): Partial<VatBreakdown> {
  const { exemptionReason, exemptionCode } = stated ?? {};
  if (category.code === "AE" && exemptionReason === undefined && exemptionCode === undefined) {
    return { exemptionReason: "Btw verlegd", exemptionCode: "VATEX-EU-AE" };
  }
  return { ...(exemptionReason && { exemptionReason }), ...(exemptionCode && { exemptionCode }) };
}

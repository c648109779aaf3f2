import {
  add,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  multiply,
  negate,
  round,
  subtract,
  ZERO,
} from "../decimal/decimal.ts";
import type { Invoice, Totals, VatBreakdown, VatCategory } from "./invoice.ts";
import type { LineDraft } from "./invoice-draft.ts";

const ONE = decimal("1");
const HUNDRED = decimal("100");

/** BT-131 = quantity × net price / base quantity + charges − allowances, rounded once to 2 decimals. */
export function lineAmount({ quantity, price, charges, allowances }: Omit<LineDraft, "amount">): Decimal {
  const base = price.baseQuantity ?? ONE;
  const extra = subtract(sum(charges), sum(allowances));
  return divide(add(multiply(quantity, price.net), multiply(extra, base)), base, 2);
}

/** Equal for one category and rate; rates count by value: 21 and 21.00 are one. Ten decimals is all a rate can have. */
export const categoryKey = ({ code, rate }: VatCategory): string =>
  `${code} ${rate === undefined ? "" : formatDecimal(round(rate, 10))}`;

type Amounts = Pick<Invoice, "lines" | "allowances" | "charges">;

/** BG-23, one per category and rate, in order of appearance (EN 16931-1: BR-S-08 and its siblings, BR-CO-17). */
export function taxByCategory({ lines, allowances, charges }: Amounts): readonly VatBreakdown[] {
  const groups = new Map<string, { readonly category: VatCategory; taxable: Decimal }>();
  const count = (category: VatCategory, amount: Decimal): void => {
    const key = categoryKey(category);
    const group = groups.get(key) ?? { category, taxable: ZERO };
    group.taxable = add(group.taxable, amount);
    groups.set(key, group);
  };
  for (const { vat, amount } of lines) count(vat, amount);
  for (const { vat, amount } of allowances) if (vat) count(vat, negate(amount));
  for (const { vat, amount } of charges) if (vat) count(vat, amount);
  return [...groups.values()].map(({ category, taxable }) => ({
    category,
    taxable: round(taxable, 2),
    vat: divide(multiply(taxable, category.rate ?? ZERO), HUNDRED, 2),
  }));
}

/** BG-22 (EN 16931-1: BR-CO-10 to BR-CO-16). Prepaid, rounding and VAT in accounting currency are the issuer's to state. */
export function computeTotals(invoice: Amounts & Pick<Invoice, "vatBreakdown">, given: Partial<Totals> = {}): Totals {
  const { prepaid, rounding, vatInAccountingCurrency } = given;
  const lines = round(sum(invoice.lines), 2);
  const allowances = round(sum(invoice.allowances), 2);
  const charges = round(sum(invoice.charges), 2);
  const withoutVat = add(subtract(lines, allowances), charges);
  const vat = round(sum(invoice.vatBreakdown.map((group) => ({ amount: group.vat }))), 2);
  const withVat = add(withoutVat, vat);
  return {
    lines,
    ...(invoice.allowances.length > 0 && { allowances }),
    ...(invoice.charges.length > 0 && { charges }),
    withoutVat,
    vat,
    ...(vatInAccountingCurrency && { vatInAccountingCurrency }),
    withVat,
    ...(prepaid && { prepaid }),
    ...(rounding && { rounding }),
    payable: round(add(subtract(withVat, prepaid ?? ZERO), rounding ?? ZERO), 2),
  };
}

const sum = (parts: readonly { readonly amount: Decimal }[]): Decimal =>
  parts.reduce((total, { amount }) => add(total, amount), ZERO);

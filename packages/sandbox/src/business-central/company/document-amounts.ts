import { type Exact, percentage, product, share, total, withoutPercentage } from "../exact.ts";
import { linePercent, type VatPosting } from "./vat-posting-setup.ts";

/** What a line is worth before VAT and the discount on the whole document are worked out. */
export interface PricedLine {
  readonly quantity: Exact;
  readonly unitPrice: Exact;
  readonly discountAmount: Exact;
  /** Absent on comment lines. */
  readonly vat?: VatPosting;
}

interface Taxed {
  readonly excludingTax: Exact;
  readonly tax: Exact;
  readonly includingTax: Exact;
}

export interface LineAmounts {
  /** After the line's own discount. */
  readonly gross: Taxed;
  /** After its share of the document's discount too. */
  readonly net: Taxed;
  readonly discountAllocation: Exact;
}

export interface DocumentAmounts extends Taxed {
  readonly lines: readonly LineAmounts[];
}

export interface DocumentPricing {
  readonly documentDiscount: Exact;
  readonly pricesIncludeTax: boolean;
}

/** VAT is rounded once per VAT group of the document; what the lines show adds up to that. */
export function documentAmounts(lines: readonly PricedLine[], pricing: DocumentPricing): DocumentAmounts {
  const amounts = lines.map(lineAmount);
  const shares = spread(amounts, (sum) => share(pricing.documentDiscount, sum, total(amounts)));
  const gross = withTax(lines, amounts, pricing);
  const net = withTax(
    lines,
    amounts.map((amount, index) => amount - at(shares, index)),
    pricing,
  );
  return {
    lines: gross.map((before, index) => {
      const after = net[index] ?? before;
      return { gross: before, net: after, discountAllocation: before.excludingTax - after.excludingTax };
    }),
    excludingTax: total(net.map((line) => line.excludingTax)),
    tax: total(net.map((line) => line.tax)),
    includingTax: total(net.map((line) => line.includingTax)),
  };
}

/** Quantity × price − discount, in cents. */
const lineAmount = ({ quantity, unitPrice, discountAmount }: PricedLine): Exact =>
  product(quantity, unitPrice) - discountAmount;

function withTax(lines: readonly PricedLine[], amounts: readonly Exact[], pricing: DocumentPricing): readonly Taxed[] {
  const taxed: Taxed[] = amounts.map((amount) => ({ excludingTax: amount, tax: 0n, includingTax: amount }));
  for (const { vat, members } of vatGroups(lines, amounts)) {
    const percent = linePercent(vat);
    const amountsOfGroup = members.map((index) => at(amounts, index));
    const parts = spread(amountsOfGroup, (sum) =>
      pricing.pricesIncludeTax ? sum - withoutPercentage(sum, percent) : percentage(sum, percent),
    );
    for (const [place, index] of members.entries()) {
      const [amount, tax] = [at(amounts, index), at(parts, place)];
      const excludingTax = pricing.pricesIncludeTax ? amount - tax : amount;
      taxed[index] = { excludingTax, tax, includingTax: excludingTax + tax };
    }
  }
  return taxed;
}

/** Lines of one VAT Identifier and one sign are taxed together. */
function vatGroups(
  lines: readonly PricedLine[],
  amounts: readonly Exact[],
): Iterable<{ readonly vat: VatPosting; readonly members: number[] }> {
  const groups = new Map<string, { vat: VatPosting; members: number[] }>();
  for (const [index, { vat }] of lines.entries()) {
    if (vat === undefined) continue;
    const key = `${vat.identifier} ${vat.calculation} ${at(amounts, index) < 0n}`;
    const group = groups.get(key) ?? { vat, members: [] };
    group.members.push(index);
    groups.set(key, group);
  }
  return groups.values();
}

/** Cuts `whole(total)` into one part per amount, such that the parts of any first few add up to `whole` of those. */
function spread(amounts: readonly Exact[], whole: (sum: Exact) => Exact): readonly Exact[] {
  let sum = 0n;
  return amounts.map((amount) => {
    const before = whole(sum);
    sum += amount;
    return whole(sum) - before;
  });
}

const at = (values: readonly Exact[], index: number): Exact => values[index] ?? 0n;

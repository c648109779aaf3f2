import { add, type Decimal, formatDecimal, isZero, type SourceFields, subtract, ZERO } from "@erp-gateway/core";
import type { Settings } from "../settings.ts";
import type { SalesLine } from "./sales-document.ts";

export interface LineVat {
  readonly code: string;
  readonly rate?: string;
}

/** A rate of zero has many meanings: the settings must tell which. An unknown one stays empty, as a fault with its path. */
export function toVat({ taxCode = "", taxPercent }: SalesLine, { vatCategories }: Settings): LineVat {
  const code = vatCategories.get(taxCode) ?? (isZero(taxPercent) ? "" : "S");
  if (code === "O") return { code };
  return { code, rate: TAXED.includes(code) ? formatDecimal(taxPercent) : "0" };
}

const TAXED = ["S", "L", "M"];

/** BG-20: the discount on the whole invoice, once per VAT category (business-central §6.1). */
export function toDiscounts(lines: readonly SalesLine[], settings: Settings): readonly SourceFields[] {
  const groups = new Map<string, { readonly vat: SourceFields; amount: Decimal }>();
  for (const line of lines) {
    const vat = toVat(line, settings);
    const key = `${vat.code} ${vat.rate}`;
    const group = groups.get(key) ?? { vat: { ...vat }, amount: ZERO };
    group.amount = add(group.amount, subtract(line.amountExcludingTax, line.netAmount));
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ amount }) => !isZero(amount))
    .map(({ vat, amount }) => ({ amount: formatDecimal(amount), vat, reason: "Factuurkorting", reasonCode: "104" }));
}

/** Why no VAT is charged, where the category alone says it (VATEX). Reverse charge is completed by core. */
const EXEMPTION_CODES: Readonly<Record<string, string>> = { K: "VATEX-EU-IC", G: "VATEX-EU-G", O: "VATEX-EU-O" };

/** BG-23, as far as it gives a reason. */
export function toExemptions(lines: readonly SalesLine[], settings: Settings): readonly SourceFields[] {
  const categories = new Map(lines.map((line) => toVat(line, settings)).map((vat) => [vat.code, vat]));
  return [...categories.values()].flatMap((vat) => {
    const exemptionCode = EXEMPTION_CODES[vat.code];
    const exemptionReason = vat.code === "E" ? settings.exemptionReason : undefined;
    const reason = { ...(exemptionCode && { exemptionCode }), ...(exemptionReason && { exemptionReason }) };
    return Object.keys(reason).length === 0 ? [] : [{ category: { ...vat }, ...reason }];
  });
}

import { compare, divide, formatDecimal, isZero, negate, type SourceFields, ZERO } from "@erp-gateway/core";
import type { Settings } from "../settings.ts";
import type { SalesLine } from "./sales-document.ts";
import type { SalesSurroundings } from "./sales-surroundings.ts";
import { toVat } from "./sales-vat.ts";

/** What the invoice shows otherwise than the books do. */
export function computeLine(
  line: SalesLine,
  pricesIncludeTax: boolean,
  units: SalesSurroundings["units"],
  settings: Settings,
): SourceFields {
  // BR-27: a net price is never negative; what a line takes off shows in its quantity.
  const reversed = compare(line.unitPrice, ZERO) < 0;
  const quantity = reversed ? negate(line.quantity) : line.quantity;
  const withoutTax = pricesIncludeTax && !isZero(quantity);
  const unitPrice = reversed ? negate(line.unitPrice) : line.unitPrice;
  const price = withoutTax ? divide(line.amountExcludingTax, quantity, 10) : unitPrice;
  const discount = withoutTax ? ZERO : line.discountAmount;
  const { code: vatCategory, rate } = toVat(line, settings);
  const itemNumber = line.lineType === "Item" ? line.lineObjectNumber : undefined;
  return {
    quantity: formatDecimal(quantity),
    unitCode: toUnitCode(line, units, settings),
    price: formatDecimal(price),
    discounts: isZero(discount) ? [] : [{ amount: formatDecimal(discount), reason: "Regelkorting", reasonCode: "95" }],
    vatCategory,
    ...(rate !== undefined && { vatRate: rate }),
    ...(itemNumber !== undefined && { itemNumber }),
  };
}

/** `EA` where no unit is meant (§6.2). A unit without code stays empty: a fault with its path, never a guess. */
function toUnitCode(
  { unitOfMeasureCode: unit, quantity, lineType }: SalesLine,
  units: SalesSurroundings["units"],
  { unitMap }: Settings,
): string {
  const countless = isZero(quantity) || (lineType !== "Item" && lineType !== "Resource");
  if (unit === undefined) return countless ? "EA" : "";
  return unitMap.get(unit) ?? units.get(unit) ?? "";
}

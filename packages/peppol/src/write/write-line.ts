import { type InvoiceLine, type Item, type Price, subtract } from "@erp-gateway/core";
import { amount, group, leaf, number } from "./markup.ts";
import { writeAllowancesAndCharges, writeVatCategory } from "./write-amounts.ts";
import { schemed } from "./write-party.ts";
import { writePeriod } from "./write-period.ts";

/** BG-25 */
export function writeLine(line: InvoiceLine, kind: "INVOICE" | "CREDIT_NOTE", currency: string): string {
  const [element, quantity] =
    kind === "INVOICE" ? ["cac:InvoiceLine", "cbc:InvoicedQuantity"] : ["cac:CreditNoteLine", "cbc:CreditedQuantity"];
  return group(
    element,
    leaf("cbc:ID", line.id),
    leaf("cbc:Note", line.note),
    number(quantity, line.quantity, { unitCode: line.unitCode }),
    amount("cbc:LineExtensionAmount", line.amount, currency),
    leaf("cbc:AccountingCost", line.accountingReference),
    writePeriod(line.period),
    group("cac:OrderLineReference", leaf("cbc:LineID", line.orderLineReference)),
    line.objectIdentifier === undefined
      ? ""
      : group(
          "cac:DocumentReference",
          schemed("cbc:ID", line.objectIdentifier),
          leaf("cbc:DocumentTypeCode", "130"), // UNTDID 1001: invoiced object
        ),
    writeAllowancesAndCharges(line, currency),
    writeItem(line),
    writePrice(line.price, currency),
  );
}

/** BG-30, BG-31 */
const writeItem = ({ item, vat }: { readonly item: Item; readonly vat: InvoiceLine["vat"] }): string =>
  group(
    "cac:Item",
    leaf("cbc:Description", item.description),
    leaf("cbc:Name", item.name),
    group("cac:BuyersItemIdentification", leaf("cbc:ID", item.buyerId)),
    group("cac:SellersItemIdentification", leaf("cbc:ID", item.sellerId)),
    group("cac:StandardItemIdentification", schemed("cbc:ID", item.standardId)),
    group("cac:OriginCountry", leaf("cbc:IdentificationCode", item.originCountry)),
    ...item.classifications.map(({ code, list, version }) =>
      group(
        "cac:CommodityClassification",
        leaf("cbc:ItemClassificationCode", code, { listID: list, listVersionID: version }),
      ),
    ),
    writeVatCategory("cac:ClassifiedTaxCategory", vat),
    ...item.attributes.map(({ name, value }) =>
      group("cac:AdditionalItemProperty", leaf("cbc:Name", name), leaf("cbc:Value", value)),
    ),
  );

/** BG-29. UBL has no gross price (BT-148) without the discount (BT-147) that leads to the net price. */
function writePrice(price: Price, currency: string): string {
  const discount = price.discount ?? (price.gross && subtract(price.gross, price.net));
  return group(
    "cac:Price",
    number("cbc:PriceAmount", price.net, { currencyID: currency }),
    number("cbc:BaseQuantity", price.baseQuantity, { unitCode: price.baseUnitCode }),
    discount === undefined
      ? ""
      : group(
          "cac:AllowanceCharge",
          leaf("cbc:ChargeIndicator", "false"),
          number("cbc:Amount", discount, { currencyID: currency }),
          number("cbc:BaseAmount", price.gross, { currencyID: currency }),
        ),
  );
}

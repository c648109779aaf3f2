import type { InvoiceLine, Item, Price } from "@erp-gateway/core";
import { attribute, each, group, leaf, number } from "./markup.ts";
import { writeAllowancesAndCharges, writeVatCategory } from "./write-amounts.ts";
import { schemed } from "./write-party.ts";
import { writePeriod } from "./write-period.ts";

/** BG-25 */
export function writeLine(line: InvoiceLine, isInvoice: boolean, currency: string): string {
  const quantity = isInvoice ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity";
  return group(
    isInvoice ? "cac:InvoiceLine" : "cac:CreditNoteLine",
    leaf("cbc:ID", line.id) +
      leaf("cbc:Note", line.note) +
      number(quantity, line.quantity, attribute("unitCode", line.unitCode)) +
      number("cbc:LineExtensionAmount", line.amount, currency) +
      leaf("cbc:AccountingCost", line.accountingReference) +
      writePeriod(line.period) +
      group("cac:OrderLineReference", leaf("cbc:LineID", line.orderLineReference)) +
      (line.objectIdentifier === undefined
        ? ""
        : group(
            "cac:DocumentReference",
            schemed("cbc:ID", line.objectIdentifier) + leaf("cbc:DocumentTypeCode", "130"), // UNTDID 1001: invoiced object
          )) +
      writeAllowancesAndCharges(line, currency) +
      writeItem(line) +
      writePrice(line.price, currency),
  );
}

/** BG-30, BG-31 */
const writeItem = ({ item, vat }: { readonly item: Item; readonly vat: InvoiceLine["vat"] }): string =>
  group(
    "cac:Item",
    leaf("cbc:Description", item.description) +
      leaf("cbc:Name", item.name) +
      group("cac:BuyersItemIdentification", leaf("cbc:ID", item.buyerId)) +
      group("cac:SellersItemIdentification", leaf("cbc:ID", item.sellerId)) +
      group("cac:StandardItemIdentification", schemed("cbc:ID", item.standardId)) +
      group("cac:OriginCountry", leaf("cbc:IdentificationCode", item.originCountry)) +
      each(item.classifications, classification) +
      writeVatCategory("cac:ClassifiedTaxCategory", vat) +
      each(item.attributes, ({ name, value }) =>
        group("cac:AdditionalItemProperty", leaf("cbc:Name", name) + leaf("cbc:Value", value)),
      ),
  );

const classification = ({ code, list, version }: Item["classifications"][number]): string =>
  group(
    "cac:CommodityClassification",
    leaf("cbc:ItemClassificationCode", code, attribute("listID", list) + attribute("listVersionID", version)),
  );

/** BG-29. UBL has no gross price (BT-148) without a discount (BT-147). */
const writePrice = (price: Price, currency: string): string =>
  group(
    "cac:Price",
    number("cbc:PriceAmount", price.net, currency) +
      number("cbc:BaseQuantity", price.baseQuantity, attribute("unitCode", price.baseUnitCode)) +
      (price.discount === undefined
        ? ""
        : group(
            "cac:AllowanceCharge",
            leaf("cbc:ChargeIndicator", "false") +
              number("cbc:Amount", price.discount, currency) +
              number("cbc:BaseAmount", price.gross, currency),
          )),
  );

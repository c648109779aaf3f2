import type { InvoiceLine, Item, Period, Price } from "@erp-gateway/core";
import type { XmlElement } from "../xml/index.ts";
import { subjectOf } from "./document-reference.ts";
import { date, decimal, text } from "./leaf.ts";
import { group, isFirst, many, optional, required } from "./term.ts";
import { allowanceCharge, isAllowance, isCharge, vatCategory } from "./terms-amounts.ts";
import { schemedId } from "./terms-party.ts";

export const period = group<Period>({
  start: optional(date, "cbc:StartDate"),
  end: optional(date, "cbc:EndDate"),
});

/** A unit belongs to a quantity. */
const isFilled = (quantity: XmlElement): boolean => quantity.trimmed !== "";

/** BG-29 */
const price = group<Price>({
  net: required(decimal, "cbc:PriceAmount"),
  baseQuantity: optional(decimal, "cbc:BaseQuantity"),
  baseUnitCode: optional(text, "cbc:BaseQuantity/@unitCode", isFilled),
  discount: optional(decimal, "cac:AllowanceCharge/cbc:Amount"),
  gross: optional(decimal, "cac:AllowanceCharge/cbc:BaseAmount"),
});

const classification = group<Item["classifications"][number]>({
  code: required(text, ""),
  list: required(text, "@listID"),
  version: optional(text, "@listVersionID"),
});

const itemAttribute = group<Item["attributes"][number]>({
  name: required(text, "cbc:Name"),
  value: required(text, "cbc:Value"),
});

/** BG-31 */
const item = group<Item>({
  description: optional(text, "cbc:Description"),
  name: required(text, "cbc:Name"),
  buyerId: optional(text, "cac:BuyersItemIdentification/cbc:ID"),
  sellerId: optional(text, "cac:SellersItemIdentification/cbc:ID"),
  standardId: optional(schemedId, "cac:StandardItemIdentification/cbc:ID"),
  originCountry: optional(text, "cac:OriginCountry/cbc:IdentificationCode"),
  classifications: many(classification, "cac:CommodityClassification/cbc:ItemClassificationCode", isFirst),
  attributes: many(itemAttribute, "cac:AdditionalItemProperty"),
});

const isObject = ({ parent }: XmlElement): boolean => parent !== undefined && subjectOf(parent) === "OBJECT";

/** BG-25 */
export const line = group<InvoiceLine>({
  id: required(text, "cbc:ID"),
  note: optional(text, "cbc:Note"),
  quantity: required(decimal, "cbc:InvoicedQuantity | cbc:CreditedQuantity"),
  unitCode: required(text, "cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode"),
  amount: required(decimal, "cbc:LineExtensionAmount"),
  accountingReference: optional(text, "cbc:AccountingCost"),
  period: optional(period, "cac:InvoicePeriod"),
  orderLineReference: optional(text, "cac:OrderLineReference/cbc:LineID"),
  objectIdentifier: optional(schemedId, "cac:DocumentReference/cbc:ID", isObject),
  allowances: many(allowanceCharge, "cac:AllowanceCharge", isAllowance),
  charges: many(allowanceCharge, "cac:AllowanceCharge", isCharge),
  item: required(item, "cac:Item"),
  vat: required(vatCategory, "cac:Item/cac:ClassifiedTaxCategory"),
  price: required(price, "cac:Price"),
});

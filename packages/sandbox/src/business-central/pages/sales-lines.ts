import { EMPTY_DATE, EMPTY_ID } from "../company/company.ts";
import type { LineAmounts } from "../company/document-amounts.ts";
import type { SalesDocument, SalesLine } from "../company/sales-document.ts";
import { linePercent } from "../company/vat-posting-setup.ts";
import { percentOf, product, toNumber } from "../exact.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";

const FIELDS = {
  Guid: "id documentId itemId accountId unitOfMeasureId itemVariantId locationId",
  Int32: "sequence",
  Enum: "lineType",
  String: "lineObjectNumber description description2 unitOfMeasureCode taxCode",
  Decimal: `quantity unitPrice discountAmount discountPercent amountExcludingTax taxPercent totalTaxAmount
    amountIncludingTax invoiceDiscountAllocation netAmount netTaxAmount netAmountIncludingTax`,
  Boolean: "discountAppliedBeforeTax",
  Date: "shipmentDate",
};
const ENTITIES = {
  salesInvoiceLine: defineEntity("salesInvoiceLine", FIELDS),
  salesCreditMemoLine: defineEntity("salesCreditMemoLine", FIELDS),
};

export const salesLines = (name: keyof typeof ENTITIES, documents: () => readonly SalesDocument[]): EntitySet => ({
  entity: ENTITIES[name],
  rows: () => documents().flatMap(toRows),
});

/** Lines of all documents, given out per document only. */
export const allSalesLines = (name: keyof typeof ENTITIES, documents: () => readonly SalesDocument[]): EntitySet => ({
  ...salesLines(name, documents),
  mustFilterOn: {
    fields: ["id", "documentId"],
    otherwise: "You must specify an Id or a Document Id to get the lines.",
  },
});

const toRows = (document: SalesDocument): readonly Row[] =>
  document.lines.flatMap((line, index) => {
    const amounts = document.amounts.lines[index];
    return amounts === undefined ? [] : [toRow(document, line, amounts)];
  });

const toRow = (document: SalesDocument, line: SalesLine, { gross, net, discountAllocation }: LineAmounts): Row => ({
  "@odata.etag": etagOf(line.id, 1),
  id: line.id,
  documentId: document.id,
  sequence: line.sequence,
  itemId: EMPTY_ID,
  accountId: line.account?.id ?? EMPTY_ID,
  lineType: line.account === undefined ? "Comment" : "Account",
  lineObjectNumber: line.account?.number ?? "",
  description: line.description,
  description2: "",
  unitOfMeasureId: line.unit?.id ?? EMPTY_ID,
  unitOfMeasureCode: line.unit?.code ?? "",
  quantity: toNumber(line.quantity),
  unitPrice: toNumber(line.unitPrice),
  discountAmount: toNumber(line.discountAmount),
  discountPercent: toNumber(percentOf(line.discountAmount, product(line.quantity, line.unitPrice))),
  discountAppliedBeforeTax: true,
  amountExcludingTax: toNumber(gross.excludingTax),
  taxCode: line.vat?.identifier ?? "",
  taxPercent: line.vat === undefined ? 0 : toNumber(linePercent(line.vat)),
  totalTaxAmount: toNumber(gross.tax),
  amountIncludingTax: toNumber(gross.includingTax),
  invoiceDiscountAllocation: toNumber(discountAllocation),
  netAmount: toNumber(net.excludingTax),
  netTaxAmount: toNumber(net.tax),
  netAmountIncludingTax: toNumber(net.includingTax),
  shipmentDate: line.account === undefined ? EMPTY_DATE : document.date,
  itemVariantId: EMPTY_ID,
  locationId: EMPTY_ID,
});

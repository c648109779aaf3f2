import { type Company, EMPTY_ID, type Surroundings } from "../company/company.ts";
import type { LineAmounts } from "../company/document-amounts.ts";
import {
  discountOf,
  type PurchaseInvoice,
  type PurchaseLine,
  purchaseAmounts,
  requireDraft,
  touch,
  vatOf,
} from "../company/purchase-invoice.ts";
import { linePercent } from "../company/vat-posting-setup.ts";
import { toNumber } from "../exact.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";
import { type Body, textIn } from "../odata/write-body.ts";
import { dialogError } from "../refusal.ts";
import { dimensionSetLines } from "./dimension-set-lines.ts";
import { lineFrom, writeLine } from "./write-purchase-line.ts";

const PURCHASE_INVOICE_LINE = defineEntity(
  "purchaseInvoiceLine",
  {
    Guid: "id documentId itemId accountId unitOfMeasureId itemVariantId locationId",
    Int32: "sequence",
    Enum: "lineType",
    String: "lineObjectNumber description description2 unitOfMeasureCode taxCode",
    Decimal: `unitCost quantity discountAmount discountPercent amountExcludingTax taxPercent totalTaxAmount
      amountIncludingTax invoiceDiscountAllocation netAmount netTaxAmount netAmountIncludingTax`,
    Boolean: "discountAppliedBeforeTax",
    Date: "expectedReceiptDate",
  },
  {
    writable: `documentId sequence lineType lineObjectNumber itemId accountId description description2 unitOfMeasureId
      unitOfMeasureCode unitCost quantity discountAmount discountPercent taxCode expectedReceiptDate`,
    maxLength: { description: 100, description2: 50, lineObjectNumber: 20, unitOfMeasureCode: 10, taxCode: 20 },
  },
);

/** @param invoices - whose lines: one invoice under its own address, all at the root */
export function purchaseInvoiceLines(
  company: Company,
  { now, newId }: Surroundings,
  invoices: () => readonly PurchaseInvoice[],
): EntitySet {
  const find = (key: string): { invoice: PurchaseInvoice; line: PurchaseLine } => {
    for (const invoice of invoices()) {
      const line = invoice.lines.find(({ id }) => id === key);
      if (line !== undefined) return { invoice, line };
    }
    throw dialogError("The line cannot be found.");
  };
  const changing = (invoice: PurchaseInvoice): void => {
    requireDraft(invoice);
    touch(invoice, now());
  };
  return {
    entity: PURCHASE_INVOICE_LINE,
    rows: () => invoices().flatMap((invoice) => toRows(company, invoice)),
    parts: (key) => ({
      dimensionSetLines: dimensionSetLines(company, "Purchase Invoice", {
        owner: () => find(key).line,
        changing: () => {
          const { invoice, line } = find(key);
          changing(invoice);
          return line;
        },
      }),
    }),
    insert: (body) => {
      const invoice = documentOf(invoices(), body);
      const line = lineFrom(company, invoice, body, newId());
      changing(invoice);
      invoice.lines.push(line);
      invoice.lines.sort((left, right) => left.sequence - right.sequence);
      return line.id;
    },
    update: (key, changes) => {
      const { invoice, line } = find(key);
      requireDraft(invoice);
      writeLine(company, invoice, line, changes);
      touch(invoice, now());
    },
    remove: (key) => {
      const { invoice, line } = find(key);
      changing(invoice);
      invoice.lines.splice(invoice.lines.indexOf(line), 1);
    },
  };
}

/** Lines of all invoices, given out per document only. */
export const allPurchaseInvoiceLines = (company: Company, surroundings: Surroundings): EntitySet => ({
  ...purchaseInvoiceLines(company, surroundings, () => company.purchaseInvoices),
  mustFilterOn: {
    fields: ["id", "documentId"],
    otherwise: "You must specify an Id or a Document Id to get the lines.",
  },
});

function documentOf(invoices: readonly PurchaseInvoice[], body: Body): PurchaseInvoice {
  const documentId = textIn(body, "documentId")?.toLowerCase();
  const invoice =
    documentId === undefined && invoices.length === 1 ? invoices[0] : invoices.find(({ id }) => id === documentId);
  if (invoice === undefined) throw dialogError("You must specify a Document Id to create a line.");
  return invoice;
}

function toRows(company: Company, invoice: PurchaseInvoice): readonly Row[] {
  const { lines } = purchaseAmounts(company, invoice);
  return invoice.lines.flatMap((line, index) => {
    const amounts = lines[index];
    return amounts === undefined ? [] : [toRow(company, invoice, line, amounts)];
  });
}

function toRow(
  company: Company,
  invoice: PurchaseInvoice,
  line: PurchaseLine,
  { gross, net, discountAllocation }: LineAmounts,
): Row {
  const vat = vatOf(company, invoice, line);
  const discount = discountOf(line);
  return {
    "@odata.etag": etagOf(line.id, invoice.revision),
    id: line.id,
    documentId: invoice.id,
    sequence: line.sequence,
    itemId: EMPTY_ID,
    accountId: line.account?.id ?? EMPTY_ID,
    lineType: line.lineType,
    lineObjectNumber: line.account?.number ?? "",
    description: line.description,
    description2: line.description2,
    unitOfMeasureId: line.unit?.id ?? EMPTY_ID,
    unitOfMeasureCode: line.unit?.code ?? "",
    quantity: toNumber(line.quantity),
    unitCost: toNumber(line.unitCost),
    discountAmount: toNumber(discount.amount),
    discountPercent: toNumber(discount.percent),
    discountAppliedBeforeTax: true,
    amountExcludingTax: toNumber(gross.excludingTax),
    taxCode: vat?.identifier ?? "",
    taxPercent: vat === undefined ? 0 : toNumber(linePercent(vat)),
    totalTaxAmount: toNumber(gross.tax),
    amountIncludingTax: toNumber(gross.includingTax),
    invoiceDiscountAllocation: toNumber(discountAllocation),
    netAmount: toNumber(net.excludingTax),
    netTaxAmount: toNumber(net.tax),
    netAmountIncludingTax: toNumber(net.includingTax),
    expectedReceiptDate: line.expectedReceiptDate,
    itemVariantId: EMPTY_ID,
    locationId: EMPTY_ID,
  };
}

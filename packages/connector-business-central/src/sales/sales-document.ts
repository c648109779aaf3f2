import { z } from "zod";
import { amount, date, enumValue, reference, text } from "../odata/row-fields.ts";

/** Whatever else the API shows stays, for custom mappings. */
const line = z.looseObject({
  lineType: enumValue,
  lineObjectNumber: text,
  description: text,
  description2: text,
  unitOfMeasureCode: text,
  quantity: amount,
  unitPrice: amount,
  discountAmount: amount,
  /** Read: the VAT Identifier (§2.4). */
  taxCode: text,
  taxPercent: amount,
  /** After the line's own discount. */
  amountExcludingTax: amount,
  /** After its share of the invoice discount too. */
  netAmount: amount,
  shipmentDate: date,
});

const attachment = z.object({ id: z.string(), fileName: text });

const header = z.looseObject({
  id: z.string(),
  number: z.string(),
  externalDocumentNumber: text,
  dueDate: date,
  customerName: text,
  customerNumber: text,
  billToName: text,
  billToCustomerId: reference,
  billToCustomerNumber: text,
  billToAddressLine1: text,
  billToAddressLine2: text,
  billToCity: text,
  billToState: text,
  billToPostCode: text,
  billToCountry: text,
  phoneNumber: text,
  email: text,
  currencyCode: text,
  paymentTermsId: reference,
  pricesIncludeTax: z.boolean(),
  totalAmountExcludingTax: amount,
  totalTaxAmount: amount,
  totalAmountIncludingTax: amount,
  lastModifiedDateTime: z.iso.datetime({ offset: true }),
  documentAttachments: z.array(attachment),
});

const shipTo = z.object({
  shipToAddressLine1: text,
  shipToAddressLine2: text,
  shipToCity: text,
  shipToState: text,
  shipToPostCode: text,
  shipToCountry: text,
});

export const salesInvoice = header
  .extend({
    ...shipTo.shape,
    invoiceDate: z.string(),
    customerPurchaseOrderReference: text,
    salesInvoiceLines: z.array(line),
  })
  .transform(({ invoiceDate, customerPurchaseOrderReference, salesInvoiceLines, ...rest }) => ({
    ...rest,
    kind: "INVOICE" as const,
    issueDate: invoiceDate,
    yourReference: customerPurchaseOrderReference,
    appliesToId: undefined,
    lines: salesInvoiceLines,
  }));

/** Has no ship-to address, and does not show Your Reference (§2.8). */
export const salesCreditMemo = header
  .extend({ creditMemoDate: z.string(), invoiceId: reference, salesCreditMemoLines: z.array(line) })
  .transform(({ creditMemoDate, invoiceId, salesCreditMemoLines, ...rest }) => ({
    ...rest,
    kind: "CREDIT_NOTE" as const,
    issueDate: creditMemoDate,
    yourReference: undefined,
    appliesToId: invoiceId,
    lines: salesCreditMemoLines,
  }));

export type SalesDocument = z.output<typeof salesInvoice> | z.output<typeof salesCreditMemo>;
export type SalesLine = SalesDocument["lines"][number];
export type SalesAttachment = SalesDocument["documentAttachments"][number];

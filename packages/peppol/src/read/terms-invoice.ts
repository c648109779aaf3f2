import type { Attachment, Invoice, PrecedingInvoice } from "@erp-gateway/core";
import { first, has, rootOf, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { subjectOf } from "./document-reference.ts";
import { base64, date, note, text } from "./leaf.ts";
import { group, isFirst, many, optional, required } from "./term.ts";
import { allowanceCharge, isAllowance, isCharge, isOfDocument, totals, vatBreakdown } from "./terms-amounts.ts";
import { line, period } from "./terms-line.ts";
import { delivery, party, payee, schemedId, taxRepresentative } from "./terms-party.ts";
import { isAboutWhole, paymentMeans } from "./terms-payment.ts";

const precedingInvoice = group<PrecedingInvoice>({
  number: required(text, "cbc:ID"),
  issueDate: optional(date, "cbc:IssueDate"),
});

/** BG-24 */
const attachment = group<Attachment>({
  id: required(text, "cbc:ID"),
  description: optional(text, "cbc:DocumentDescription"),
  file: optional(
    group<NonNullable<Attachment["file"]>>({
      name: required(text, "@filename"),
      mimeCode: required(text, "@mimeCode"),
      content: required(base64, ""),
    }),
    "cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
  ),
  url: optional(text, "cac:Attachment/cac:ExternalReference/cbc:URI"),
});

const isObject = ({ parent }: XmlElement): boolean => parent !== undefined && subjectOf(parent) === "OBJECT";
const isProject = ({ parent }: XmlElement): boolean =>
  parent !== undefined && (parent.name === "ProjectReference" || subjectOf(parent) === "PROJECT");
const isAttachment = (reference: XmlElement): boolean => subjectOf(reference) === "ATTACHMENT";

/** A credit note has no other place for it than its payment means. */
const isDueDate = (date: XmlElement): boolean =>
  date.name === "DueDate" ||
  (rootOf(date).name === "CreditNote" && date.parent === first(rootOf(date), "cac:PaymentMeans"));

/** BIS Billing 3.0 writes `NA` for a purchase order where only the sales order is known. */
const isKnownOrder = (id: XmlElement): boolean =>
  id.parent === undefined || !has(id.parent, "cbc:SalesOrderID") || value(id, "") !== "NA";

export const invoice = group<Omit<Invoice, "kind" | "passthrough">>({
  specification: optional(text, "cbc:CustomizationID"),
  process: optional(text, "cbc:ProfileID"),
  number: required(text, "cbc:ID"),
  issueDate: required(date, "cbc:IssueDate"),
  dueDate: optional(date, "cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate", isDueDate),
  typeCode: required(text, "cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode"),
  notes: many(note, "cbc:Note"),
  taxPointDate: optional(date, "cbc:TaxPointDate"),
  currency: required(text, "cbc:DocumentCurrencyCode"),
  vatAccountingCurrency: optional(text, "cbc:TaxCurrencyCode"),
  accountingReference: optional(text, "cbc:AccountingCost"),
  buyerReference: optional(text, "cbc:BuyerReference"),
  period: optional(period, "cac:InvoicePeriod"),
  taxPointDateCode: optional(text, "cac:InvoicePeriod/cbc:DescriptionCode"),
  purchaseOrderReference: optional(text, "cac:OrderReference/cbc:ID", isKnownOrder),
  salesOrderReference: optional(text, "cac:OrderReference/cbc:SalesOrderID"),
  precedingInvoices: many(precedingInvoice, "cac:BillingReference/cac:InvoiceDocumentReference", isFirst),
  despatchAdviceReference: optional(text, "cac:DespatchDocumentReference/cbc:ID"),
  receivingAdviceReference: optional(text, "cac:ReceiptDocumentReference/cbc:ID"),
  tenderReference: optional(text, "cac:OriginatorDocumentReference/cbc:ID"),
  contractReference: optional(text, "cac:ContractDocumentReference/cbc:ID"),
  invoicedObject: optional(schemedId, "cac:AdditionalDocumentReference/cbc:ID", isObject),
  projectReference: optional(text, "cac:ProjectReference/cbc:ID | cac:AdditionalDocumentReference/cbc:ID", isProject),
  attachments: many(attachment, "cac:AdditionalDocumentReference", isAttachment),
  seller: required(party, "cac:AccountingSupplierParty/cac:Party"),
  buyer: required(party, "cac:AccountingCustomerParty/cac:Party"),
  payee: optional(payee, "cac:PayeeParty"),
  taxRepresentative: optional(taxRepresentative, "cac:TaxRepresentativeParty"),
  delivery: optional(delivery, "cac:Delivery"),
  paymentMeans: many(paymentMeans, "cac:PaymentMeans"),
  paymentTerms: optional(text, "cac:PaymentTerms/cbc:Note", isAboutWhole),
  allowances: many(allowanceCharge, "cac:AllowanceCharge", isAllowance),
  charges: many(allowanceCharge, "cac:AllowanceCharge", isCharge),
  totals: required(totals, ""),
  vatBreakdown: many(vatBreakdown, "cac:TaxTotal/cac:TaxSubtotal", isOfDocument),
  lines: many(line, "cac:InvoiceLine | cac:CreditNoteLine"),
});

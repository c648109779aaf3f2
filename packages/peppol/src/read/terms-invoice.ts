import type { Attachment, Invoice, PaymentMeans, PrecedingInvoice } from "@erp-gateway/core";
import { has, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { base64, date, note, text } from "./leaf.ts";
import { group, many, optional, required } from "./term.ts";
import { allowanceCharge, isAllowance, isCharge, isModelled, totals, vatBreakdown } from "./terms-amounts.ts";
import { line, period } from "./terms-line.ts";
import { delivery, party, payee, schemedId, taxRepresentative } from "./terms-party.ts";

const precedingInvoice = group<PrecedingInvoice>({
  number: required(text, "cbc:ID"),
  issueDate: optional(date, "cbc:IssueDate"),
});

/** BG-16 */
const paymentMeans = group<PaymentMeans>({
  code: required(text, "cbc:PaymentMeansCode"),
  text: optional(text, "cbc:PaymentMeansCode/@name"),
  reference: optional(text, "cbc:PaymentID"),
  card: optional(
    group<NonNullable<PaymentMeans["card"]>>({
      number: required(text, "cbc:PrimaryAccountNumberID"),
      holder: optional(text, "cbc:HolderName"),
    }),
    "cac:CardAccount",
  ),
  account: optional(text, "cac:PayeeFinancialAccount/cbc:ID"),
  accountName: optional(text, "cac:PayeeFinancialAccount/cbc:Name"),
  bic: optional(text, "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
  mandate: optional(text, "cac:PaymentMandate/cbc:ID"),
  debitedAccount: optional(text, "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"),
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

/** UNTDID 1001 codes tell what an additional document reference is: 130 the invoiced object, 50 a project. */
const typeOf = (reference: XmlElement): string | undefined => value(reference, "cbc:DocumentTypeCode");
const parentHasType = (code: string) => (id: XmlElement) => id.parent !== undefined && typeOf(id.parent) === code;
const isAttachment = (reference: XmlElement): boolean => !["130", "50"].includes(typeOf(reference) ?? "");
const isProject = (id: XmlElement): boolean => id.parent?.name === "ProjectReference" || parentHasType("50")(id);

/** BIS Billing 3.0 writes `NA` for a purchase order where only the sales order is known. */
const isKnownOrder = (id: XmlElement): boolean =>
  id.parent === undefined || !has(id.parent, "cbc:SalesOrderID") || value(id, "") !== "NA";

export const invoice = group<Omit<Invoice, "kind">>({
  number: required(text, "cbc:ID"),
  issueDate: required(date, "cbc:IssueDate"),
  dueDate: optional(date, "cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate"),
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
  precedingInvoices: many(precedingInvoice, "cac:BillingReference/cac:InvoiceDocumentReference"),
  despatchAdviceReference: optional(text, "cac:DespatchDocumentReference/cbc:ID"),
  receivingAdviceReference: optional(text, "cac:ReceiptDocumentReference/cbc:ID"),
  tenderReference: optional(text, "cac:OriginatorDocumentReference/cbc:ID"),
  contractReference: optional(text, "cac:ContractDocumentReference/cbc:ID"),
  invoicedObject: optional(schemedId, "cac:AdditionalDocumentReference/cbc:ID", parentHasType("130")),
  projectReference: optional(text, "cac:ProjectReference/cbc:ID | cac:AdditionalDocumentReference/cbc:ID", isProject),
  attachments: many(attachment, "cac:AdditionalDocumentReference", isAttachment),
  seller: required(party, "cac:AccountingSupplierParty/cac:Party"),
  buyer: required(party, "cac:AccountingCustomerParty/cac:Party"),
  payee: optional(payee, "cac:PayeeParty"),
  taxRepresentative: optional(taxRepresentative, "cac:TaxRepresentativeParty"),
  delivery: optional(delivery, "cac:Delivery"),
  paymentMeans: many(paymentMeans, "cac:PaymentMeans"),
  paymentTerms: optional(text, "cac:PaymentTerms/cbc:Note"),
  allowances: many(allowanceCharge, "cac:AllowanceCharge", isAllowance),
  charges: many(allowanceCharge, "cac:AllowanceCharge", isCharge),
  totals: required(totals, ""),
  vatBreakdown: many(vatBreakdown, "cac:TaxTotal/cac:TaxSubtotal", isModelled),
  lines: many(line, "cac:InvoiceLine | cac:CreditNoteLine"),
});

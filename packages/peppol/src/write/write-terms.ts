import type { Invoice, OutputFormat } from "@erp-gateway/core";
import { UBL } from "../ubl/namespaces.ts";
import { BILLING_PROCESS, SPECIFICATION } from "../ubl/specification.ts";
import { attribute, each, leaf } from "./markup.ts";
import { writeAllowancesAndCharges, writeTotals, writeVat } from "./write-amounts.ts";
import { writeLine } from "./write-line.ts";
import { writeDelivery, writeParty, writePayee, writeTaxRepresentative } from "./write-party.ts";
import { writePaymentMeans, writePaymentTerms } from "./write-payment.ts";
import { writePeriod } from "./write-period.ts";
import { writeReferences } from "./write-references.ts";

/** The whole document, but for what is passed through. */
export function writeTerms(invoice: Invoice, format?: OutputFormat): string {
  const isInvoice = invoice.kind === "INVOICE";
  const currency = attribute("currencyID", invoice.currency);
  return (
    documentStart(invoice.kind) +
    writeHeader(invoice, format) +
    writeReferences(invoice) +
    writeParty("cac:AccountingSupplierParty", invoice.seller) +
    writeParty("cac:AccountingCustomerParty", invoice.buyer) +
    writePayee(invoice.payee) +
    writeTaxRepresentative(invoice.taxRepresentative) +
    writeDelivery(invoice.delivery) +
    writePaymentMeans(invoice) +
    writePaymentTerms(invoice, currency) +
    writeAllowancesAndCharges(invoice, currency) +
    writeVat(invoice, currency) +
    writeTotals(invoice, currency) +
    each(invoice.lines, (line) => writeLine(line, isInvoice, currency)) +
    (isInvoice ? "</Invoice>\n" : "</CreditNote>\n")
  );
}

export function documentStart(kind: Invoice["kind"]): string {
  const root = kind === "INVOICE" ? "Invoice" : "CreditNote";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${UBL[root]}" xmlns:cac="${UBL.cac}" xmlns:cbc="${UBL.cbc}">\n`;
}

function writeHeader(invoice: Invoice, format: OutputFormat | undefined): string {
  const isInvoice = invoice.kind === "INVOICE";
  const taxPointDate = leaf("cbc:TaxPointDate", invoice.taxPointDate);
  return (
    writeSpecification(invoice, format) +
    leaf("cbc:ID", invoice.number) +
    leaf("cbc:IssueDate", invoice.issueDate) +
    (isInvoice ? leaf("cbc:DueDate", invoice.dueDate) : taxPointDate) +
    leaf(isInvoice ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode", invoice.typeCode) +
    each(invoice.notes, ({ text, subjectCode }) =>
      leaf("cbc:Note", subjectCode === undefined ? text : `#${subjectCode}#${text}`),
    ) +
    (isInvoice ? taxPointDate : "") +
    leaf("cbc:DocumentCurrencyCode", invoice.currency) +
    leaf("cbc:TaxCurrencyCode", invoice.vatAccountingCurrency) +
    leaf("cbc:AccountingCost", invoice.accountingReference) +
    leaf("cbc:BuyerReference", invoice.buyerReference) +
    writePeriod(invoice.period, invoice.taxPointDateCode)
  );
}

/** BT-24, BT-23: of the format, else as the invoice itself has them, else of Peppol BIS Billing 3.0. */
function writeSpecification({ specification, process }: Invoice, format: OutputFormat | undefined): string {
  const isAsRead = format === undefined && (specification !== undefined || process !== undefined);
  return (
    leaf("cbc:CustomizationID", isAsRead ? specification : SPECIFICATION[format ?? "PEPPOL_BIS_3"]) +
    leaf("cbc:ProfileID", isAsRead ? process : BILLING_PROCESS)
  );
}

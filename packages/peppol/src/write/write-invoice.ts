import type { Invoice, OutputFormat } from "@erp-gateway/core";
import { UBL } from "../ubl/namespaces.ts";
import { BILLING_PROCESS, SPECIFICATION } from "../ubl/specification.ts";
import { group, leaf } from "./markup.ts";
import { writeAllowancesAndCharges, writeTotals, writeVat } from "./write-amounts.ts";
import { writeLine } from "./write-line.ts";
import { writeDelivery, writeParty, writePayee, writeTaxRepresentative } from "./write-party.ts";
import { writePaymentMeans } from "./write-payment.ts";
import { writePeriod } from "./write-period.ts";
import { writeReferences } from "./write-references.ts";

/**
 * UBL 2.1 in UTF-8. Equal invoices give equal bytes.
 * @throws RangeError for text with a character that XML cannot carry; `parseInvoice` lets none through
 */
export function writeInvoice(invoice: Invoice, format: OutputFormat): Uint8Array {
  const root = invoice.kind === "INVOICE" ? "Invoice" : "CreditNote";
  const content = [
    writeHeader(invoice, format),
    writeReferences(invoice),
    writeParty("cac:AccountingSupplierParty", invoice.seller),
    writeParty("cac:AccountingCustomerParty", invoice.buyer),
    writePayee(invoice.payee),
    writeTaxRepresentative(invoice.taxRepresentative),
    writeDelivery(invoice.delivery),
    writePaymentMeans(invoice),
    group("cac:PaymentTerms", leaf("cbc:Note", invoice.paymentTerms)),
    writeAllowancesAndCharges(invoice, invoice.currency),
    writeVat(invoice),
    writeTotals(invoice),
    ...invoice.lines.map((line) => writeLine(line, invoice.kind, invoice.currency)),
  ];
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
      `<${root} xmlns="${UBL[root]}" xmlns:cac="${UBL.cac}" xmlns:cbc="${UBL.cbc}">\n${content.join("")}</${root}>\n`,
  );
}

function writeHeader(invoice: Invoice, format: OutputFormat): string {
  const isInvoice = invoice.kind === "INVOICE";
  const taxPointDate = leaf("cbc:TaxPointDate", invoice.taxPointDate);
  return [
    leaf("cbc:CustomizationID", SPECIFICATION[format]),
    leaf("cbc:ProfileID", BILLING_PROCESS),
    leaf("cbc:ID", invoice.number),
    leaf("cbc:IssueDate", invoice.issueDate),
    isInvoice ? leaf("cbc:DueDate", invoice.dueDate) : taxPointDate,
    leaf(isInvoice ? "cbc:InvoiceTypeCode" : "cbc:CreditNoteTypeCode", invoice.typeCode),
    ...invoice.notes.map(({ text, subjectCode }) =>
      leaf("cbc:Note", subjectCode === undefined ? text : `#${subjectCode}#${text}`),
    ),
    isInvoice ? taxPointDate : "",
    leaf("cbc:DocumentCurrencyCode", invoice.currency),
    leaf("cbc:TaxCurrencyCode", invoice.vatAccountingCurrency),
    leaf("cbc:AccountingCost", invoice.accountingReference),
    leaf("cbc:BuyerReference", invoice.buyerReference),
    writePeriod(invoice.period, invoice.taxPointDateCode),
  ].join("");
}

import type { Company, Surroundings } from "../company/company.ts";
import type { EntitySets } from "../odata/entity-set.ts";
import { documentAttachments } from "./document-attachments.ts";
import { masterData } from "./master-data.ts";
import { customers, vendors } from "./partners.ts";
import { allPurchaseInvoiceLines } from "./purchase-invoice-lines.ts";
import { type PurchaseInvoiceOptions, purchaseInvoices } from "./purchase-invoices.ts";
import { salesCreditMemos, salesInvoices } from "./sales-documents.ts";
import { allSalesLines } from "./sales-lines.ts";

/** What API v2.0 offers under `companies(<id>)`. */
export const apiPages = (
  company: Company,
  surroundings: Surroundings,
  options: PurchaseInvoiceOptions,
): EntitySets => ({
  ...masterData(company),
  customers: customers(company),
  vendors: vendors(company),
  salesInvoices: salesInvoices(company, surroundings, options.attachmentInPost),
  salesInvoiceLines: allSalesLines("salesInvoiceLine", () => company.salesInvoices),
  salesCreditMemos: salesCreditMemos(company, surroundings, options.attachmentInPost),
  salesCreditMemoLines: allSalesLines("salesCreditMemoLine", () => company.salesCreditMemos),
  purchaseInvoices: purchaseInvoices(company, surroundings, options),
  purchaseInvoiceLines: allPurchaseInvoiceLines(company, surroundings),
  documentAttachments: documentAttachments(company, surroundings, { contentInPost: options.attachmentInPost }),
});

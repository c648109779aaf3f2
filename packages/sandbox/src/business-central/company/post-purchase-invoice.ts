import { dialogError, fieldError } from "../refusal.ts";
import { type Company, nextNumber } from "./company.ts";
import { type PurchaseInvoice, type PurchaseLine, touch } from "./purchase-invoice.ts";

const POSTED_SERIES = "GIF26-";

/** @throws Refusal when the invoice is posted already or breaks a rule of the ledger; it then stays a draft */
export function postPurchaseInvoice(company: Company, invoice: PurchaseInvoice, now: Date): void {
  requirePostable(invoice);
  requireDocumentNumber(company, invoice);
  requireLines(invoice);
  invoice.number = nextNumber(company, POSTED_SERIES);
  invoice.posted = true;
  touch(invoice, now);
}

export function requirePostable({ posted }: PurchaseInvoice): void {
  if (posted) throw dialogError("The action can be applied to a draft invoice only.");
}

function requireDocumentNumber(company: Company, { vendor, vendorInvoiceNumber: number }: PurchaseInvoice): void {
  if (number === "") {
    throw dialogError(
      "You need to enter the document number of the document from the vendor in the Vendor Invoice No. field, " +
        "so that this document stays linked to the original.",
    );
  }
  const known = company.purchaseInvoices.some(
    (other) => other.posted && other.vendor.id === vendor.id && other.vendorInvoiceNumber === number,
  );
  if (known) throw dialogError(`Purchase Invoice ${number} already exists for this vendor.`);
}

function requireLines(invoice: PurchaseInvoice): void {
  const lines = invoice.lines.filter(({ lineType }) => lineType !== "Comment");
  if (lines.length === 0) throw dialogError("There is nothing to post.");
  for (const line of lines) {
    if (line.account === undefined) throw missing("No.", invoice, line);
    if (line.quantity === 0n) throw missing("Quantity", invoice, line);
  }
}

const missing = (field: string, { number }: PurchaseInvoice, { sequence }: PurchaseLine): Error =>
  fieldError(
    `${field} must have a value in Purchase Line: Document Type=Invoice, Document No.=${number}, ` +
      `Line No.=${sequence}. It cannot be zero or empty.`,
  );

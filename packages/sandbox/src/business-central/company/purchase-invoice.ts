import { type Exact, percentage, percentOf, product } from "../exact.ts";
import { dialogError } from "../refusal.ts";
import type { Account, Coded, Company, UnitOfMeasure, Vendor } from "./company.ts";
import { type DocumentAmounts, documentAmounts } from "./document-amounts.ts";
import { type VatPosting, vatPostingFor } from "./vat-posting-setup.ts";

/** A draft, or what posting made of it: id and lines stay, the number changes. */
export interface PurchaseInvoice {
  readonly id: string;
  number: string;
  posted: boolean;
  vendor: Vendor;
  payTo: Vendor;
  /** Document Date. */
  invoiceDate: string;
  postingDate: string;
  dueDate: string;
  vendorInvoiceNumber: string;
  currency: Coded;
  pricesIncludeTax: boolean;
  /** On the whole document. */
  discount: Exact;
  /** Plain text fields that nothing else depends on, such as the addresses. */
  readonly texts: Map<string, string>;
  readonly dimensions: Map<string, string>;
  readonly lines: PurchaseLine[];
  modified: Date;
  revision: number;
}

export interface PurchaseLine {
  readonly id: string;
  readonly sequence: number;
  readonly lineType: "Comment" | "Account";
  readonly account: Account | undefined;
  description: string;
  description2: string;
  unit: UnitOfMeasure | undefined;
  quantity: Exact;
  unitCost: Exact;
  discount: { readonly percent: Exact } | { readonly amount: Exact };
  /** VAT product posting group; empty on a comment. */
  vatProductGroup: string;
  expectedReceiptDate: string;
  readonly dimensions: Map<string, string>;
}

export function discountOf({ discount, quantity, unitCost }: PurchaseLine): { percent: Exact; amount: Exact } {
  const full = product(quantity, unitCost);
  return "amount" in discount
    ? { amount: discount.amount, percent: percentOf(discount.amount, full) }
    : { amount: percentage(full, discount.percent), percent: discount.percent };
}

export const vatOf = (company: Company, { vendor }: PurchaseInvoice, line: PurchaseLine): VatPosting | undefined =>
  line.vatProductGroup === ""
    ? undefined
    : vatPostingFor(company.vatPostingSetup, {
        businessGroup: vendor.vatBusinessGroup,
        productGroup: line.vatProductGroup,
      });

export function purchaseAmounts(company: Company, invoice: PurchaseInvoice): DocumentAmounts {
  const lines = invoice.lines.map((line) => {
    const vat = vatOf(company, invoice, line);
    return {
      quantity: line.quantity,
      unitPrice: line.unitCost,
      discountAmount: discountOf(line).amount,
      ...(vat === undefined ? {} : { vat }),
    };
  });
  return documentAmounts(lines, { documentDiscount: invoice.discount, pricesIncludeTax: invoice.pricesIncludeTax });
}

/** A change in a line is a change of the invoice: its tag moves on too. */
export function touch(invoice: PurchaseInvoice, now: Date): void {
  invoice.modified = now;
  invoice.revision++;
}

/** @throws Refusal once the invoice is posted */
export function requireDraft({ posted }: PurchaseInvoice): void {
  if (posted) throw dialogError("The invoice has been posted and can no longer be modified.");
}

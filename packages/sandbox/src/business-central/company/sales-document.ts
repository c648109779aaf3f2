import type { Exact } from "../exact.ts";
import {
  type Account,
  type Coded,
  type Company,
  type DimensionValues,
  dateOf,
  daysLater,
  type Partner,
  type Surroundings,
  type UnitOfMeasure,
} from "./company.ts";
import { type DocumentAmounts, documentAmounts } from "./document-amounts.ts";
import { type VatPosting, vatPostingFor } from "./vat-posting-setup.ts";

export const SALES_INVOICE_SERIES = "VF2026-";

/** A posted sales invoice or credit memo: nothing in it changes any more. */
export interface SalesDocument {
  readonly id: string;
  readonly number: string;
  readonly customer: Partner;
  /** Document Date. */
  readonly date: string;
  readonly dueDate: string;
  readonly externalDocumentNumber: string;
  /** Your Reference. */
  readonly purchaseOrderReference: string;
  /** Number and id of the invoice that a credit memo applies to. */
  readonly appliesTo?: { readonly id: string; readonly number: string };
  readonly currency: Coded;
  readonly dimensions: DimensionValues;
  readonly lines: readonly SalesLine[];
  readonly amounts: DocumentAmounts;
  readonly modified: Date;
}

export interface SalesLine {
  readonly id: string;
  readonly sequence: number;
  /** Absent on a comment line. */
  readonly account?: Account;
  readonly description: string;
  readonly unit?: UnitOfMeasure;
  readonly quantity: Exact;
  readonly unitPrice: Exact;
  readonly discountAmount: Exact;
  readonly vat?: VatPosting;
}

/** What somebody typed before posting. */
export interface SalesDraft {
  readonly number: string;
  readonly customerNumber: string;
  readonly date?: string;
  readonly dueDate?: string;
  readonly externalDocumentNumber?: string;
  readonly purchaseOrderReference?: string;
  readonly appliesToNumber?: string;
  readonly lines: readonly SalesLineDraft[];
}

export interface SalesLineDraft {
  readonly accountNumber: string;
  readonly description: string;
  readonly unitCode: string;
  readonly quantity: Exact;
  readonly unitPrice: Exact;
  readonly discountAmount?: Exact;
  /** VAT product posting group. */
  readonly vatProductGroup: string;
}

/** @throws RangeError when the draft names a customer, account, unit or VAT group that the company lacks */
export function postSalesDocument(company: Company, draft: SalesDraft, { now, newId }: Surroundings): SalesDocument {
  const customer = required(company.customers, "number", draft.customerNumber);
  const date = draft.date ?? dateOf(now());
  const lines = draft.lines.map((line, index) => toSalesLine(company, customer, line, newId(), index));
  const { appliesToNumber } = draft;
  return {
    id: newId(),
    number: draft.number,
    customer,
    date,
    dueDate: draft.dueDate ?? daysLater(date, customer.paymentTerms.days),
    externalDocumentNumber: draft.externalDocumentNumber ?? "",
    purchaseOrderReference: draft.purchaseOrderReference ?? "",
    ...(appliesToNumber === undefined ? {} : { appliesTo: required(company.salesInvoices, "number", appliesToNumber) }),
    currency: required(company.currencies, "code", "EUR"),
    dimensions: new Map(),
    lines,
    amounts: documentAmounts(lines, { documentDiscount: 0n, pricesIncludeTax: false }),
    modified: now(),
  };
}

function toSalesLine(company: Company, customer: Partner, draft: SalesLineDraft, id: string, index: number): SalesLine {
  return {
    id,
    sequence: (index + 1) * 10_000,
    account: required(company.accounts, "number", draft.accountNumber),
    description: draft.description,
    unit: required(company.unitsOfMeasure, "code", draft.unitCode),
    quantity: draft.quantity,
    unitPrice: draft.unitPrice,
    discountAmount: draft.discountAmount ?? 0n,
    vat: vatPostingFor(company.vatPostingSetup, {
      businessGroup: customer.vatBusinessGroup,
      productGroup: draft.vatProductGroup,
    }),
  };
}

function required<Key extends string, Item extends Readonly<Record<Key, string>>>(
  items: readonly Item[],
  key: Key,
  value: string,
): Item {
  const item = items.find((candidate) => candidate[key] === value);
  if (item === undefined) throw new RangeError(`the company has no ${key} '${value}'`);
  return item;
}

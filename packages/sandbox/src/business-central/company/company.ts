import type { DocumentAttachment } from "./document-attachment.ts";
import type { PurchaseInvoice } from "./purchase-invoice.ts";
import type { SalesDocument } from "./sales-document.ts";
import type { VatPosting } from "./vat-posting-setup.ts";

export interface Address {
  readonly addressLine1: string;
  readonly city: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What customers and vendors have in common. */
export interface Partner {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly address: Address;
  readonly email: string;
  /** As somebody once typed it. */
  readonly vatNumber: string;
  readonly kvkNumber: string;
  readonly vatBusinessGroup: string;
  readonly paymentTerms: PaymentTerms;
}

export interface Vendor extends Partner {
  readonly bankAccounts: readonly { readonly code: string; readonly name: string; readonly iban: string }[];
}

export interface Account {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly category: "Assets" | "Liabilities" | "Income" | "Expense";
  readonly directPosting: boolean;
  readonly blocked: boolean;
  /** VAT product group of lines that name none. */
  readonly vatProductGroup: string;
}

/** A code with a name, as many small tables are. */
export interface Coded {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface UnitOfMeasure extends Coded {
  /** UNECE Recommendation 20; empty where nobody filled it in. */
  readonly internationalStandardCode: string;
}

export interface PaymentTerms extends Coded {
  readonly days: number;
}

export interface Dimension extends Coded {
  readonly values: readonly Coded[];
}

/** One administration. The lists at the end grow and change; the rest is set up once. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly address: Address;
  readonly vatNumber: string;
  /** First and second are the shortcut dimensions. */
  readonly dimensions: readonly Dimension[];
  /** The first is the local currency. */
  readonly currencies: readonly Coded[];
  readonly customers: readonly Partner[];
  readonly vendors: readonly Vendor[];
  readonly accounts: readonly Account[];
  readonly unitsOfMeasure: readonly UnitOfMeasure[];
  readonly paymentTerms: readonly PaymentTerms[];
  readonly vatProductGroups: readonly Coded[];
  readonly vatPostingSetup: readonly VatPosting[];
  readonly purchaseInvoices: PurchaseInvoice[];
  readonly salesInvoices: SalesDocument[];
  readonly salesCreditMemos: SalesDocument[];
  readonly attachments: DocumentAttachment[];
  /** Last number given out per series. */
  readonly numberSeries: Map<string, number>;
}

/** What pages need besides the company. */
export interface Surroundings {
  now(): Date;
  newId(): string;
}

/** Value per dimension code. */
export type DimensionValues = ReadonlyMap<string, string>;

/** When the company was set up; master data has not changed since. */
export const SET_UP_AT = "2026-10-01T08:00:00.000Z";

export const EMPTY_ID = "00000000-0000-0000-0000-000000000000";
export const EMPTY_DATE = "0001-01-01";

export const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The next number of a series: `IC26-` gives `IC26-0001` first. */
export function nextNumber({ numberSeries }: Company, series: string): string {
  const next = (numberSeries.get(series) ?? 0) + 1;
  numberSeries.set(series, next);
  return `${series}${String(next).padStart(4, "0")}`;
}

export function daysLater(date: string, days: number): string {
  return dateOf(new Date(Date.parse(date) + days * 86_400_000));
}

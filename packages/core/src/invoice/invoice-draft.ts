import type { Invoice, InvoiceLine, Totals, VatBreakdown } from "./invoice.ts";

/** An invoice whose fields are read and whose amounts are still to be computed, or compared where they are given. */
export type InvoiceDraft = Omit<Invoice, "typeCode" | "totals" | "vatBreakdown" | "lines"> & {
  readonly typeCode?: string;
  readonly totals?: Partial<Totals>;
  readonly vatBreakdown: readonly BreakdownDraft[];
  readonly lines: readonly LineDraft[];
};

export type LineDraft = Omit<InvoiceLine, "id" | "amount"> & Partial<Pick<InvoiceLine, "id" | "amount">>;

export type BreakdownDraft = Pick<VatBreakdown, "category"> & Partial<Omit<VatBreakdown, "category">>;

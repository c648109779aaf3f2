import type { Decimal } from "../decimal/decimal.ts";

/** Which eConnect connection feeds which ERP company, and how lines are booked there. */
export interface Autopilot {
  readonly id: string;
  readonly organizationId: string;
  /** Where documents come from. */
  readonly connectionId: string;
  /** Where they go; one autopilot per eConnect connection. */
  readonly erpConnectionId: string;
  readonly ledgerAccount: string;
  readonly postingScheme: readonly PostingRule[];
  /** Largest difference between the supplier's total and the ERP's that is still accepted, in the document's currency. */
  readonly totalsTolerance: Decimal;
  readonly createdAt: Date;
}

/** VAT category and rate on the invoice → the ERP's VAT code. */
export interface PostingRule {
  /** UNTDID 5305 */
  readonly category: string;
  /** Percent; compared by value. */
  readonly rate: Decimal;
  readonly vatCode: string;
}

/**
 * What a buyer says about an invoice, in the words of a Peppol Invoice Response where it has one.
 * @see UNCL 4343 (subset of Peppol BIS Invoice Response 3): AB, IP, UQ, CA, RE, AP, PD
 */
export const BUYER_STATUSES = [
  /** Received or opened; nothing is said about its content (AB). */
  "ACKNOWLEDGED",
  /** Being looked at (IP). */
  "IN_PROCESS",
  /** The buyer has a question (UQ). */
  "UNDER_QUERY",
  /** Accepted under conditions (CA). */
  "CONDITIONALLY_ACCEPTED",
  /** Will not be paid (RE). */
  "REJECTED",
  "ACCEPTED",
  /** In the buyer's next payment run; Peppol has no code of its own for it. */
  "APPROVED_FOR_PAYMENT",
  /** Paid, wholly or as far as the note says (PD). */
  "PAID",
] as const;

export type BuyerStatus = (typeof BUYER_STATUSES)[number];

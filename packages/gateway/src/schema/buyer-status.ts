import { builder } from "./builder.ts";

export const BuyerStatusRef = builder.enumType("BuyerStatus", {
  description: "What a buyer says about an invoice; in brackets the code of a Peppol Invoice Response.",
  values: {
    ACKNOWLEDGED: { description: "Received or opened; nothing is said about its content (AB)." },
    IN_PROCESS: { description: "Being looked at (IP)." },
    UNDER_QUERY: { description: "The buyer has a question (UQ)." },
    CONDITIONALLY_ACCEPTED: { description: "Accepted under conditions (CA)." },
    REJECTED: { description: "Will not be paid (RE)." },
    ACCEPTED: { description: "Approved (AP)." },
    APPROVED_FOR_PAYMENT: { description: "In the buyer's next payment run; Peppol has no code for it." },
    PAID: { description: "Paid (PD)." },
  },
});

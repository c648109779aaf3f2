import type { BuyerStatus } from "@erp-gateway/core";

/** Codes of an invoice response on the wire. @see psb-api.md §2.4 */
export const RESPONSE_CODE: ReadonlyMap<BuyerStatus, string> = new Map([
  ["ACKNOWLEDGED", "AB"],
  ["IN_PROCESS", "IP"],
  ["UNDER_QUERY", "UQ"],
  ["CONDITIONALLY_ACCEPTED", "CA"],
  ["REJECTED", "RE"],
  ["ACCEPTED", "AP"],
  ["PAID", "PD"],
]);

/** Names that newer servers use in place of the codes. @see psb-api.md §8.3 */
const NAMES: Readonly<Record<string, string>> = {
  acknowledge: "AB",
  inprocess: "IP",
  underquery: "UQ",
  conditionallyaccepted: "CA",
  reject: "RE",
  accept: "AP",
  paid: "PD",
};

/** What a code or a name says; `undefined` for one we do not know. */
export function buyerStatusOf(text: string): BuyerStatus | undefined {
  const code = NAMES[text.toLowerCase()] ?? text.toUpperCase();
  return [...RESPONSE_CODE].find(([, known]) => known === code)?.[0];
}

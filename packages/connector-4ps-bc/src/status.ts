import type { BuyerStatement, BuyerStatus, Verdict } from "@erp-gateway/core";
import type { ResponseOf } from "./wire/operations.ts";

/** Received by the other side: proof of delivery. Before it, `05`, a document is stored only (api31-soap §3.9). */
export const RECEIVED = "10";
const STORED = "05";

/** What the receiver did afterwards. The names differ between versions of the template, the codes do not. */
const BUYER_STATUS: ReadonlyMap<string, BuyerStatus> = new Map([
  ["20", "ACKNOWLEDGED"], // Geopend
  ["30", "ACKNOWLEDGED"], // Gedownload
  ["35", "IN_PROCESS"], // Ter goedkeuring
  ["40", "ACCEPTED"], // Goedgekeurd
  ["50", "REJECTED"], // Afgekeurd
  ["60", "APPROVED_FOR_PAYMENT"], // Betaalbaar gesteld
  ["70", "PAID"], // Betaald
]);

/** What an ERP sets on a document it received. Opened and downloaded are the platform's own to set. */
export const RESPONSE_CODES: ReadonlyMap<BuyerStatus, string> = new Map([
  ["IN_PROCESS", "35"],
  ["ACCEPTED", "40"],
  ["REJECTED", "50"],
  ["APPROVED_FOR_PAYMENT", "60"],
  ["PAID", "70"],
]);

/** Unknown codes (failed, duplicate) prove no delivery. */
export const isDelivered = (code: string): boolean => code === RECEIVED || BUYER_STATUS.has(code);

export const isUntouched = (code: string): boolean => code === STORED || code === RECEIVED || code === "";

export const buyerStatusOf = (code: string): BuyerStatus | undefined => BUYER_STATUS.get(code);

export const toBuyerStatement = (code: string, name: string | undefined): BuyerStatement => ({
  status: buyerStatusOf(code),
  code,
  text: name ?? "",
});

type StatusDetails = ResponseOf<"GetOutboxDocumentStatus">["Details"];

export function toVerdict({ Code: code = "", Name, Info }: NonNullable<StatusDetails>): Verdict {
  if (!isDelivered(code)) return { state: "pending" };
  const changedAt = Info?.ChangedOn;
  if (isUntouched(code) || changedAt === undefined) return { state: "delivered" };
  return { state: "delivered", buyer: { ...toBuyerStatement(code, Name), changedAt } };
}

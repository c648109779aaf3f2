import type { Verdict } from "@erp-gateway/core";
import type { XmlElement } from "@erp-gateway/peppol/xml";
import { textAt } from "./envelope.ts";

/** Received by the other side: proof of delivery. `05` before it is stored only (api31-soap §3.9). */
const DELIVERED = "10";

/** What the receiver did afterwards. The names differ between versions of the template, the codes do not. */
const BUYER_CODES: ReadonlySet<string> = new Set(["20", "30", "35", "40", "50", "60", "70"]);

/** @param answer - with `Details`; unknown codes (failed, duplicate) prove no delivery, so they stay pending */
export function toVerdict(answer: XmlElement): Verdict {
  const code = textAt(answer, "Details", "Code") ?? "";
  if (code === DELIVERED) return { state: "delivered" };
  if (!BUYER_CODES.has(code)) return { state: "pending" };
  const name = textAt(answer, "Details", "Name");
  return { state: "delivered", buyerStatus: name === undefined ? code : `${code} ${name}` };
}

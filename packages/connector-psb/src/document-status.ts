import type { Verdict } from "@erp-gateway/core";
import { z } from "zod";

/** What `GET …/status` lists, in no order that is promised. @see psb-api.md §2.3 */
export const documentStatuses = z.array(z.object({ name: z.string().nullish(), description: z.string().nullish() }));

/** Topics and the canonical names of the flow. @see psb-api.md §3.2, §5.1 */
const DELIVERED: ReadonlySet<string> = new Set(["InvoiceSent", "Delivered"]);
const REFUSED: ReadonlySet<string> = new Set(["InvoiceSentError", "Rejected", "Failed"]);

/** A proof of delivery outweighs errors of attempts before it. */
export function toVerdict(statuses: z.output<typeof documentStatuses>): Verdict {
  const named = statuses.map(({ name, description }) => ({ name: name ?? "", description }));
  if (named.some(({ name }) => DELIVERED.has(name))) return { state: "delivered" };
  const refusal = named.find(({ name }) => REFUSED.has(name));
  if (refusal === undefined) return { state: "pending" };
  return { state: "refused", code: refusal.name, message: refusal.description ?? "the PSB gave no reason" };
}

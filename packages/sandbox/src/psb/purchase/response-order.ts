import { badRequest } from "../refusal.ts";

/**
 * An invoice is acknowledged first; whoever acknowledged has to say more; what was rejected or paid stays so.
 * @param before - codes of the responses so far, oldest first
 * @throws Refusal 400
 */
export function checkOrder(before: readonly string[], status: string): void {
  const last = before.at(-1);
  if (last === undefined && status !== "AB") throw badRequest("The first response to an invoice is AB.");
  if (last !== undefined && status === "AB") throw badRequest("The invoice is acknowledged already.");
  if (last === "RE" || last === "PD") throw badRequest(`After ${last} nothing can follow.`);
  if (last === "AP" && status !== "PD") throw badRequest("After AP only PD can follow.");
}

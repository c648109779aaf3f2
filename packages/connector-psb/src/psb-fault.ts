import { z } from "zod";
import { parseJson } from "./parse-json.ts";

/** The PSB's own words about an error. */
export interface PsbFault {
  /** `API404`, `API400.USRMS1`, … */
  readonly code: string;
  readonly message: string;
}

/** @see psb-api.md §1.5 */
const faultBody = z.object({ code: z.string(), message: z.string(), requestId: z.string().nullish() });

/** `undefined` for whatever web servers and proxies say in its place: nothing, text, a page. */
export function parsePsbFault(body: Uint8Array): PsbFault | undefined {
  const { success, data } = faultBody.safeParse(parseJson(body));
  if (!success) return undefined;
  const { code, message, requestId } = data;
  return { code, message: requestId ? `${message} (request ${requestId})` : message };
}

import { createHash } from "node:crypto";
import { type BuyerResponse, type BuyerStatus, ConnectorError, type InboxPort } from "@erp-gateway/core";
import type { PsbClient } from "./client.ts";
import { type Party, partyPath } from "./party-path.ts";
import { RESPONSE_CODE } from "./response-code.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * Documents are announced by hook only: the PSB has no list. It needs no word either; what was downloaded stays
 * there for a week more.
 * @param targetFormat - document type id that the PSB converts to
 * @see psb-api.md §2.4, §5.4
 */
export function createInbox(client: PsbClient, party: Party, targetFormat: string | undefined): InboxPort {
  const pathOf = (reference: string, ...rest: readonly string[]): string =>
    partyPath(party(), "purchaseInvoice", reference, ...rest);

  async function tell(reference: string, status: BuyerStatus, response: BuyerResponse): Promise<void> {
    const { note, reasons, actions, id } = response;
    await client.call({
      method: "POST",
      path: pathOf(reference, "response"),
      headers: { "x-econnect-documentid": uuidOf(`${id} ${status}`) },
      json: {
        status: RESPONSE_CODE.get(status),
        ...(reasons && Object.keys(reasons).length > 0 && { reasons }),
        ...(actions && Object.keys(actions).length > 0 && { actions }),
        ...(note !== undefined && { note }),
      },
      // 409: the PSB has this response from an attempt before.
      verdicts: [409],
      ifLost: "UNAVAILABLE",
    });
  }

  return {
    async fetch(reference) {
      const { bytes, contentType } = await client.call({
        method: "GET",
        path: pathOf(reference, "download"),
        ...(targetFormat !== undefined && { query: { targetFormat } }),
        ifLost: "UNAVAILABLE",
      });
      return { bytes, contentType };
    },

    retention: { waitingMs: 90 * DAY_MS, fetchedMs: 7 * DAY_MS },

    async remove(reference) {
      await client.call({ method: "DELETE", path: pathOf(reference), verdicts: [404], ifLost: "UNAVAILABLE" });
    },

    responses: [...RESPONSE_CODE.keys()],

    async respond(reference, response) {
      const { status, previous, reasons = {} } = response;
      const refusal = refuseOrder(previous, status);
      if (refusal !== undefined) throw new ConnectorError("REMOTE_REFUSED", refusal);
      if (NEEDS_REASONS.has(status) && Object.keys(reasons).length === 0) {
        throw new ConnectorError("REMOTE_REFUSED", `${status} takes a reason, e.g. REF: the order number is missing`);
      }
      // The acknowledgement must come first (psb-api.md §2.4).
      if (previous === undefined && status !== "ACKNOWLEDGED")
        await tell(reference, "ACKNOWLEDGED", { ...response, reasons: {}, actions: {} });
      await tell(reference, status, response);
    },
  };
}

/** What was rejected or paid stays so, and an accepted invoice can only be paid. */
function refuseOrder(previous: BuyerStatus | undefined, status: BuyerStatus): string | undefined {
  if (previous === "REJECTED" || previous === "PAID") return `after ${previous} nothing can follow`;
  if (previous === "ACCEPTED" && status !== "PAID") return "after ACCEPTED only PAID can follow";
  if (previous !== undefined && status === "ACKNOWLEDGED") return "the invoice was acknowledged already";
  return undefined;
}

/** @see psb-api.md §2.4 */
const NEEDS_REASONS: ReadonlySet<BuyerStatus> = new Set(["UNDER_QUERY", "CONDITIONALLY_ACCEPTED", "REJECTED"]);

/** The same text, the same id: a response that is sent again is known at the PSB. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

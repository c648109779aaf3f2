import type { InboxPort, ParticipantId } from "@erp-gateway/core";
import type { PsbClient } from "./client.ts";
import { partyPath } from "./party-path.ts";

/**
 * Documents are announced by hook only: the PSB has no list. It needs no word either; what was downloaded stays
 * there for a week more.
 * @see psb-api.md §2.4, §5.4
 */
export function createInbox(client: PsbClient, partyId: ParticipantId): InboxPort {
  return {
    async fetch(reference) {
      const path = partyPath(partyId, "purchaseInvoice", reference, "download");
      const { bytes, contentType } = await client.call({ method: "GET", path, ifLost: "UNAVAILABLE" });
      return { bytes, contentType };
    },
  };
}

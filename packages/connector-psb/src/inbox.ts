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

  /** @param verdicts - answers that are no failure; 409 always: the PSB has this response from an attempt before */
  async function tell(
    reference: string,
    { id, status, note, reasons, actions }: BuyerResponse,
    ...verdicts: readonly number[]
  ): Promise<void> {
    await client.call({
      method: "POST",
      path: pathOf(reference, "response"),
      headers: { "x-econnect-documentid": id },
      json: {
        status: RESPONSE_CODE.get(status),
        ...(reasons && Object.keys(reasons).length > 0 && { reasons }),
        ...(actions && Object.keys(actions).length > 0 && { actions }),
        ...(note !== undefined && { note }),
      },
      verdicts: [409, ...verdicts],
      ifLost: "UNAVAILABLE",
    });
  }

  /**
   * Must come first (psb-api.md §2.4), and once for each document. The PSB may have one that we forgot, e.g. told in its
   * portal, and refuse ours; what is then told after it is judged on its own.
   */
  const acknowledge = (reference: string): Promise<void> =>
    tell(reference, { id: uuidOf(`${reference} ACKNOWLEDGED`), status: "ACKNOWLEDGED" }, 400);

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
      const { status, previous } = response;
      const refusal = refuseOrder(previous, status) ?? refuseCodes(response);
      if (refusal !== undefined) throw new ConnectorError("REMOTE_REFUSED", refusal);
      if (previous === undefined && status !== "ACKNOWLEDGED") await acknowledge(reference);
      await tell(reference, response);
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

/** Before anything leaves, so that the seller hears nothing of a response that cannot be told. */
function refuseCodes({ status, reasons = {}, actions = {} }: BuyerResponse): string | undefined {
  const codes = Object.keys(reasons);
  if (NEEDS_REASONS.has(status) && codes.length === 0) {
    return `${status} takes a reason, e.g. REF: the order number is missing`;
  }
  const reason = codes.find((code) => !REASONS.has(code));
  if (reason !== undefined) return `"${reason}" is no reason; there are ${[...REASONS].join(", ")}`;
  const action = Object.keys(actions).find((code) => !ACTIONS.has(code));
  return action === undefined ? undefined : `"${action}" is no action; there are ${[...ACTIONS].join(", ")}`;
}

/** @see psb-api.md §2.4 */
const REASONS: ReadonlySet<string> = new Set([
  "NON",
  "REF",
  "LEG",
  "CNF",
  "REC",
  "QUA",
  "DEL",
  "PRI",
  "QTY",
  "ITM",
  "PAY",
  "UNR",
  "FIN",
  "PPD",
  "OTH",
]);
const ACTIONS: ReadonlySet<string> = new Set(["NOA", "PIN", "NIN", "CNF", "CNP", "CNA", "OTH"]);

/** @see psb-api.md §2.4 */
const NEEDS_REASONS: ReadonlySet<BuyerStatus> = new Set(["UNDER_QUERY", "CONDITIONALLY_ACCEPTED", "REJECTED"]);

/** The same text, the same id: a response that is sent again is known at the PSB. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

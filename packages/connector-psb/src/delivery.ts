import {
  ConnectorError,
  type DeliveryPort,
  type DocumentType,
  type OutgoingDocument,
  type ParticipantId,
  parseParticipantId,
} from "@erp-gateway/core";
import { z } from "zod";
import { type PsbClient, parseAnswer } from "./client.ts";
import { documentStatuses, toVerdict } from "./document-status.ts";
import { type Party, partyPath } from "./party-path.ts";

export interface DeliveryOptions {
  /** Who sends. */
  readonly party: Party;
  readonly sendViaPeppol: boolean;
}

/** 24 MB for the whole request, less what HTTP and multipart put around the document. @see psb-api.md §1.7 */
export const MAX_DOCUMENT_BYTES = 24_000_000 - 16_384;

const PEPPOL_OFF = "sending via Peppol is off in the settings of this connection";

const BIS_BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";
const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

/** @see psb-api.md §8.4 */
const DOCUMENT_TYPE_ID: Readonly<Record<DocumentType, string>> = {
  INVOICE: `${UBL}:Invoice-2::Invoice##${BIS_BILLING}`,
  CREDIT_NOTE: `${UBL}:CreditNote-2::CreditNote##${BIS_BILLING}`,
};

const lookupParty = z.object({ id: z.string(), channel: z.string().nullish() });
const documentRef = z.object({ id: z.string().min(1) });

/** @see psb-api.md §1.8, §2.3 */
export function createDelivery(client: PsbClient, { party, sendViaPeppol }: DeliveryOptions): DeliveryPort {
  const statusRequest = (documentId: string) =>
    ({
      method: "GET",
      path: partyPath(party(), "salesInvoice", documentId, "status"),
      ifLost: "UNAVAILABLE",
    }) as const;

  const isOurs = async (documentId: string): Promise<boolean> =>
    (await client.call({ ...statusRequest(documentId), verdicts: [404] })).fault === undefined;

  return {
    async lookupRecipient(candidates, type) {
      if (!sendViaPeppol) return { reachable: false, reason: PEPPOL_OFF };
      const answer = await client.call({
        method: "POST",
        path: partyPath(party(), "salesInvoice", "queryRecipientParty"),
        query: { preferredDocumentTypeId: DOCUMENT_TYPE_ID[type] },
        json: candidates,
        verdicts: [404],
        ifLost: "UNAVAILABLE",
      });
      if (answer.fault !== undefined) {
        return { reachable: false, reason: `${answer.fault.message}${await alternatives(client, candidates)}` };
      }
      const { id, channel } = parseAnswer(answer, lookupParty, "UNAVAILABLE");
      const recipient = parseParticipantId(id);
      if (!recipient.ok) throw new ConnectorError("REMOTE_REFUSED", `"${id}" names no party`);
      return { reachable: true, recipient: recipient.value, channel: channel ?? "peppol" };
    },

    async submit(document) {
      if (!sendViaPeppol) return { outcome: "refused", code: "SENDING_VIA_PEPPOL_OFF", message: PEPPOL_OFF };
      const { documentId, recipient, bytes } = document;
      if (bytes.length > MAX_DOCUMENT_BYTES) {
        throw new ConnectorError("TOO_LARGE", `${bytes.length} bytes; the PSB takes ${MAX_DOCUMENT_BYTES}`);
      }
      const answer = await client.call({
        method: "POST",
        path: partyPath(party(), "salesInvoice", "send"),
        query: { receiverId: recipient, channel: "peppol" },
        headers: { "x-econnect-documentid": documentId },
        form: toForm(document),
        verdicts: [400, 409],
        ifLost: "OUTCOME_UNKNOWN",
      });
      // 409: the PSB has this documentId from an attempt before. Whose document it is, it does not say.
      if (answer.status === 409) {
        if (await isOurs(documentId)) return { outcome: "accepted", reference: documentId };
        throw new ConnectorError(
          "OUTCOME_UNKNOWN",
          "the PSB knows the documentId, but shows no such document of this party",
        );
      }
      if (answer.fault !== undefined) return { outcome: "refused", ...answer.fault };
      return { outcome: "accepted", reference: parseAnswer(answer, documentRef, "OUTCOME_UNKNOWN").id };
    },

    async reconcile({ documentId }) {
      return (await isOurs(documentId)) ? { outcome: "accepted", reference: documentId } : { outcome: "not-found" };
    },

    async statusOf(reference) {
      return toVerdict(await client.read(statusRequest(reference), documentStatuses));
    },
  };
}

const deliveryOptions = z.array(
  z.object({ partyId: z.string(), documentTypeId: z.string().nullish(), family: z.string().nullish() }),
);

/** What these parties could be sent instead, best first: why the answer was no. @see psb-api.md §2.7 */
async function alternatives(client: PsbClient, candidates: readonly ParticipantId[]): Promise<string> {
  const answer = await client.callAnonymously({
    method: "GET",
    path: "/api/v1/peppol/deliveryOption",
    query: { partyIds: candidates },
    verdicts: [400, 401, 403, 404],
    ifLost: "UNAVAILABLE",
  });
  const options = answer.fault === undefined ? parseAnswer(answer, deliveryOptions, "UNAVAILABLE") : [];
  if (options.length === 0) return "";
  const named = options.map(({ partyId, family, documentTypeId }) => `${partyId}: ${family ?? documentTypeId ?? "?"}`);
  return `; in Peppol they take ${[...new Set(named)].join(", ")}`;
}

function toForm({ documentId, bytes }: OutgoingDocument): FormData {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes)], { type: "application/xml" }), `${documentId}.xml`);
  return form;
}

import {
  ConnectorError,
  type DeliveryPort,
  type OutgoingDocument,
  type ParticipantId,
  type Reconciliation,
  toTextForm,
} from "@erp-gateway/core";
import { cutElement, readXml, type XmlDocument } from "@erp-gateway/peppol/xml";
import { findParty } from "./companies.ts";
import { documentList, documentRows, INVOICE_TEMPLATE, payloadOf, readDocument } from "./documents.ts";
import { element, field, textAt } from "./envelope.ts";
import { invoiceIdentity } from "./invoice-identity.ts";
import { readPages } from "./pages.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { toVerdict } from "./status.ts";

/** No maximum is documented; base64 attachments count (api31-soap §3.3). */
const MAX_DOCUMENT_BYTES = 25_000_000;

export function createDelivery(session: Session, settings: Settings): DeliveryPort {
  const { companyId, fallbackEmail, recipientNotation } = settings;
  const referenceIdOf = (id: ParticipantId) => (recipientNotation === "TEXT" ? toTextForm(id) : id);

  return {
    // The platform does not tell which documents a party takes: the type plays no part.
    async lookupRecipient(candidates) {
      for (const recipient of candidates) {
        const party = await findParty(session, referenceIdOf(recipient));
        if (party !== undefined) {
          return { reachable: true, recipient, channel: party.companyId === undefined ? "peppol" : "platform" };
        }
      }
      const [first] = candidates;
      if (first !== undefined && fallbackEmail !== undefined) {
        return { reachable: true, recipient: first, channel: "email" };
      }
      return { reachable: false, reason: `eConnect knows nobody as ${candidates.join(" or ") || "nothing at all"}` };
    },

    async submit(document) {
      if (document.bytes.length > MAX_DOCUMENT_BYTES) {
        throw new ConnectorError("TOO_LARGE", `${document.bytes.length} bytes; at most ${MAX_DOCUMENT_BYTES} are sent`);
      }
      const ubl = readXml(document.bytes);
      if (!ubl.ok) return { outcome: "refused", code: "REMOTE_REFUSED", message: "the document is no readable XML" };
      const request =
        element("Via", field("ReferenceId", companyId)) +
        element("To", field("ReferenceId", referenceIdOf(document.recipient)), field("EmailAddress", fallbackEmail)) +
        field("Subject", `Factuur ${document.number}`) +
        element("Payload", cutElement(ubl.value, ubl.value.root)) +
        field("TemplateId", INVOICE_TEMPLATE);
      try {
        const reference = textAt((await session.call("SendDocument", request)).root, "ExternalId");
        if (reference !== undefined) return { outcome: "accepted", reference };
        throw new ConnectorError("OUTCOME_UNKNOWN", "SendDocument: the answer has no ExternalId");
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.code !== "REMOTE_REFUSED") throw error;
        return { outcome: "refused", code: error.remoteCode ?? error.code, message: error.message };
      }
    },

    async reconcile(document, firstAttemptAt) {
      const sent = readXml(document.bytes);
      return sent.ok
        ? findInOutbox(session, companyId, document, sent.value, firstAttemptAt)
        : { outcome: "not-found" };
    },

    async statusOf(reference) {
      return toVerdict((await readDocument(session, "GetOutboxDocumentStatus", reference)).root);
    },
  };
}

/** The platform writes the number at the end of the subject, and the payload says whose number it is. */
async function findInOutbox(
  session: Session,
  companyId: string,
  { number }: OutgoingDocument,
  sent: XmlDocument,
  firstAttemptAt: Date,
): Promise<Reconciliation> {
  const identity = invoiceIdentity(sent.root);
  for await (const page of readPages(session, documentList("GetOutboxDocuments", companyId, firstAttemptAt))) {
    for (const { externalId, subject } of documentRows(page)) {
      if (!` ${subject}`.endsWith(` ${number}`)) continue;
      const payload = payloadOf(await readDocument(session, "GetOutboxDocument", externalId));
      if (payload === undefined) return { outcome: "undecided", reason: `${externalId} shows no payload to compare` };
      if (invoiceIdentity(payload) === identity) return { outcome: "accepted", reference: externalId };
    }
  }
  return { outcome: "not-found" };
}

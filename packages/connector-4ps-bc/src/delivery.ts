import {
  type Clock,
  ConnectorError,
  type DeliveryPort,
  type OutgoingDocument,
  type ParticipantId,
  type Reconciliation,
  toTextForm,
} from "@erp-gateway/core";
import { cutElement, readXml, type XmlDocument } from "@erp-gateway/peppol/xml";
import { findParty } from "./companies.ts";
import { documentList, documentRows, INVOICE_TEMPLATE, readDocument, withOverlap } from "./documents.ts";
import type { Place } from "./inbox.ts";
import { invoiceIdentity } from "./invoice-identity.ts";
import { readChanges } from "./outbox.ts";
import { readPages } from "./pages.ts";
import type { Session } from "./session.ts";
import type { Settings } from "./settings.ts";
import { toVerdict } from "./status.ts";

/** No maximum is documented; base64 attachments count (api31-soap §3.3). */
const MAX_DOCUMENT_BYTES = 25_000_000;

export function createDelivery(session: Session, settings: Settings, place: Place, clock: Clock): DeliveryPort {
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
      try {
        const { ExternalId: reference } = await session.call("SendDocument", {
          Via: { ReferenceId: companyId },
          To: { ReferenceId: referenceIdOf(document.recipient), EmailAddress: fallbackEmail },
          Subject: `Factuur ${document.number}`,
          Payload: cutElement(ubl.value, ubl.value.root),
          TemplateId: INVOICE_TEMPLATE,
        });
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
      const { Details } = await readDocument(session, "GetOutboxDocumentStatus", reference);
      return toVerdict(Details ?? {});
    },

    changes: (cursor, since) => readChanges(session, place, cursor, since, clock.now()),
  };
}

/**
 * The platform writes the number at the end of the subject, and the payload says whose number it is. A document from
 * before the attempt is ours when the attempt revised it: then it holds what we sent (api31-soap §3.8).
 */
async function findInOutbox(
  session: Session,
  companyId: string,
  { number }: OutgoingDocument,
  sent: XmlDocument,
  firstAttemptAt: Date,
): Promise<Reconciliation> {
  const identity = invoiceIdentity(sent.root);
  const content = withoutLayout(cutElement(sent, sent.root));
  const list = documentList(companyId, "ModifiedOn", firstAttemptAt);
  for await (const page of readPages(session, "GetOutboxDocuments", list)) {
    for (const { externalId, subject, createdOn } of documentRows(page)) {
      if (!` ${subject}`.endsWith(` ${number}`)) continue;
      const { Details } = await readDocument(session, "GetOutboxDocument", externalId);
      const found = readXml(Details?.Payload ?? "");
      if (!found.ok) return { outcome: "undecided", reason: `${externalId} shows no payload to compare` };
      const isOfThisAttempt =
        createdOn >= withOverlap(firstAttemptAt) || withoutLayout(Details?.Payload ?? "") === content;
      if (isOfThisAttempt && invoiceIdentity(found.value.root) === identity) {
        return { outcome: "accepted", reference: externalId };
      }
    }
  }
  return { outcome: "not-found" };
}

const withoutLayout = (xml: string): string => xml.replaceAll(/>\s+</g, "><");

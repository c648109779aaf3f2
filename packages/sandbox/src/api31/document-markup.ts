import { type DocumentParty, type ListedDocument, subjectOf } from "./document.ts";
import { element, escapeText, textElement } from "./element.ts";
import type { Profile } from "./options.ts";
import { INVOICE_TEMPLATE, STATUSES, type StatusCode, statusName } from "./statuses.ts";

/** Content of `Document` in a list. */
export function documentMarkup(document: ListedDocument, profile: Profile): string {
  return metadata(document, profile, statusMarkup(document.status.code));
}

/** Content of `Details`: metadata with who set the status and when, and the document itself. */
export function detailsMarkup(document: ListedDocument, profile: Profile, payload = document.payload): string {
  return metadata(document, profile, statusDetailsMarkup(document)) + element("Payload", payload);
}

/** Name, code, and who set it and when; the platform itself shows as a moment without a user. */
export function statusDetailsMarkup({ status }: ListedDocument): string {
  const info = element(
    "Info",
    textElement("UserId", status.by?.userId),
    textElement("UserName", status.by?.userName),
    textElement("AccountId", status.by?.accountId),
    textElement("AccountName", status.by?.name),
    textElement("ChangedOn", status.changedOn.toISOString()),
  );
  return statusMarkup(status.code) + info;
}

/** Content of `Statuses`: what the template allows. */
export function allowedStatusesMarkup(): string {
  return STATUSES.map(({ code }) => element("Status", statusMarkup(code))).join("");
}

function metadata(document: ListedDocument, profile: Profile, status: string): string {
  const receiver = profile === "docs31" ? "Receiver" : "Reciever";
  return [
    textElement("ExternalId", document.externalId),
    element("DocumentId", escapeText(document.documentId ?? "")),
    textElement("Subject", subjectOf(document)),
    textElement("CreatedOn", document.createdOn.toISOString()),
    textElement("ModifiedOn", document.modifiedOn.toISOString()),
    partyMarkup("Sender", document.sender),
    partyMarkup(receiver, document.receiver),
    element("Status", status),
    element(
      "Template",
      textElement("Id", INVOICE_TEMPLATE.id),
      textElement("Name", INVOICE_TEMPLATE.name),
      textElement("MasterId", INVOICE_TEMPLATE.id),
      textElement("MasterName", INVOICE_TEMPLATE.name),
    ),
    transactionMarkup(document),
  ].join("");
}

/** A draft went nowhere yet. */
function transactionMarkup({ messageId, deliveryMethod, sender, receiver }: ListedDocument): string {
  if (deliveryMethod === undefined) return "";
  return element(
    "Transaction",
    textElement("MessageId", messageId),
    textElement("DeliveryMethod", deliveryMethod),
    textElement("SenderReferenceId", sender?.referenceId),
    textElement("ReceiverReferenceId", receiver?.referenceId),
  );
}

function statusMarkup(code: StatusCode): string {
  return textElement("Name", statusName(code)) + textElement("Code", code);
}

function partyMarkup(name: string, party: DocumentParty | undefined): string {
  if (party === undefined) return "";
  return element(name, textElement("EConnectPartyId", party.companyId), textElement("Name", party.name));
}

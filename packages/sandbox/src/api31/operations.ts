import { getAccountDetails, getAccountParties } from "./account-operations.ts";
import { getInboxDocument, getOutboxDocument } from "./document-details.ts";
import { getInboxDocuments, getOutboxDocuments } from "./document-lists.ts";
import { getDocumentPdf } from "./document-pdf.ts";
import { getInboxDocumentStatus, getOutboxDocumentStatus, setInboxDocumentStatus } from "./document-status.ts";
import { getParty } from "./get-party.ts";
import { login } from "./login.ts";
import type { Operation } from "./operation.ts";
import { sendDocument } from "./send-document.ts";

/** Everything the service can do, by the name in SOAPAction and body. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["Login", login],
  ["GetAccountDetails", getAccountDetails],
  ["GetAccountParties", getAccountParties],
  ["GetParty", getParty],
  ["SendDocument", sendDocument],
  ["GetOutboxDocuments", getOutboxDocuments],
  ["GetOutboxDocument", getOutboxDocument],
  ["GetOutboxDocumentStatus", getOutboxDocumentStatus],
  ["GetInboxDocuments", getInboxDocuments],
  ["GetInboxDocument", getInboxDocument],
  ["GetInboxDocumentStatus", getInboxDocumentStatus],
  ["SetInboxDocumentStatus", setInboxDocumentStatus],
  ["GetDocumentPdf", getDocumentPdf],
]);

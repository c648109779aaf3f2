import { getAccountDetails, getAccountParties } from "./account-operations.ts";
import { requestAppIntegration, requestAppIntegrationCredentials } from "./app-integration.ts";
import { getDocument, getInboxDocument, getOutboxDocument } from "./document-details.ts";
import { getDocuments, getInboxDocuments, getOutboxDocuments } from "./document-lists.ts";
import { getDocumentPdf } from "./document-pdf.ts";
import { getInboxDocumentStatus, getOutboxDocumentStatus, setInboxDocumentStatus } from "./document-status.ts";
import { getParties } from "./get-parties.ts";
import { getParty } from "./get-party.ts";
import { login } from "./login.ts";
import type { Operation } from "./operation.ts";
import { sendDocument } from "./send-document.ts";

/** Everything the service can do, by the name in SOAPAction and body. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["Login", login],
  ["GetInboxDocuments", getInboxDocuments],
  ["GetInboxDocument", getInboxDocument],
  ["SetInboxDocumentStatus", setInboxDocumentStatus],
  ["GetInboxDocumentStatus", getInboxDocumentStatus],
  ["GetOutboxDocuments", getOutboxDocuments],
  ["GetOutboxDocument", getOutboxDocument],
  ["GetOutboxDocumentStatus", getOutboxDocumentStatus],
  ["GetDocuments", getDocuments],
  ["GetDocument", getDocument],
  ["SendDocument", sendDocument],
  ["GetDocumentPdf", getDocumentPdf],
  ["GetParties", getParties],
  ["GetParty", getParty],
  ["GetAccountDetails", getAccountDetails],
  ["GetAccountParties", getAccountParties],
  ["RequestAppIntegration", requestAppIntegration],
  ["RequestAppIntegrationCredentials", requestAppIntegrationCredentials],
]);

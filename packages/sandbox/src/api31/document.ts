import type { Api31Account } from "./account.ts";
import { INVOICE_TEMPLATE, type StatusCode } from "./statuses.ts";

type DeliveryMethod = "ToInbox" | "ToPeppol" | "ToEmail" | "OutboxOnly" | "None";

export interface DocumentParty {
  readonly companyId?: string;
  readonly name: string;
  /** How the other side refers to this party: company id, or an identifier. */
  readonly referenceId: string;
}

export type Box = "inbox" | "outbox";

/** How a sent document travels to its receiver. */
export interface DeliveryRoute {
  readonly method: "ToInbox" | "ToPeppol" | "ToEmail";
  /** Identifier at the network, or the e-mail address. */
  readonly address: string;
}

/** What a draft and a document on its way have in common: what lists show and search. */
export interface ListedDocument {
  readonly externalId?: string;
  /** Drafts alone have one. */
  readonly documentId?: string;
  /** Grows with every document: the order of lists, and where a page ended. */
  readonly rank: number;
  readonly number: string;
  readonly createdOn: Date;
  readonly modifiedOn: Date;
  readonly payload: string;
  readonly status: { readonly code: StatusCode; readonly changedOn: Date; readonly by?: Api31Account };
  readonly sender?: DocumentParty;
  readonly receiver?: DocumentParty;
  readonly messageId?: string;
  readonly deliveryMethod?: DeliveryMethod;
}

/** One document on the platform. Sender and receiver look at the same record, so a status shows on both sides. */
export interface PlatformDocument extends ListedDocument {
  readonly externalId: string;
  readonly identity: string;
  readonly messageId: string;
  readonly sender: DocumentParty;
  receiver: DocumentParty;
  modifiedOn: Date;
  payload: string;
  deliveryMethod: DeliveryMethod;
  status: ListedDocument["status"];
  /** Whose list shows it: a document that was sent here stands in the inbox only after delivery. */
  readonly boxes: Set<Box>;
  /** Who sent it through this API, and how it leaves; absent for a document that came in from elsewhere. */
  readonly sentBy?: Api31Account;
  route?: DeliveryRoute;
  /** A second copy that inbox lists leave out until a user marks it as original. */
  isHeldAsDuplicate: boolean;
  /** How often its PDF was asked for. */
  pdfRequests: number;
}

/** The platform replaces whatever the sender gave by this. */
export function subjectOf(document: ListedDocument): string {
  return `${INVOICE_TEMPLATE.name} ${document.number}`;
}

/** The company in whose box the document stands. */
export function ownerOf(document: PlatformDocument, box: Box): string | undefined {
  if (!document.boxes.has(box)) return undefined;
  return box === "inbox" ? document.receiver.companyId : document.sender.companyId;
}

/** @param by - who did it; absent for the platform itself */
export function setStatus(document: PlatformDocument, code: StatusCode, now: Date, by?: Api31Account): void {
  document.status = { code, changedOn: now, ...(by === undefined ? {} : { by }) };
  document.modifiedOn = now;
}

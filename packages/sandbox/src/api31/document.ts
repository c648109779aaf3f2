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

/** One document on the platform. Sender and receiver look at the same record, so a status shows on both sides. */
export interface PlatformDocument {
  readonly externalId: string;
  /** Grows with every document: the order of lists, and where a page ended. */
  readonly rank: number;
  readonly identity: string;
  readonly number: string;
  readonly messageId: string;
  readonly createdOn: Date;
  readonly sender: DocumentParty;
  receiver: DocumentParty;
  modifiedOn: Date;
  payload: string;
  deliveryMethod: DeliveryMethod;
  status: { readonly code: StatusCode; readonly changedOn: Date; readonly by?: Api31Account };
  /** Whose list shows it: a document that was sent here stands in the inbox only after delivery. */
  readonly boxes: Set<Box>;
  /** Who sent it through this API, and how it leaves; absent for a document that came in from elsewhere. */
  readonly sentBy?: Api31Account;
  route?: DeliveryRoute;
  /** A second copy that inbox lists leave out until a user marks it as original. */
  isHeldAsDuplicate: boolean;
}

/** The platform replaces whatever the sender gave by this. */
export function subjectOf(document: PlatformDocument): string {
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

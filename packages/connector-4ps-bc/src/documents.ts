import { ConnectorError } from "@erp-gateway/core";
import type { Session } from "./session.ts";
import type { Operation, RequestOf, ResponseOf } from "./wire/operations.ts";

/** Master template "Factuur": invoices and credit notes, whatever the version of the template (api31-soap §3.7). */
export const INVOICE_TEMPLATE = "GLDT9223370666504283001RA000000006DTP2000001";

/** Clocks differ, and a document may show up in a list later than its own time says (api31-soap §3.8, §5). */
export const withOverlap = (moment: Date): Date => new Date(moment.getTime() - 5 * 60_000);

export type DocumentListOperation = Extract<Operation, "GetInboxDocuments" | "GetOutboxDocuments">;
export type DocumentMoment = "CreatedOn" | "ModifiedOn";

/** Invoices of a company, those whose moment is later than 5 minutes before `since`. Order is not promised. */
export function documentList(
  companyId: string,
  moment: DocumentMoment,
  since: Date | undefined,
): RequestOf<DocumentListOperation> {
  const span = since && { From: withOverlap(since) };
  return {
    EConnectPartyId: companyId,
    Search: { ...(span && { [moment]: span }), Template: { MasterId: INVOICE_TEMPLATE } },
  };
}

export interface DocumentRow {
  readonly externalId: string;
  readonly subject: string;
  readonly createdOn: Date;
  readonly modifiedOn: Date;
  readonly sender: string | undefined;
  readonly status: { readonly code: string; readonly name: string | undefined };
  /** What the platform puts behind the name of the template. */
  readonly number: string | undefined;
}

type ListedDocument = NonNullable<ResponseOf<DocumentListOperation>["Results"]>[number];

/** @throws ConnectorError when a row lacks what every document has: leaving it out would lose an invoice */
export const documentRows = ({ Results = [] }: ResponseOf<DocumentListOperation>): readonly DocumentRow[] =>
  Results.map(toRow);

function toRow(document: ListedDocument): DocumentRow {
  const { ExternalId, Subject = "", CreatedOn, ModifiedOn, Sender, Status, Template } = document;
  if (ExternalId === undefined || CreatedOn === undefined) {
    throw new ConnectorError("UNAVAILABLE", "a listed document has no ExternalId or no readable CreatedOn");
  }
  const template = `${Template?.Name ?? "Factuur"} `;
  return {
    externalId: ExternalId,
    subject: Subject,
    createdOn: CreatedOn,
    modifiedOn: ModifiedOn ?? CreatedOn,
    sender: Sender?.Name ?? Sender?.EConnectPartyId,
    status: { code: Status?.Code ?? "", name: Status?.Name },
    number: Subject.startsWith(template) ? Subject.slice(template.length) : undefined,
  };
}

/**
 * Asks about one document by its id.
 * @throws ConnectorError - `NOT_FOUND` when the id is refused: the request holds nothing else
 */
export async function readDocument<
  O extends
    | "GetInboxDocument"
    | "GetInboxDocumentStatus"
    | "GetOutboxDocument"
    | "GetOutboxDocumentStatus"
    | "GetDocumentPdf",
>(session: Session, operation: O, externalId: string): Promise<ResponseOf<O>> {
  try {
    return await session.call(operation, { ExternalId: externalId } as RequestOf<O>);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "REMOTE_REFUSED") throw error;
    const { message, remoteCode } = error;
    throw new ConnectorError("NOT_FOUND", message, remoteCode === undefined ? {} : { remoteCode });
  }
}

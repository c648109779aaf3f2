import { ConnectorError } from "@erp-gateway/core";
import { child, children, type XmlElement } from "@erp-gateway/peppol/xml";
import type { Operation } from "./client.ts";
import { type Answer, at, element, field, textAt } from "./envelope.ts";
import type { List } from "./pages.ts";
import type { Session } from "./session.ts";

/** Master template "Factuur": invoices and credit notes, whatever the version of the template (api31-soap §3.7). */
export const INVOICE_TEMPLATE = "GLDT9223370666504283001RA000000006DTP2000001";

/** Clocks differ, and a document may show up in a list later than its own time says (api31-soap §3.8, §5). */
const OVERLAP_MS = 5 * 60_000;

/** Invoices of a company, those created from 5 minutes before `since` on. Order is not promised. */
export function documentList(
  operation: "GetInboxDocuments" | "GetOutboxDocuments",
  companyId: string,
  since: Date | undefined,
): List {
  const from = since && new Date(since.getTime() - OVERLAP_MS).toISOString();
  const createdOn = from === undefined ? "" : element("CreatedOn", NO_END, field("From", from));
  return {
    operation,
    before: field("EConnectPartyId", companyId),
    after: element("Search", createdOn, element("Template", field("MasterId", INVOICE_TEMPLATE))),
  };
}

/** `To` stands before `From`, and both are required in the schema (api31-soap §3.5). */
const NO_END = '<To xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>';

export interface DocumentRow {
  readonly externalId: string;
  readonly subject: string;
  readonly createdOn: Date;
  readonly sender: string | undefined;
  /** What the platform puts behind the name of the template. */
  readonly number: string | undefined;
}

/** @throws ConnectorError when a row lacks what every document has: leaving it out would lose an invoice */
export function documentRows({ root }: Answer): readonly DocumentRow[] {
  const results = child(root, "Results");
  const rows = results === undefined ? [] : children(results, "Document");
  return rows.filter((row) => row.children.length > 0).map(toRow);
}

function toRow(row: XmlElement): DocumentRow {
  const externalId = textAt(row, "ExternalId");
  const createdOn = parseDateTime(textAt(row, "CreatedOn") ?? "");
  if (externalId === undefined || createdOn === undefined) {
    throw new ConnectorError("UNAVAILABLE", "a listed document has no ExternalId or no readable CreatedOn");
  }
  const subject = textAt(row, "Subject") ?? "";
  const template = `${textAt(row, "Template", "Name") ?? "Factuur"} `;
  return {
    externalId,
    subject,
    createdOn,
    sender: textAt(row, "Sender", "Name") ?? textAt(row, "Sender", "EConnectPartyId"),
    number: subject.startsWith(template) ? subject.slice(template.length) : undefined,
  };
}

/** Every form of `xs:dateTime`; without a zone it is taken for UTC (api31-soap §2.7). */
export function parseDateTime(text: string): Date | undefined {
  const date = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * Asks for one document by its id.
 * @throws ConnectorError - `NOT_FOUND` when the id is refused: the request holds nothing else
 */
export async function readDocument(
  session: Session,
  operation: Extract<Operation, "GetInboxDocument" | "GetOutboxDocument" | "GetOutboxDocumentStatus">,
  externalId: string,
): Promise<Answer> {
  try {
    return await session.call(operation, field("ExternalId", externalId));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== "REMOTE_REFUSED") throw error;
    const { message, remoteCode } = error;
    throw new ConnectorError("NOT_FOUND", message, remoteCode === undefined ? {} : { remoteCode });
  }
}

/** The UBL root inside `Payload`. */
export function payloadOf({ root }: Answer): XmlElement | undefined {
  const payload = at(root, "Details", "Payload");
  return payload?.children[0];
}

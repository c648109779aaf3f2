import { escapeXml } from "../document/escape-xml.ts";
import { INVOICE_RESPONSE_TYPE } from "../peppol/document-type.ts";
import type { InvoiceResponse } from "./invoice-response.ts";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

export interface ResponseEnvelope {
  readonly id: string;
  readonly invoiceNumber: string;
  readonly issuedAt: Date;
}

/** The response as the UBL document that the seller downloads. */
export function toApplicationResponse(
  response: InvoiceResponse,
  { id, invoiceNumber, issuedAt }: ResponseEnvelope,
): Buffer {
  const statuses = Object.entries(response.reasons).map(
    ([code, text]) =>
      `<cac:Status><cbc:StatusReasonCode listID="OPStatusReason">${code}</cbc:StatusReasonCode><cbc:StatusReason>${escapeXml(text)}</cbc:StatusReason></cac:Status>`,
  );
  const note = response.note === undefined ? "" : `<cbc:Note>${escapeXml(response.note)}</cbc:Note>`;
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<ApplicationResponse xmlns="${UBL}:ApplicationResponse-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">`,
      `<cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:invoice_response:3</cbc:CustomizationID>`,
      `<cbc:ProfileID>${INVOICE_RESPONSE_TYPE.processId}</cbc:ProfileID>`,
      `<cbc:ID>${escapeXml(id)}</cbc:ID>`,
      `<cbc:IssueDate>${issuedAt.toISOString().slice(0, 10)}</cbc:IssueDate>`,
      note,
      "<cac:DocumentResponse>",
      `<cac:Response><cbc:ResponseCode listID="UNCL4343OpSubset">${response.status}</cbc:ResponseCode>${statuses.join("")}</cac:Response>`,
      `<cac:DocumentReference><cbc:ID>${escapeXml(invoiceNumber)}</cbc:ID></cac:DocumentReference>`,
      "</cac:DocumentResponse>",
      "</ApplicationResponse>",
    ].join(""),
  );
}

import { escapeXml } from "./escape-xml.ts";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

/** The bare invoice that stands for a recognised scan, with the scan in it. Party ids in numeric form. */
export function toUblOfScan(
  scan: Buffer,
  number: string,
  parties: { readonly supplier?: string; readonly customer?: string },
): Buffer {
  const mimeCode = scan.subarray(0, 4).toString("latin1") === "%PDF" ? "application/pdf" : "image/png";
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<Invoice xmlns="${UBL}:Invoice-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">`,
      "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>",
      `<cbc:ID>${escapeXml(number)}</cbc:ID>`,
      "<cac:AdditionalDocumentReference><cbc:ID>scan</cbc:ID><cac:Attachment>",
      `<cbc:EmbeddedDocumentBinaryObject mimeCode="${mimeCode}" filename="scan">${scan.toString("base64")}</cbc:EmbeddedDocumentBinaryObject>`,
      "</cac:Attachment></cac:AdditionalDocumentReference>",
      partyMarkup("AccountingSupplierParty", parties.supplier),
      partyMarkup("AccountingCustomerParty", parties.customer),
      "</Invoice>",
    ].join(""),
  );
}

function partyMarkup(role: string, partyId: string | undefined): string {
  const [, scheme, value] = /^(\d{4}):(.+)$/s.exec(partyId ?? "") ?? [];
  const endpoint =
    scheme === undefined || value === undefined
      ? ""
      : `<cbc:EndpointID schemeID="${scheme}">${escapeXml(value)}</cbc:EndpointID>`;
  return `<cac:${role}><cac:Party>${endpoint}</cac:Party></cac:${role}>`;
}

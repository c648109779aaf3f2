import { type OutgoingDocument, parseLocalDate, parseParticipantId } from "@erp-gateway/core";
import { DEMO } from "@erp-gateway/sandbox";

const CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
const CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

/** As much of an invoice as the platform looks at. */
export const ublInvoice = (number: string, supplier: string, note = "Één € & meer".replace("&", "&amp;")) =>
  `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="${CBC}" xmlns:cac="${CAC}">\n` +
  `  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-24</cbc:IssueDate><cbc:Note>${note}</cbc:Note>\n` +
  `  <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0106">${supplier}</cbc:EndpointID>` +
  `<cac:PartyLegalEntity><cbc:RegistrationName>Leverancier</cbc:RegistrationName></cac:PartyLegalEntity>` +
  `</cac:Party></cac:AccountingSupplierParty>\n</Invoice>`;

export const BAKEN = "0106:58765432";
export const NOBODY = "0106:99999990";

export function outgoing(number: string, recipient: string = BAKEN, source?: Uint8Array): OutgoingDocument {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${ublInvoice(number, DEMO.organization.kvkNumber)}`;
  const [sender, to, issueDate] = [
    parseParticipantId(DEMO.organization.partyId),
    parseParticipantId(recipient),
    parseLocalDate("2026-11-24"),
  ];
  if (!sender.ok || !to.ok || !issueDate.ok) throw new Error("bad test data");
  return {
    documentId: crypto.randomUUID(),
    type: "INVOICE",
    bytes: source ?? new TextEncoder().encode(xml),
    number,
    issueDate: issueDate.value,
    sender: sender.value,
    recipient: to.value,
  };
}

export const inbound = (number: string): string => ublInvoice(number, "70123456");

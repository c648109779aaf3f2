import { escapeXml } from "../document/escape-xml.ts";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

export interface OrderDocument {
  readonly root: "OrderResponse" | "OrderCancellation";
  readonly customization: string;
  readonly id: string;
  readonly orderNumber: string;
  readonly issuedAt: Date;
  /** Numeric form. */
  readonly buyer: string;
  readonly seller: string;
  readonly note: string | undefined;
  /** Elements between the note and the reference to the order; written as they are. */
  readonly particulars: string;
}

/** The UBL document that answers or cancels an order. */
export function toOrderDocument(document: OrderDocument): Buffer {
  const { root, customization, id, orderNumber, issuedAt, buyer, seller, note, particulars } = document;
  return Buffer.from(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<${root} xmlns="${UBL}:${root}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">`,
      `<cbc:CustomizationID>${customization}</cbc:CustomizationID>`,
      `<cbc:ID>${escapeXml(id)}</cbc:ID>`,
      `<cbc:IssueDate>${issuedAt.toISOString().slice(0, 10)}</cbc:IssueDate>`,
      note === undefined ? "" : `<cbc:Note>${escapeXml(note)}</cbc:Note>`,
      particulars,
      `<cac:OrderReference><cbc:ID>${escapeXml(orderNumber)}</cbc:ID></cac:OrderReference>`,
      partyMarkup("BuyerCustomerParty", buyer),
      partyMarkup("SellerSupplierParty", seller),
      `</${root}>`,
    ].join(""),
  );
}

function partyMarkup(role: string, partyId: string): string {
  const colon = partyId.indexOf(":");
  const [scheme, value] = [partyId.slice(0, colon), partyId.slice(colon + 1)];
  return `<cac:${role}><cac:Party><cbc:EndpointID schemeID="${escapeXml(scheme)}">${escapeXml(value)}</cbc:EndpointID></cac:Party></cac:${role}>`;
}

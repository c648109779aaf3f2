import type { Customer } from "../customer/customer.ts";
import { type ParticipantId, schemeOf, valuePart } from "../identifier/participant-id.ts";
import type { Organization } from "../organization/organization.ts";
import type { Invoice, SchemedId } from "./invoice.ts";

const toSchemedId = (id: ParticipantId): SchemedId => ({ scheme: schemeOf(id), value: valuePart(id) });
const isLegal = (id: ParticipantId): boolean => !schemeOf(id).startsWith("9");

/**
 * Puts the routing and legal identifiers of both parties where the network looks for them: the organization's own
 * address, and Endpoint-ID and Legal ID of the customer card (business-central §6.4, econnect-platform §5). What the
 * invoice says itself about legal id and VAT number stays.
 */
export function withParties(invoice: Invoice, organization: Organization, customer: Customer): Invoice {
  const [sender] = organization.identifiers;
  const sellerLegal = organization.identifiers.find(isLegal);
  const buyerLegal = customer.legalId ?? (isLegal(customer.endpointId) ? customer.endpointId : undefined);
  return {
    ...invoice,
    seller: {
      ...invoice.seller,
      ...(sender !== undefined && { endpoint: toSchemedId(sender) }),
      ...(invoice.seller.legalId === undefined && sellerLegal !== undefined && { legalId: toSchemedId(sellerLegal) }),
      ...(invoice.seller.vatNumber === undefined &&
        organization.vatNumber !== undefined && { vatNumber: organization.vatNumber }),
    },
    buyer: {
      ...invoice.buyer,
      endpoint: toSchemedId(customer.endpointId),
      ...(buyerLegal !== undefined &&
        (customer.legalId !== undefined || invoice.buyer.legalId === undefined) && {
          legalId: toSchemedId(buyerLegal),
        }),
      ...(invoice.buyer.vatNumber === undefined &&
        customer.vatNumber !== undefined && { vatNumber: customer.vatNumber }),
    },
  };
}

import type { XmlElement } from "@erp-gateway/peppol/xml";
import { at, textAt } from "./envelope.ts";

/**
 * What makes two documents the same invoice to the platform: number, date and supplier (api31-soap §3.8). An invoice
 * and a credit note of one number are told apart here.
 */
export function invoiceIdentity(root: XmlElement): string {
  const supplier = at(root, "AccountingSupplierParty", "Party");
  const supplierId =
    supplier &&
    (textAt(supplier, "PartyIdentification", "ID") ??
      textAt(supplier, "PartyLegalEntity", "CompanyID") ??
      textAt(supplier, "EndpointID"));
  return JSON.stringify([root.name, textAt(root, "ID"), textAt(root, "IssueDate"), supplierId]);
}

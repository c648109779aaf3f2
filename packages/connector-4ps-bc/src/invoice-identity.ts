import { child, text, type XmlElement } from "@erp-gateway/peppol/xml";

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

const at = (from: XmlElement, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((current, name) => current && child(current, name), from);

const textAt = (from: XmlElement, ...path: readonly string[]): string | undefined =>
  text(at(from, ...path))?.trim() || undefined;

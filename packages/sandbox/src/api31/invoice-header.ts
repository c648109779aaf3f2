import { descend, textAt, type XmlElement } from "./xml.ts";

const ROOTS: Readonly<Record<string, string>> = {
  Invoice: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
  CreditNote: "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2",
};

/** What the platform reads of an invoice or credit note to label, route and recognise it. */
export interface InvoiceHeader {
  readonly number: string;
  readonly issueDate: string | undefined;
  readonly supplierName: string | undefined;
  /** Electronic address of the supplier, `scheme:value`. */
  readonly supplierEndpoint: string | undefined;
  /** Number, date and supplier: the same three make the same invoice. */
  readonly identity: string;
}

/** `undefined` for anything that is not a UBL invoice or credit note with a number. */
export function readInvoiceHeader(root: XmlElement): InvoiceHeader | undefined {
  const number = textAt(root, "ID");
  if (ROOTS[root.name] !== root.namespace || number === undefined) return undefined;

  const supplier = descend(root, "AccountingSupplierParty", "Party");
  const issueDate = textAt(root, "IssueDate");
  const supplierEndpoint = endpointOf(supplier);
  const supplierId =
    textAt(supplier, "PartyIdentification", "ID") ??
    textAt(supplier, "PartyLegalEntity", "CompanyID") ??
    supplierEndpoint;
  return {
    number,
    issueDate,
    supplierName: textAt(supplier, "PartyLegalEntity", "RegistrationName") ?? textAt(supplier, "PartyName", "Name"),
    supplierEndpoint,
    identity: JSON.stringify([number, issueDate, supplierId]),
  };
}

function endpointOf(party: XmlElement | undefined): string | undefined {
  const value = textAt(party, "EndpointID");
  const scheme = descend(party, "EndpointID")?.attributes.get("schemeID");
  return value === undefined || scheme === undefined ? undefined : `${scheme}:${value}`;
}

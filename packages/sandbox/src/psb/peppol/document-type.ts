const INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice";
const CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2::CreditNote";
const RESPONSE = "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2::ApplicationResponse";

const BIS_BILLING = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
const NLCIUS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0";
const INVOICE_RESPONSE = "urn:fdc:peppol.eu:poacc:trns:invoice_response:3";

const BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
const RESPONSE_PROCESS = "urn:fdc:peppol.eu:poacc:bis:invoice_response:3";

/** A kind of document that receivers of this network take. */
export interface DocumentType {
  readonly id: string;
  readonly processId: string;
  readonly family: "Invoice" | "InvoiceResponse";
  readonly isCredit: boolean;
}

const typeOf = (root: string, customization: string) => `${root}##${customization}::2.1`;

/** What every participant takes, best first. */
export const BILLING_TYPES: readonly DocumentType[] = [BIS_BILLING, NLCIUS].flatMap((customization) =>
  [INVOICE, CREDIT_NOTE].map((root) => ({
    id: typeOf(root, customization),
    processId: BILLING_PROCESS,
    family: "Invoice" as const,
    isCredit: root === CREDIT_NOTE,
  })),
);

export const INVOICE_RESPONSE_TYPE: DocumentType = {
  id: typeOf(RESPONSE, INVOICE_RESPONSE),
  processId: RESPONSE_PROCESS,
  family: "InvoiceResponse",
  isCredit: false,
};

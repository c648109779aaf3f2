import type { Attachment, Invoice } from "@erp-gateway/core";
import { attribute, each, group, leaf } from "./markup.ts";
import { schemed } from "./write-party.ts";

/** BT-11 to BT-18, BG-3, BG-24. Invoice and CreditNote put some of them in another order, or elsewhere. */
export function writeReferences(invoice: Invoice): string {
  const isInvoice = invoice.kind === "INVOICE";
  const tender = reference("cac:OriginatorDocumentReference", invoice.tenderReference);
  return (
    writeOrder(invoice) +
    each(invoice.precedingInvoices, ({ number, issueDate }) =>
      group(
        "cac:BillingReference",
        group("cac:InvoiceDocumentReference", leaf("cbc:ID", number) + leaf("cbc:IssueDate", issueDate)),
      ),
    ) +
    reference("cac:DespatchDocumentReference", invoice.despatchAdviceReference) +
    reference("cac:ReceiptDocumentReference", invoice.receivingAdviceReference) +
    (isInvoice ? tender : "") +
    reference("cac:ContractDocumentReference", invoice.contractReference) +
    additional(schemed("cbc:ID", invoice.invoicedObject), "130") +
    (isInvoice ? "" : additional(leaf("cbc:ID", invoice.projectReference), "50")) +
    each(invoice.attachments, writeAttachment) +
    (isInvoice ? reference("cac:ProjectReference", invoice.projectReference) : tender)
  );
}

/** BT-13, BT-14. UBL requires the former: BIS Billing 3.0 writes `NA` where only the latter is known. */
const writeOrder = ({ purchaseOrderReference, salesOrderReference }: Invoice): string =>
  group(
    "cac:OrderReference",
    leaf("cbc:ID", purchaseOrderReference ?? (salesOrderReference && "NA")) +
      leaf("cbc:SalesOrderID", salesOrderReference),
  );

const reference = (name: string, id: string | undefined): string => group(name, leaf("cbc:ID", id));

/** @param typeCode - UNTDID 1001: 130 invoiced object (BT-18), 50 project (BT-11 of a credit note) */
const additional = (id: string, typeCode: "130" | "50"): string =>
  id === "" ? "" : group("cac:AdditionalDocumentReference", id + leaf("cbc:DocumentTypeCode", typeCode));

const writeAttachment = ({ id, description, file, url }: Attachment): string =>
  group(
    "cac:AdditionalDocumentReference",
    leaf("cbc:ID", id) +
      leaf("cbc:DocumentDescription", description) +
      group(
        "cac:Attachment",
        leaf(
          "cbc:EmbeddedDocumentBinaryObject",
          file?.content,
          attribute("mimeCode", file?.mimeCode) + attribute("filename", file?.name),
        ) + group("cac:ExternalReference", leaf("cbc:URI", url)),
      ),
  );

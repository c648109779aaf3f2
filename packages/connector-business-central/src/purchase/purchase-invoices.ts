import {
  ConnectorError,
  type CreatedPurchaseInvoice,
  type Decimal,
  formatDecimal,
  type PostingLine,
  type PostingProposal,
} from "@erp-gateway/core";
import { z } from "zod";
import { literal, type OData } from "../odata/odata.ts";
import { amount, date, enumValue, text } from "../odata/row-fields.ts";
import { type PurchaseReference, parsePurchaseReference, toPurchaseReference } from "./purchase-reference.ts";

const document = z.object({
  "@odata.etag": z.string(),
  id: z.string(),
  number: text,
  status: enumValue,
  totalAmountIncludingTax: amount,
  invoiceDate: date,
  creditMemoDate: date,
});
type PurchaseDocument = z.output<typeof document>;

/** Invoices and credit memos differ in names only (business-central §2.4, §2.6). */
const NAMES = {
  INVOICE: {
    set: "purchaseInvoices",
    date: "invoiceDate",
    supplierNumber: "vendorInvoiceNumber",
    lines: "purchaseInvoiceLines",
  },
  CREDIT_NOTE: {
    set: "purchaseCreditMemos",
    date: "creditMemoDate",
    supplierNumber: "vendorCreditMemoNumber",
    lines: "purchaseCreditMemoLines",
  },
} as const;

/**
 * Makes a draft, unless vendor and supplier's number are known already: Business Central keeps no key of ours, and these
 * two name the same document. @throws ConnectorError
 */
export async function createPurchaseInvoice(odata: OData, proposal: PostingProposal): Promise<CreatedPurchaseInvoice> {
  const { set, date: dateField, supplierNumber } = NAMES[proposal.kind];
  const found = await odata.list(
    `${set}?$filter=vendorId eq ${proposal.vendorReference} and ${supplierNumber} eq ${literal(proposal.supplierNumber)}`,
    document,
  );
  const [known] = found;
  if (known === undefined) {
    const { id } = await odata.create(set, toBody(proposal), z.object({ id: z.string() }));
    return toCreated({ set, id }, await odata.get(`${set}(${id})`, document), true);
  }
  if (known[dateField] !== proposal.issueDate) {
    throw new ConnectorError(
      "REMOTE_REFUSED",
      `the vendor has a document ${proposal.supplierNumber} of another date: ${known[dateField]}`,
    );
  }
  return toCreated({ set, id: known.id }, known, false);
}

/** @throws ConnectorError - `REMOTE_REFUSED` when it is a draft no more */
export async function undoPurchaseInvoice(odata: OData, reference: string): Promise<void> {
  const { set, id } = parsePurchaseReference(reference);
  const [known] = await odata.list(`${set}?$filter=id eq ${id}`, document);
  if (known === undefined) return;
  if (known.status !== "Draft") {
    throw new ConnectorError("REMOTE_REFUSED", `${known.number ?? id} is no draft any more: ${known.status}`);
  }
  await odata.remove(`${set}(${id})`, known["@odata.etag"]).catch((error: unknown) => {
    if (!(error instanceof ConnectorError && error.code === "NOT_FOUND")) throw error;
  });
}

function toBody(proposal: PostingProposal): object {
  const names = NAMES[proposal.kind];
  return {
    vendorId: proposal.vendorReference,
    [names.supplierNumber]: proposal.supplierNumber,
    [names.date]: proposal.issueDate,
    dueDate: proposal.dueDate,
    currencyCode: proposal.currency,
    [names.lines]: proposal.lines.map(toLine),
  };
}

const toLine = (line: PostingLine): object => ({
  lineType: "Account",
  lineObjectNumber: line.ledgerAccount,
  description: line.description.slice(0, DESCRIPTION_LENGTH),
  quantity: toNumber(line.quantity),
  unitCost: toNumber(line.unitCost),
  /** Written: the VAT Product Posting Group (§2.4). */
  taxCode: line.vatCode,
});

/** Business Central refuses longer texts; the whole of it is in the attached original. */
const DESCRIPTION_LENGTH = 100;

/** JSON has no other number; its shortest form is the decimal again, up to 15 significant digits. */
const toNumber = (value: Decimal): number => Number(formatDecimal(value));

const toCreated = (
  reference: PurchaseReference,
  { number, totalAmountIncludingTax }: PurchaseDocument,
  created: boolean,
): CreatedPurchaseInvoice => ({
  reference: toPurchaseReference(reference),
  ...(number !== undefined && { number }),
  created,
  totalWithVat: totalAmountIncludingTax,
});

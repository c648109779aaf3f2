import { type Company, EMPTY_ID, nextNumber, type Surroundings } from "../company/company.ts";
import { postPurchaseInvoice, requirePostable } from "../company/post-purchase-invoice.ts";
import { type PurchaseInvoice, purchaseAmounts, requireDraft, touch } from "../company/purchase-invoice.ts";
import { toNumber } from "../exact.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";
import { dialogError, Refusal } from "../refusal.ts";
import { dimensionSetLines } from "./dimension-set-lines.ts";
import { documentAttachments } from "./document-attachments.ts";
import { purchaseInvoiceLines } from "./purchase-invoice-lines.ts";
import { draftFrom, TEXT_FIELDS, writeHeader } from "./write-purchase-header.ts";

const PURCHASE_INVOICE = defineEntity(
  "purchaseInvoice",
  {
    Guid: "id vendorId payToVendorId currencyId orderId",
    String: `number vendorInvoiceNumber vendorNumber vendorName payToName payToContact payToVendorNumber
      payToAddressLine1 payToAddressLine2 payToCity payToCountry payToState payToPostCode ${TEXT_FIELDS.join(" ")}
      shortcutDimension1Code shortcutDimension2Code currencyCode orderNumber`,
    Enum: "status",
    Date: "invoiceDate postingDate dueDate",
    DateTimeOffset: "lastModifiedDateTime",
    Decimal: "discountAmount totalAmountExcludingTax totalTaxAmount totalAmountIncludingTax",
    Boolean: "pricesIncludeTax discountAppliedBeforeTax",
  },
  {
    writable: `invoiceDate postingDate dueDate vendorInvoiceNumber vendorId vendorNumber payToVendorId payToVendorNumber
      shortcutDimension1Code shortcutDimension2Code currencyId currencyCode pricesIncludeTax discountAmount
      ${TEXT_FIELDS.join(" ")}`,
    maxLength: { vendorInvoiceNumber: 35, vendorNumber: 20, payToVendorNumber: 20, currencyCode: 10 },
  },
);

const DRAFT_SERIES = "IC26-";

export interface PurchaseInvoiceOptions {
  /** Runs a posting in the background; absent: an invoice is posted when the action answers. */
  readonly later?: (task: () => void) => void;
  /** Whether a file may come inside the POST that makes an attachment. */
  readonly attachmentInPost: boolean;
}

export function purchaseInvoices(
  company: Company,
  surroundings: Surroundings,
  options: PurchaseInvoiceOptions,
): EntitySet {
  const invoiceOf = (key: string): PurchaseInvoice => {
    const invoice = company.purchaseInvoices.find(({ id }) => id === key);
    if (invoice === undefined) throw dialogError("The invoice cannot be found.");
    return invoice;
  };
  return {
    entity: PURCHASE_INVOICE,
    rows: () => company.purchaseInvoices.map((invoice) => toRow(company, invoice)),
    parts: (key) => ({
      purchaseInvoiceLines: purchaseInvoiceLines(company, surroundings, () => [invoiceOf(key)]),
      dimensionSetLines: dimensionSetLines(company, "Purchase Invoice", {
        owner: () => invoiceOf(key),
        changing: () => {
          const invoice = invoiceOf(key);
          requireDraft(invoice);
          touch(invoice, surroundings.now());
          return invoice;
        },
      }),
      documentAttachments: documentAttachments(company, surroundings, {
        parent: { parentType: "Purchase Invoice", parentId: key },
        contentInPost: options.attachmentInPost,
      }),
    }),
    insert: (body) => {
      const invoice = draftFrom(company, body, surroundings);
      invoice.number = nextNumber(company, DRAFT_SERIES);
      company.purchaseInvoices.push(invoice);
      return invoice.id;
    },
    update: (key, changes) => {
      const invoice = invoiceOf(key);
      requireDraft(invoice);
      writeHeader(company, invoice, changes);
      touch(invoice, surroundings.now());
    },
    remove: (key) => {
      requireDraft(invoiceOf(key));
      removeWhere(company.purchaseInvoices, ({ id }) => id === key);
      removeWhere(company.attachments, ({ parentId }) => parentId === key);
    },
    actions: {
      post: (key) => {
        const invoice = invoiceOf(key);
        if (options.later === undefined) return postPurchaseInvoice(company, invoice, surroundings.now());
        requirePostable(invoice);
        options.later(() => postInBackground(company, invoice, surroundings.now()));
      },
    },
  };
}

/** Nobody waits for the outcome: a refused invoice just stays a draft. */
function postInBackground(company: Company, invoice: PurchaseInvoice, now: Date): void {
  try {
    postPurchaseInvoice(company, invoice, now);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function toRow(company: Company, invoice: PurchaseInvoice): Row {
  const { vendor, payTo, texts } = invoice;
  const amounts = purchaseAmounts(company, invoice);
  const [first, second] = company.dimensions;
  const local = invoice.currency.id === company.currencies[0]?.id;
  return {
    "@odata.etag": etagOf(invoice.id, invoice.revision),
    id: invoice.id,
    number: invoice.number,
    invoiceDate: invoice.invoiceDate,
    postingDate: invoice.postingDate,
    dueDate: invoice.dueDate,
    vendorInvoiceNumber: invoice.vendorInvoiceNumber,
    vendorId: vendor.id,
    vendorNumber: vendor.number,
    vendorName: vendor.name,
    payToName: payTo.name,
    payToContact: "",
    payToVendorId: payTo.id,
    payToVendorNumber: payTo.number,
    payToAddressLine1: payTo.address.addressLine1,
    payToAddressLine2: "",
    payToCity: payTo.address.city,
    payToCountry: payTo.address.country,
    payToState: "",
    payToPostCode: payTo.address.postalCode,
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, texts.get(field) ?? ""])),
    shortcutDimension1Code: invoice.dimensions.get(first?.code ?? "") ?? "",
    shortcutDimension2Code: invoice.dimensions.get(second?.code ?? "") ?? "",
    currencyId: local ? EMPTY_ID : invoice.currency.id,
    currencyCode: invoice.currency.code,
    orderId: EMPTY_ID,
    orderNumber: "",
    pricesIncludeTax: invoice.pricesIncludeTax,
    discountAmount: toNumber(invoice.discount),
    discountAppliedBeforeTax: true,
    totalAmountExcludingTax: toNumber(amounts.excludingTax),
    totalTaxAmount: toNumber(amounts.tax),
    totalAmountIncludingTax: toNumber(amounts.includingTax),
    status: invoice.posted ? "Open" : "Draft",
    lastModifiedDateTime: invoice.modified.toISOString(),
  };
}

function removeWhere<Item>(items: Item[], gone: (item: Item) => boolean): void {
  const kept = items.filter((item) => !gone(item));
  items.splice(0, items.length, ...kept);
}

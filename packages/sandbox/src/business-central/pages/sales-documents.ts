import { type Address, type Company, EMPTY_DATE, EMPTY_ID, type Surroundings } from "../company/company.ts";
import type { SalesDocument } from "../company/sales-document.ts";
import { toNumber } from "../exact.ts";
import { defineEntity, type Row, type Value } from "../odata/entity.ts";
import type { EntitySet, EntitySets } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";
import { dialogError } from "../refusal.ts";
import { dimensionSetLines } from "./dimension-set-lines.ts";
import { documentAttachments } from "./document-attachments.ts";
import { salesLines } from "./sales-lines.ts";

const ADDRESS_PARTS = ["AddressLine1", "AddressLine2", "City", "Country", "State", "PostCode"] as const;
const addressFields = (...prefixes: readonly string[]): string =>
  prefixes.flatMap((prefix) => ADDRESS_PARTS.map((part) => `${prefix}${part}`)).join(" ");

const COMMON = {
  Guid: "id customerId billToCustomerId currencyId paymentTermsId shipmentMethodId",
  String: `number externalDocumentNumber customerNumber customerName billToName billToCustomerNumber phoneNumber email
    currencyCode shortcutDimension1Code shortcutDimension2Code salesperson ${addressFields("sellTo", "billTo")}`,
  Enum: "status",
  Date: "postingDate dueDate",
  DateTimeOffset: "lastModifiedDateTime",
  Decimal: "discountAmount totalAmountExcludingTax totalTaxAmount totalAmountIncludingTax",
  Boolean: "pricesIncludeTax discountAppliedBeforeTax",
};

const SALES_INVOICE = defineEntity("salesInvoice", {
  ...COMMON,
  Guid: `${COMMON.Guid} orderId disputeStatusId`,
  String: `${COMMON.String} customerPurchaseOrderReference shipToName shipToContact orderNumber disputeStatus
    ${addressFields("shipTo")}`,
  Date: `${COMMON.Date} invoiceDate promisedPayDate`,
  Decimal: `${COMMON.Decimal} remainingAmount`,
});

/** Your Reference and the ship-to address are not exposed on credit memos. */
const SALES_CREDIT_MEMO = defineEntity("salesCreditMemo", {
  ...COMMON,
  Guid: `${COMMON.Guid} invoiceId customerReturnReasonId`,
  String: `${COMMON.String} invoiceNumber`,
  Date: `${COMMON.Date} creditMemoDate`,
});

export const salesInvoices = (company: Company, surroundings: Surroundings, contentInPost: boolean): EntitySet => ({
  entity: SALES_INVOICE,
  rows: () => company.salesInvoices.map((document) => invoiceRow(company, document)),
  parts: (key) => ({
    salesInvoiceLines: salesLines("salesInvoiceLine", () => [requireDocument(company.salesInvoices, key)]),
    ...sharedParts(company, surroundings, { parentType: "Sales Invoice", parentId: key }, contentInPost),
  }),
});

export const salesCreditMemos = (company: Company, surroundings: Surroundings, contentInPost: boolean): EntitySet => ({
  entity: SALES_CREDIT_MEMO,
  rows: () => company.salesCreditMemos.map((document) => creditMemoRow(company, document)),
  parts: (key) => ({
    salesCreditMemoLines: salesLines("salesCreditMemoLine", () => [requireDocument(company.salesCreditMemos, key)]),
    ...sharedParts(company, surroundings, { parentType: "Sales Credit Memo", parentId: key }, contentInPost),
  }),
});

const sharedParts = (
  company: Company,
  surroundings: Surroundings,
  parent: { readonly parentType: "Sales Invoice" | "Sales Credit Memo"; readonly parentId: string },
  contentInPost: boolean,
): EntitySets => ({
  dimensionSetLines: dimensionSetLines(company, parent.parentType, {
    owner: () => requireDocument([...company.salesInvoices, ...company.salesCreditMemos], parent.parentId),
  }),
  documentAttachments: documentAttachments(company, surroundings, { parent, contentInPost }),
});

function requireDocument(documents: readonly SalesDocument[], key: string): SalesDocument {
  const document = documents.find(({ id }) => id === key);
  if (document === undefined) throw dialogError("The document cannot be found.");
  return document;
}

const invoiceRow = (company: Company, document: SalesDocument): Row => ({
  ...commonRow(company, document),
  invoiceDate: document.date,
  promisedPayDate: EMPTY_DATE,
  customerPurchaseOrderReference: document.purchaseOrderReference,
  shipToName: document.customer.name,
  shipToContact: "",
  ...addressRow("shipTo", document.customer.address),
  orderId: EMPTY_ID,
  orderNumber: "",
  disputeStatusId: EMPTY_ID,
  disputeStatus: "",
  remainingAmount: toNumber(document.amounts.includingTax),
});

const creditMemoRow = (company: Company, document: SalesDocument): Row => ({
  ...commonRow(company, document),
  creditMemoDate: document.date,
  invoiceId: document.appliesTo?.id ?? EMPTY_ID,
  invoiceNumber: document.appliesTo?.number ?? "",
  customerReturnReasonId: EMPTY_ID,
});

function commonRow(company: Company, { customer, amounts, ...document }: SalesDocument): Row {
  const [first, second] = company.dimensions;
  const local = document.currency.id === company.currencies[0]?.id;
  return {
    "@odata.etag": etagOf(document.id, 1),
    id: document.id,
    number: document.number,
    externalDocumentNumber: document.externalDocumentNumber,
    postingDate: document.date,
    dueDate: document.dueDate,
    customerId: customer.id,
    customerNumber: customer.number,
    customerName: customer.name,
    billToName: customer.name,
    billToCustomerId: customer.id,
    billToCustomerNumber: customer.number,
    phoneNumber: "",
    email: customer.email,
    ...addressRow("sellTo", customer.address),
    ...addressRow("billTo", customer.address),
    currencyId: local ? EMPTY_ID : document.currency.id,
    currencyCode: document.currency.code,
    shortcutDimension1Code: document.dimensions.get(first?.code ?? "") ?? "",
    shortcutDimension2Code: document.dimensions.get(second?.code ?? "") ?? "",
    paymentTermsId: customer.paymentTerms.id,
    shipmentMethodId: EMPTY_ID,
    salesperson: "",
    pricesIncludeTax: false,
    discountAmount: 0,
    discountAppliedBeforeTax: true,
    totalAmountExcludingTax: toNumber(amounts.excludingTax),
    totalTaxAmount: toNumber(amounts.tax),
    totalAmountIncludingTax: toNumber(amounts.includingTax),
    status: "Open",
    lastModifiedDateTime: document.modified.toISOString(),
  };
}

const addressRow = (prefix: string, address: Address): Record<string, Value> => ({
  [`${prefix}AddressLine1`]: address.addressLine1,
  [`${prefix}AddressLine2`]: "",
  [`${prefix}City`]: address.city,
  [`${prefix}Country`]: address.country,
  [`${prefix}State`]: "",
  [`${prefix}PostCode`]: address.postalCode,
});

import {
  type Coded,
  type Company,
  type Dimension,
  dateOf,
  daysLater,
  EMPTY_ID,
  type Surroundings,
  type Vendor,
} from "../company/company.ts";
import type { PurchaseInvoice } from "../company/purchase-invoice.ts";
import { toExact } from "../exact.ts";
import { type Body, flagIn, numberIn, textIn } from "../odata/write-body.ts";
import { dialogError, notInTable } from "../refusal.ts";

/** Fields that are kept as written. */
export const TEXT_FIELDS: readonly string[] = [
  ...["AddressLine1", "AddressLine2", "City", "Country", "State", "PostCode"].flatMap((part) => [
    `buyFrom${part}`,
    `shipTo${part}`,
  ]),
  ...["shipToName", "shipToContact", "purchaser"],
];

/** @throws Refusal when the vendor is missing, or a field names what the company does not have */
export function draftFrom(company: Company, body: Body, { now, newId }: Surroundings): PurchaseInvoice {
  const vendor = chosenVendor(company, body, "vendorId", "vendorNumber");
  if (vendor === undefined) throw dialogError('A "vendorNumber" or a "vendorID" must be provided.');
  const today = dateOf(now());
  const invoice: PurchaseInvoice = {
    id: newId(),
    number: "",
    posted: false,
    vendor,
    payTo: vendor,
    invoiceDate: today,
    postingDate: today,
    dueDate: today,
    vendorInvoiceNumber: "",
    currency: localCurrency(company),
    pricesIncludeTax: false,
    discount: 0n,
    texts: new Map(),
    dimensions: new Map(),
    lines: [],
    modified: now(),
    revision: 1,
  };
  copyAddress(invoice);
  writeHeader(company, invoice, { invoiceDate: today, ...body });
  return invoice;
}

/** Everything is looked up before anything is changed, so that a refused write leaves no trace. */
export function writeHeader(company: Company, invoice: PurchaseInvoice, body: Body): void {
  const vendor = chosenVendor(company, body, "vendorId", "vendorNumber");
  const payTo = chosenVendor(company, body, "payToVendorId", "payToVendorNumber");
  const currency = chosenCurrency(company, body);
  const shortcuts = chosenShortcuts(company, body);

  if (vendor !== undefined && vendor.id !== invoice.vendor.id) {
    invoice.vendor = vendor;
    invoice.payTo = vendor;
    copyAddress(invoice);
  }
  invoice.payTo = payTo ?? invoice.payTo;
  invoice.currency = currency ?? invoice.currency;
  for (const [dimension, value] of shortcuts) setDimension(invoice.dimensions, dimension, value);
  for (const field of TEXT_FIELDS) {
    const text = textIn(body, field);
    if (text !== undefined) invoice.texts.set(field, text);
  }
  writeDates(invoice, body);
  invoice.vendorInvoiceNumber = textIn(body, "vendorInvoiceNumber") ?? invoice.vendorInvoiceNumber;
  invoice.pricesIncludeTax = flagIn(body, "pricesIncludeTax") ?? invoice.pricesIncludeTax;
  const discount = numberIn(body, "discountAmount");
  if (discount !== undefined) invoice.discount = toExact(discount);
}

/** The due date follows the document date by the payment terms, unless it is written itself. */
function writeDates(invoice: PurchaseInvoice, body: Body): void {
  const invoiceDate = textIn(body, "invoiceDate");
  if (invoiceDate !== undefined) {
    invoice.invoiceDate = invoiceDate;
    invoice.dueDate = daysLater(invoiceDate, invoice.vendor.paymentTerms.days);
  }
  invoice.postingDate = textIn(body, "postingDate") ?? invoice.postingDate;
  invoice.dueDate = textIn(body, "dueDate") ?? invoice.dueDate;
}

function copyAddress({ texts, vendor: { address } }: PurchaseInvoice): void {
  texts.set("buyFromAddressLine1", address.addressLine1);
  texts.set("buyFromCity", address.city);
  texts.set("buyFromCountry", address.country);
  texts.set("buyFromPostCode", address.postalCode);
}

function chosenVendor(company: Company, body: Body, idField: string, numberField: string): Vendor | undefined {
  const [id, number] = [filled(textIn(body, idField)), filled(textIn(body, numberField))];
  if (id === undefined && number === undefined) return undefined;
  const byId = company.vendors.find((vendor) => vendor.id === id?.toLowerCase());
  const byNumber = company.vendors.find((vendor) => vendor.number === number);
  if ((id !== undefined && byId === undefined) || (number !== undefined && byNumber === undefined)) {
    throw dialogError("The vendor cannot be found.");
  }
  if (byId !== undefined && byNumber !== undefined && byId !== byNumber) {
    throw dialogError("The vendor values do not match to a specific Vendor.");
  }
  return byId ?? byNumber;
}

function chosenCurrency(company: Company, body: Body): Coded | undefined {
  const [id, code] = [textIn(body, "currencyId"), textIn(body, "currencyCode")];
  if (id === undefined && code === undefined) return undefined;
  const local = localCurrency(company);
  const find = (field: "id" | "code", value: string) => company.currencies.find((item) => item[field] === value);
  const byId = id === EMPTY_ID ? local : id && find("id", id.toLowerCase());
  const byCode = code === "" ? local : code && find("code", code);
  const chosen = byCode || byId;
  const unknown = (id !== undefined && !byId) || (code !== undefined && !byCode);
  if (!chosen || unknown || (byId && byCode && byId !== byCode)) {
    throw dialogError("The currency values do not match to a specific Currency.");
  }
  return chosen;
}

function chosenShortcuts({ dimensions }: Company, body: Body): readonly (readonly [Dimension, string])[] {
  return dimensions.slice(0, 2).flatMap((dimension, index) => {
    const field = `shortcutDimension${index + 1}Code`;
    const value = textIn(body, field);
    if (value === undefined) return [];
    if (value !== "" && !dimension.values.some(({ code }) => code === value)) {
      throw notInTable(`Shortcut Dimension ${index + 1} Code`, "Purchase Header", value, "Dimension Value");
    }
    return [[dimension, value] as const];
  });
}

function setDimension(dimensions: Map<string, string>, { code }: Dimension, value: string): void {
  if (value === "") dimensions.delete(code);
  else dimensions.set(code, value);
}

function localCurrency({ currencies: [local] }: Company): Coded {
  if (local === undefined) throw new RangeError("a company has a local currency");
  return local;
}

/** An empty text or the empty GUID is the same as nothing. */
const filled = (text: string | undefined): string | undefined => (text === "" || text === EMPTY_ID ? undefined : text);

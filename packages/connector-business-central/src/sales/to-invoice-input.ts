import {
  add,
  compare,
  type Decimal,
  divide,
  formatDecimal,
  type InvoiceInput,
  isZero,
  negate,
  type ParticipantId,
  schemeOf,
  subtract,
  valuePart,
  ZERO,
} from "@erp-gateway/core";
import type { Settings } from "../settings.ts";
import { toVatNumber } from "../vendor/to-vat-number.ts";
import type { SalesDocument, SalesLine } from "./sales-document.ts";
import type { SalesSurroundings } from "./sales-surroundings.ts";

type LineInput = InvoiceInput["lines"][number];

/**
 * Business Central's own default mapping (business-central §6), repaired for the Netherlands (§6.4). What the API does
 * not show comes from the settings or is left out; identifiers of delivery come from the customer card later.
 */
export function toInvoiceInput(
  document: SalesDocument,
  surroundings: SalesSurroundings,
  settings: Settings,
): InvoiceInput {
  const { company, paymentTerms, originals } = surroundings;
  const original = originals.get(document.appliesToId ?? "");
  const lines = document.lines.filter(({ lineType }) => lineType !== "Comment");
  return {
    kind: document.kind,
    number: document.number,
    issueDate: document.issueDate,
    dueDate: document.dueDate,
    currency: document.currencyCode ?? company.currencyCode ?? "",
    buyerReference: document.yourReference ?? original?.customerPurchaseOrderReference,
    purchaseOrderReference: document.externalDocumentNumber,
    paymentTerms: paymentTerms.get(document.paymentTermsId ?? ""),
    precedingInvoices: original && [{ number: original.number, issueDate: original.invoiceDate }],
    seller: toSeller(surroundings, settings),
    buyer: toBuyer(document, surroundings),
    delivery: toDelivery(document, lines, company.country),
    paymentMeans: toPaymentMeans(document.number, settings, company.displayName),
    allowances: toAllowances(lines, settings),
    totals: {
      withoutVat: formatDecimal(document.totalAmountExcludingTax),
      vat: formatDecimal(document.totalTaxAmount),
      withVat: formatDecimal(document.totalAmountIncludingTax),
    },
    vatBreakdown: toExemptions(lines, settings),
    lines: lines.map((line) => toLine(line, document.pricesIncludeTax, surroundings, settings)),
  };
}

function toSeller({ company }: SalesSurroundings, settings: Settings): InvoiceInput["seller"] {
  const { displayName, taxRegistrationNumber, country = "" } = company;
  const { legalName = displayName ?? "", registrationNumber } = settings;
  return {
    name: legalName,
    tradingName: legalName === displayName ? undefined : displayName,
    legalId: registrationNumber && toSchemedId(registrationNumber),
    vatNumber: toVatNumber(taxRegistrationNumber, country),
    address: {
      line1: company.addressLine1,
      line2: company.addressLine2,
      city: company.city,
      postCode: company.postalCode,
      subdivision: company.state,
      country,
    },
  };
}

function toBuyer(document: SalesDocument, { company, customers }: SalesSurroundings): InvoiceInput["buyer"] {
  const country = document.billToCountry ?? company.country ?? "";
  const { phoneNumber: phone, email } = document;
  return {
    name: document.billToName ?? document.customerName ?? "",
    vatNumber: toVatNumber(customers.get(document.billToCustomerId ?? "")?.taxRegistrationNumber, country),
    address: {
      line1: document.billToAddressLine1,
      line2: document.billToAddressLine2,
      city: document.billToCity,
      postCode: document.billToPostCode,
      subdivision: document.billToState,
      country,
    },
    contact: phone === undefined && email === undefined ? undefined : { phone, email },
  };
}

/** The shipment date stands on the lines; the last one counts. */
function toDelivery(
  document: SalesDocument,
  lines: readonly SalesLine[],
  companyCountry: string | undefined,
): InvoiceInput["delivery"] {
  if (document.kind === "CREDIT_NOTE") return undefined;
  const date = lines
    .flatMap(({ shipmentDate }) => shipmentDate ?? [])
    .toSorted()
    .at(-1);
  const { shipToAddressLine1: line1, shipToCity: city, shipToPostCode: postCode } = document;
  const country = document.shipToCountry ?? companyCountry ?? "";
  const known = line1 !== undefined || city !== undefined || postCode !== undefined;
  const { shipToAddressLine2: line2, shipToState: subdivision } = document;
  return { date, address: known ? { line1, line2, city, postCode, subdivision, country } : undefined };
}

/** SEPA credit transfers: the payer quotes the number; the G-account comes second. */
function toPaymentMeans(
  reference: string,
  { iban, gAccount, legalName }: Settings,
  displayName: string | undefined,
): InvoiceInput["paymentMeans"] {
  const accounts = [iban, gAccount].filter((account) => account !== undefined);
  return accounts.map((account) => ({ code: "58", reference, account, accountName: legalName ?? displayName }));
}

function toLine(
  line: SalesLine,
  pricesIncludeTax: boolean,
  { units }: SalesSurroundings,
  settings: Settings,
): LineInput {
  const { description, description2, lineType, lineObjectNumber, amountExcludingTax: amount } = line;
  // BR-27: a net price is never negative; what a line takes off shows in its quantity.
  const reversed = compare(line.unitPrice, ZERO) < 0;
  const quantity = reversed ? negate(line.quantity) : line.quantity;
  const withoutTax = pricesIncludeTax && !isZero(quantity);
  const price = withoutTax ? divide(amount, quantity, 10) : reversed ? negate(line.unitPrice) : line.unitPrice;
  const discount = withoutTax ? ZERO : line.discountAmount;
  return {
    quantity: formatDecimal(quantity),
    unitCode: toUnitCode(line, units, settings),
    amount: formatDecimal(amount),
    price: { net: formatDecimal(price) },
    allowances: isZero(discount) ? [] : [{ amount: formatDecimal(discount), reason: "Regelkorting", reasonCode: "95" }],
    vat: toVat(line, settings),
    item: {
      name: description ?? lineObjectNumber ?? "",
      description: description2,
      sellerId: lineType === "Item" ? lineObjectNumber : undefined,
    },
  };
}

/** `EA` where no unit is meant (§6.2). A unit without code stays empty: a fault with its path, never a guess. */
function toUnitCode(
  { unitOfMeasureCode: unit, quantity, lineType }: SalesLine,
  units: SalesSurroundings["units"],
  { unitMap }: Settings,
): string {
  const countless = isZero(quantity) || (lineType !== "Item" && lineType !== "Resource");
  if (unit === undefined) return countless ? "EA" : "";
  return unitMap.get(unit) ?? units.get(unit) ?? "";
}

/** A rate of zero has many meanings: the settings must tell which. An unknown one stays empty, as a fault with its path. */
function toVat({ taxCode = "", taxPercent }: SalesLine, { vatCategories }: Settings): LineInput["vat"] {
  const code = vatCategories.get(taxCode) ?? (isZero(taxPercent) ? "" : "S");
  if (code === "O") return { code };
  return { code, rate: TAXED.includes(code) ? formatDecimal(taxPercent) : "0" };
}

const TAXED = ["S", "L", "M"];

/** The discount on the whole invoice, once per VAT category (§6.1). */
function toAllowances(lines: readonly SalesLine[], settings: Settings): InvoiceInput["allowances"] {
  const groups = new Map<string, { readonly vat: LineInput["vat"]; amount: Decimal }>();
  for (const line of lines) {
    const vat = toVat(line, settings);
    const key = `${vat.code} ${vat.rate}`;
    const group = groups.get(key) ?? { vat, amount: ZERO };
    group.amount = add(group.amount, subtract(line.amountExcludingTax, line.netAmount));
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ amount }) => !isZero(amount))
    .map(({ vat, amount }) => ({ amount: formatDecimal(amount), vat, reason: "Factuurkorting", reasonCode: "104" }));
}

/** Why no VAT is charged, where the category alone says it (VATEX). Reverse charge is completed by core. */
const EXEMPTION_CODES: Readonly<Record<string, string>> = { K: "VATEX-EU-IC", G: "VATEX-EU-G", O: "VATEX-EU-O" };

function toExemptions(lines: readonly SalesLine[], settings: Settings): InvoiceInput["vatBreakdown"] {
  const categories = new Map(lines.map((line) => toVat(line, settings)).map((vat) => [vat.code, vat]));
  return [...categories.values()].flatMap((category) => {
    const exemptionCode = EXEMPTION_CODES[category.code];
    const exemptionReason = category.code === "E" ? settings.exemptionReason : undefined;
    return (exemptionCode ?? exemptionReason) === undefined ? [] : [{ category, exemptionCode, exemptionReason }];
  });
}

const toSchemedId = (id: ParticipantId) => ({ scheme: schemeOf(id), value: valuePart(id) });

import type { Mapping } from "@erp-gateway/core";

/**
 * Business Central's own default mapping (business-central §6), repaired for the Netherlands (§6.4). Identifiers of
 * delivery, and the Legal ID of the customer card, are put on later.
 */
export const defaultMapping: Mapping = [
  { target: "BT-1", from: { field: "number" } },
  { target: "BT-2", from: { field: "issueDate" } },
  { target: "BT-5", from: { firstOf: [{ field: "currencyCode" }, { field: "company.currencyCode" }] } },
  { target: "BT-9", from: { field: "dueDate" } },
  // The API hides Your Reference of a credit memo (§2.8): that of the invoice it applies to serves.
  { target: "BT-10", from: { firstOf: [{ field: "yourReference" }, { field: "original.yourReference" }] } },
  { target: "BT-13", from: { field: "externalDocumentNumber" } },
  { target: "BT-20", from: { field: "paymentTerms" } },
  { target: "BT-25", from: { field: "original.number" } },
  { target: "BT-26", from: { field: "original.invoiceDate" } },

  { target: "BT-27", from: { firstOf: [{ field: "settings.legalName" }, { field: "company.displayName" }] } },
  { target: "BT-28", from: { field: "computed.tradingName" } },
  { target: "BT-30", from: { field: "settings.registrationNumber" } },
  { target: "BT-30-1", from: { field: "settings.registrationScheme" } },
  { target: "BT-31", from: { field: "computed.sellerVatNumber" } },
  { target: "BT-35", from: { field: "company.addressLine1" } },
  { target: "BT-36", from: { field: "company.addressLine2" } },
  { target: "BT-37", from: { field: "company.city" } },
  { target: "BT-38", from: { field: "company.postalCode" } },
  { target: "BT-39", from: { field: "company.state" } },
  { target: "BT-40", from: { field: "company.country" } },

  { target: "BT-44", from: { firstOf: [{ field: "billToName" }, { field: "customerName" }] } },
  { target: "BT-48", from: { field: "computed.buyerVatNumber" } },
  { target: "BT-50", from: { field: "billToAddressLine1" } },
  { target: "BT-51", from: { field: "billToAddressLine2" } },
  { target: "BT-52", from: { field: "billToCity" } },
  { target: "BT-53", from: { field: "billToPostCode" } },
  { target: "BT-54", from: { field: "billToState" } },
  { target: "BT-55", from: { firstOf: [{ field: "billToCountry" }, { field: "company.country" }] } },
  { target: "BT-57", from: { field: "phoneNumber" } },
  { target: "BT-58", from: { field: "email" } },

  { target: "BT-72", from: { field: "computed.shipmentDate" } },
  { target: "BT-75", from: { field: "shipToAddressLine1" } },
  { target: "BT-76", from: { field: "shipToAddressLine2" } },
  { target: "BT-77", from: { field: "shipToCity" } },
  { target: "BT-78", from: { field: "shipToPostCode" } },
  { target: "BT-79", from: { field: "shipToState" } },
  { target: "BT-80", from: { firstOf: [{ field: "shipToCountry" }, { field: "company.country" }] } },

  // SEPA credit transfers: the payer quotes the number; the G-account comes second.
  { target: "BT-81", from: { constant: "58" } },
  { target: "BT-83", from: { field: "number" } },
  { target: "BT-84", from: { field: "settings.iban" } },
  { target: "BT-85", from: { firstOf: [{ field: "settings.legalName" }, { field: "company.displayName" }] } },
  { target: "BT-81", occurrence: 2, from: { constant: "58" } },
  { target: "BT-83", occurrence: 2, from: { field: "number" } },
  { target: "BT-84", occurrence: 2, from: { field: "settings.gAccount" } },
  {
    target: "BT-85",
    occurrence: 2,
    from: { firstOf: [{ field: "settings.legalName" }, { field: "company.displayName" }] },
  },

  { target: "BG-20", from: { field: "computed.discounts" } },
  { target: "BT-109", from: { field: "totalAmountExcludingTax" } },
  { target: "BT-110", from: { field: "totalTaxAmount" } },
  { target: "BT-112", from: { field: "totalAmountIncludingTax" } },
  { target: "BG-23", from: { field: "computed.exemptions" } },

  { target: "BT-129", from: { field: "line.computed.quantity" } },
  { target: "BT-130", from: { field: "line.computed.unitCode" } },
  { target: "BT-131", from: { field: "line.amountExcludingTax" } },
  { target: "BG-27", from: { field: "line.computed.discounts" } },
  { target: "BT-146", from: { field: "line.computed.price" } },
  { target: "BT-151", from: { field: "line.computed.vatCategory" } },
  { target: "BT-152", from: { field: "line.computed.vatRate" } },
  { target: "BT-153", from: { firstOf: [{ field: "line.description" }, { field: "line.lineObjectNumber" }] } },
  { target: "BT-154", from: { field: "line.description2" } },
  { target: "BT-155", from: { field: "line.computed.itemNumber" } },
];

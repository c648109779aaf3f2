/**
 * The invoice of EN 16931 as data: each group's fields with their GraphQL type and business term. Output and input types
 * are both made from it. `!` is required, `[…]` a list (empty when absent), `computed` may be left out of an input.
 */
export interface GroupField {
  readonly type: string;
  readonly description: string;
  readonly computed?: true;
}

export interface Group {
  readonly description: string;
  readonly fields: Readonly<Record<string, GroupField>>;
}

const text = (description: string): GroupField => ({ type: "String", description });
const must = (type: string, description: string): GroupField => ({ type: `${type}!`, description });
const may = (type: string, description: string): GroupField => ({ type, description });
const list = (type: string, description: string): GroupField => ({ type: `[${type}]`, description });
const computed = (type: string, description: string): GroupField => ({ type, description, computed: true });

const ALLOWANCE: Readonly<Record<string, GroupField>> = {
  amount: must("Decimal", "BT-92, BT-99, BT-136, BT-141: without VAT."),
  base: may("Decimal", "BT-93, BT-100, BT-137, BT-142."),
  percentage: may("Decimal", "BT-94, BT-101, BT-138, BT-143."),
  reason: text("BT-97, BT-104, BT-139, BT-144."),
  reasonCode: text("BT-98, BT-105, BT-140, BT-145."),
  vat: may("VatCategory", "BT-95/96, BT-102/103; on document level only, and required there."),
};

export const GROUPS = {
  SchemedId: {
    description: "An identifier with the scheme it is from.",
    fields: { value: must("String", "The identifier."), scheme: text("ISO 6523 ICD or EAS code, e.g. `0106`.") },
  },
  InvoiceNote: {
    description: "BG-1.",
    fields: { text: must("String", "BT-22."), subjectCode: text("BT-21, UNTDID 4451.") },
  },
  PrecedingInvoice: {
    description: "BG-3: the invoice a credit note or correction is about.",
    fields: { number: must("String", "BT-25."), issueDate: may("Date", "BT-26.") },
  },
  InvoicePeriod: {
    description: "BG-14, BG-26.",
    fields: { start: may("Date", "BT-73, BT-134."), end: may("Date", "BT-74, BT-135.") },
  },
  InvoiceAddress: {
    description: "BG-5, BG-8, BG-12, BG-15.",
    fields: {
      line1: text("Street and number."),
      line2: text("Additional street."),
      line3: text("Additional line."),
      city: text("City."),
      postCode: text("Post code."),
      subdivision: text("Province or state."),
      country: must("String", "ISO 3166-1 alpha-2."),
    },
  },
  InvoiceContact: {
    description: "BG-6, BG-9.",
    fields: { name: text("BT-41, BT-56."), phone: text("BT-42, BT-57."), email: text("BT-43, BT-58.") },
  },
  InvoiceParty: {
    description: "BG-4 seller or BG-7 buyer. Endpoint and legal id are filled in from organization and customer card.",
    fields: {
      name: must("String", "BT-27, BT-44: name in the trade register."),
      tradingName: text("BT-28, BT-45."),
      endpoint: may("SchemedId", "BT-34, BT-49: electronic address."),
      identifiers: list("SchemedId", "BT-29, BT-46."),
      creditorIdentifier: text("BT-90: of a seller who collects by SEPA direct debit."),
      legalId: may("SchemedId", "BT-30, BT-47: legal registration."),
      vatNumber: text("BT-31, BT-48: with country prefix."),
      taxRegistration: text("BT-32."),
      legalInformation: text("BT-33."),
      address: must("InvoiceAddress", "BG-5, BG-8."),
      contact: may("InvoiceContact", "BG-6, BG-9."),
    },
  },
  Payee: {
    description: "BG-10: who is paid, when not the seller.",
    fields: {
      name: must("String", "BT-59."),
      identifier: may("SchemedId", "BT-60."),
      creditorIdentifier: text("BT-90: of a payee who collects by SEPA direct debit."),
      legalId: may("SchemedId", "BT-61."),
    },
  },
  TaxRepresentative: {
    description: "BG-11.",
    fields: {
      name: must("String", "BT-62."),
      vatNumber: must("String", "BT-63."),
      address: must("InvoiceAddress", "BG-12."),
    },
  },
  DeliveryInformation: {
    description: "BG-13.",
    fields: {
      name: text("BT-70."),
      location: may("SchemedId", "BT-71."),
      date: may("Date", "BT-72."),
      address: may("InvoiceAddress", "BG-15."),
    },
  },
  PaymentCard: {
    description: "BG-18.",
    fields: { number: must("String", "BT-87: last digits only."), holder: text("BT-88.") },
  },
  PaymentShare: {
    description: "NL-GA-01: what of the amount due is paid one way.",
    fields: {
      amount: must("Decimal", "NL-GA-03: the shares add up to the amount due."),
      terms: text("BT-20 of this share."),
    },
  },
  PaymentMeans: {
    description: "BG-16. A G-account stands as a second one.",
    fields: {
      id: text("NL-GA-04: `GACCOUNT` for a G-account, any other name for the other one."),
      share: may("PaymentShare", "NL-GA-01: with a G-account, both have one; needs the `id` (NL-GA-02)."),
      code: must("String", "BT-81, UNTDID 4461: 30 credit transfer, 58 SEPA credit transfer, …"),
      text: text("BT-82."),
      reference: text("BT-83: what the payer must quote."),
      account: text("BT-84: IBAN."),
      accountName: text("BT-85."),
      bic: text("BT-86."),
      card: may("PaymentCard", "BG-18."),
      mandate: text("BT-89."),
      debitedAccount: text("BT-91."),
    },
  },
  VatCategory: {
    description: "UNTDID 5305 category with its rate.",
    fields: {
      code: must("String", "S, Z, E, AE (btw verlegd), K, G, O, L or M."),
      rate: may("Decimal", "Percent; absent for O."),
    },
  },
  AllowanceCharge: { description: "BG-20, BG-21, BG-27, BG-28.", fields: ALLOWANCE },
  InvoiceTotals: {
    description: "BG-22. Computed; what an input gives nevertheless must agree.",
    fields: {
      lines: computed("Decimal!", "BT-106."),
      allowances: computed("Decimal", "BT-107."),
      charges: computed("Decimal", "BT-108."),
      withoutVat: computed("Decimal!", "BT-109."),
      vat: computed("Decimal!", "BT-110."),
      vatInAccountingCurrency: may("Decimal", "BT-111."),
      withVat: computed("Decimal!", "BT-112."),
      prepaid: may("Decimal", "BT-113."),
      rounding: may("Decimal", "BT-114."),
      payable: computed("Decimal!", "BT-115."),
    },
  },
  VatBreakdown: {
    description: "BG-23. Amounts are computed.",
    fields: {
      category: must("VatCategory", "BT-118, BT-119."),
      taxable: computed("Decimal!", "BT-116."),
      vat: computed("Decimal!", "BT-117."),
      exemptionReason: text("BT-120."),
      exemptionCode: text("BT-121, VATEX."),
    },
  },
  AttachedFile: {
    description: "BT-125.",
    fields: {
      name: must("String", "File name."),
      mimeCode: must("String", "E.g. `application/pdf`."),
      content: must("String", "base64."),
    },
  },
  Attachment: {
    description: "BG-24.",
    fields: {
      id: must("String", "BT-122."),
      description: text("BT-123."),
      url: text("BT-124."),
      file: may("AttachedFile", "BT-125."),
    },
  },
  Price: {
    description: "BG-29.",
    fields: {
      net: must("Decimal", "BT-146."),
      discount: may("Decimal", "BT-147."),
      gross: may("Decimal", "BT-148."),
      baseQuantity: may("Decimal", "BT-149; default 1."),
      baseUnitCode: text("BT-150."),
    },
  },
  ItemClassification: {
    description: "BT-158.",
    fields: {
      code: must("String", "The code."),
      list: must("String", "UNTDID 7143."),
      version: text("Version of the list."),
    },
  },
  ItemAttribute: {
    description: "BG-32.",
    fields: { name: must("String", "BT-160."), value: must("String", "BT-161.") },
  },
  Item: {
    description: "BG-31.",
    fields: {
      name: must("String", "BT-153."),
      description: text("BT-154."),
      sellerId: text("BT-155."),
      buyerId: text("BT-156."),
      standardId: may("SchemedId", "BT-157: GTIN has scheme 0160."),
      classifications: list("ItemClassification", "BT-158."),
      originCountry: text("BT-159."),
      attributes: list("ItemAttribute", "BG-32."),
    },
  },
  InvoiceLine: {
    description: "BG-25.",
    fields: {
      id: computed("String!", "BT-126; default its position."),
      note: text("BT-127."),
      objectIdentifier: may("SchemedId", "BT-128."),
      quantity: must("Decimal", "BT-129."),
      unitCode: must("String", "BT-130, UN/ECE Rec 20: C62 piece, HUR hour, MTK m², …"),
      amount: computed("Decimal!", "BT-131."),
      orderLineReference: text("BT-132."),
      accountingReference: text("BT-133."),
      period: may("InvoicePeriod", "BG-26."),
      allowances: list("AllowanceCharge", "BG-27."),
      charges: list("AllowanceCharge", "BG-28."),
      price: must("Price", "BG-29."),
      vat: must("VatCategory", "BG-30."),
      item: must("Item", "BG-31."),
    },
  },
  Passthrough: {
    description: "A part of a document that is no term of EN 16931.",
    fields: {
      place: must("String", "XPath of its parent; ends in `/@name` for an attribute, in `/text()` for text."),
      content: must("String", "The element as XML; of an attribute or text the value."),
    },
  },
  InvoiceContent: {
    description: "An invoice or credit note by EN 16931.",
    fields: {
      kind: must("DocumentType", "Which of the two."),
      specification: text("BT-24: as read; what is sent follows the format of the sending profile."),
      process: text("BT-23: business process, as read like BT-24."),
      number: must("String", "BT-1."),
      issueDate: must("Date", "BT-2."),
      typeCode: computed("String!", "BT-3, UNTDID 1001; default 380 or 381."),
      currency: must("String", "BT-5, ISO 4217."),
      vatAccountingCurrency: text("BT-6."),
      taxPointDate: may("Date", "BT-7."),
      taxPointDateCode: text("BT-8."),
      dueDate: may("Date", "BT-9."),
      buyerReference: text('BT-10: "uw referentie". It or the purchase order is required.'),
      projectReference: text("BT-11."),
      contractReference: text("BT-12."),
      purchaseOrderReference: text('BT-13: "extern documentnummer".'),
      salesOrderReference: text("BT-14."),
      receivingAdviceReference: text("BT-15."),
      despatchAdviceReference: text("BT-16."),
      tenderReference: text("BT-17."),
      invoicedObject: may("SchemedId", "BT-18."),
      accountingReference: text("BT-19."),
      paymentTerms: text("BT-20."),
      notes: list("InvoiceNote", "BG-1."),
      precedingInvoices: list("PrecedingInvoice", "BG-3."),
      seller: must("InvoiceParty", "BG-4."),
      buyer: must("InvoiceParty", "BG-7."),
      payee: may("Payee", "BG-10."),
      taxRepresentative: may("TaxRepresentative", "BG-11."),
      delivery: may("DeliveryInformation", "BG-13."),
      period: may("InvoicePeriod", "BG-14."),
      paymentMeans: list("PaymentMeans", "BG-16."),
      allowances: list("AllowanceCharge", "BG-20."),
      charges: list("AllowanceCharge", "BG-21."),
      totals: computed("InvoiceTotals!", "BG-22."),
      vatBreakdown: { ...list("VatBreakdown", "BG-23."), computed: true },
      attachments: list("Attachment", "BG-24."),
      lines: must("[InvoiceLine]", "BG-25, at least one."),
      passthrough: list("Passthrough", "What a document held beyond these terms; it is written back where it stood."),
    },
  },
} as const satisfies Record<string, Group>;

export type GroupName = keyof typeof GROUPS;

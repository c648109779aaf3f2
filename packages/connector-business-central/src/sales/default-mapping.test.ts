import {
  applyMapping,
  decimal,
  equals,
  formatDecimal,
  parseInvoice,
  parseMapping,
  parseSettings,
} from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { settings } from "../settings.ts";
import { defaultMapping } from "./default-mapping.ts";
import { salesCreditMemo, salesInvoice } from "./sales-document.ts";
import type { SalesSurroundings } from "./sales-surroundings.ts";
import { toSourceRecord } from "./to-source-record.ts";

const TERMS = "70000000-0000-4000-8000-000000000001";
const CUSTOMER = "20000000-0000-4000-8000-000000000001";
const ORIGINAL = "a1000000-0000-4000-8000-000000000001";
const NOTHING = "00000000-0000-0000-0000-000000000000";

const SURROUNDINGS: SalesSurroundings = {
  company: {
    displayName: "De Linde Bouw",
    addressLine1: "Lindelaan 12",
    addressLine2: undefined,
    city: "Lindebroek",
    state: undefined,
    country: "NL",
    postalCode: "3712 AB",
    taxRegistrationNumber: "8612.34.571.B01",
    currencyCode: "EUR",
  },
  customers: new Map([[CUSTOMER, { id: CUSTOMER, taxRegistrationNumber: "854321093B01" }]]),
  units: new Map([
    ["STUK", "H87"],
    ["ROL", undefined],
  ]),
  paymentTerms: new Map([[TERMS, "30 dagen netto"]]),
  originals: new Map([
    [ORIGINAL, { id: ORIGINAL, number: "VF1", invoiceDate: "2026-11-03", yourReference: "INK-4471" }],
  ]),
};

const LINE = {
  lineType: "Account",
  lineObjectNumber: "8000",
  description: "Gevel",
  description2: "",
  unitOfMeasureCode: "STUK",
  quantity: 2,
  unitPrice: 50,
  discountAmount: 0,
  taxCode: "BTW21",
  taxPercent: 21,
  amountExcludingTax: 100,
  netAmount: 100,
  shipmentDate: "2026-11-20",
};

const HEADER = {
  id: "b1000000-0000-4000-8000-000000000001",
  number: "VF2",
  externalDocumentNumber: "OPDR-1",
  dueDate: "2026-12-24",
  customerName: "Het Baken",
  customerNumber: "D1",
  billToName: "Het Baken Administratie",
  billToCustomerId: CUSTOMER,
  billToCustomerNumber: "D2",
  billToCity: "Bakendam",
  billToCountry: "",
  email: "facturen@baken.example",
  currencyCode: "EUR",
  paymentTermsId: TERMS,
  pricesIncludeTax: false,
  totalAmountExcludingTax: 100,
  totalTaxAmount: 21,
  totalAmountIncludingTax: 121,
  lastModifiedDateTime: "2026-11-24T09:00:00.123Z",
  documentAttachments: [],
};

type Raw = Readonly<Record<string, unknown>>;

const invoiceOf = (header: Raw = {}, ...lines: readonly Raw[]) =>
  salesInvoice.parse({
    ...HEADER,
    invoiceDate: "2026-11-24",
    customerPurchaseOrderReference: "Bakenhof",
    shipToCity: "Bakendam",
    salesInvoiceLines: (lines.length === 0 ? [{}] : lines).map((line) => ({ ...LINE, ...line })),
    ...header,
  });

const creditMemoOf = (header: Raw = {}) =>
  salesCreditMemo.parse({
    ...HEADER,
    externalDocumentNumber: "",
    creditMemoDate: "2026-11-24",
    invoiceId: ORIGINAL,
    salesCreditMemoLines: [LINE],
    ...header,
  });

function settingsOf(more: Raw = {}) {
  const base = {
    tenantId: "t",
    environmentName: "e",
    companyId: CUSTOMER,
    clientId: "c",
    clientSecret: "s",
    registrationNumber: "61234567",
    iban: "NL39RABO0300065264",
  };
  const parsed = parseSettings(settings, { ...base, ...more });
  return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.faults));
}

const map = (document: ReturnType<typeof invoiceOf> | ReturnType<typeof creditMemoOf>, more: Raw = {}) =>
  applyMapping(defaultMapping, toSourceRecord(document, SURROUNDINGS, settingsOf(more))).invoice;

/** What core makes of it: complete and in agreement with the ERP's totals, or this fails. */
function complete(input: ReturnType<typeof map>) {
  const parsed = parseInvoice(input);
  return parsed.ok ? parsed.value : expect.fail(JSON.stringify(parsed.faults));
}

const faultsOf = (input: ReturnType<typeof map>) => {
  const parsed = parseInvoice(input);
  return parsed.ok ? [] : parsed.faults.map(({ code, path }) => `${code} ${path}`);
};

describe("a posted sales invoice", () => {
  it("MUST follow the default mapping and its Dutch repair", () => {
    expect(complete(map(invoiceOf()))).toMatchObject({
      kind: "INVOICE",
      number: "VF2",
      issueDate: "2026-11-24",
      dueDate: "2026-12-24",
      buyerReference: "Bakenhof",
      purchaseOrderReference: "OPDR-1",
      paymentTerms: "30 dagen netto",
      precedingInvoices: [],
      seller: {
        name: "De Linde Bouw",
        legalId: { scheme: "0106", value: "61234567" },
        vatNumber: "NL861234571B01",
        address: { line1: "Lindelaan 12", city: "Lindebroek", postCode: "3712 AB", country: "NL" },
      },
      buyer: {
        name: "Het Baken Administratie",
        vatNumber: "NL854321093B01",
        address: { city: "Bakendam", country: "NL" },
        contact: { email: "facturen@baken.example" },
      },
      delivery: { date: "2026-11-20", address: { city: "Bakendam", country: "NL" } },
      paymentMeans: [{ code: "58", reference: "VF2", account: "NL39RABO0300065264", accountName: "De Linde Bouw" }],
      lines: [{ id: "1", unitCode: "H87", vat: { code: "S" }, item: { name: "Gevel" } }],
    });
    expect(complete(map(invoiceOf())).contractReference).toBeUndefined();
  });

  it("MUST name the legal name first and the G-account second", () => {
    const { seller, paymentMeans } = complete(
      map(invoiceOf(), { legalName: "Bouwbedrijf De Linde B.V.", gAccount: "NL91ABNA0417164300" }),
    );
    expect(seller).toMatchObject({ name: "Bouwbedrijf De Linde B.V.", tradingName: "De Linde Bouw" });
    expect(paymentMeans.map(({ account }) => account)).toEqual(["NL39RABO0300065264", "NL91ABNA0417164300"]);
  });

  it("MUST leave out comment lines", () => {
    const comment = { lineType: "Comment", lineObjectNumber: "", quantity: 0, amountExcludingTax: 0, netAmount: 0 };
    expect(map(invoiceOf({}, comment, {})).lines).toHaveLength(1);
  });

  it("MUST carry a line discount as an allowance of the line", () => {
    const discounted = { unitPrice: 60, discountAmount: 20 };
    const [line] = complete(map(invoiceOf({}, discounted))).lines;
    expect(line?.allowances).toMatchObject([{ reasonCode: "95" }]);
    expect(line && equals(line.amount, decimal("100"))).toBe(true);
  });

  it("MUST carry the invoice discount once per VAT category", () => {
    const lines = [{ netAmount: 90 }, { netAmount: 90 }, { taxCode: "BTW9", taxPercent: 9, netAmount: 90 }];
    const totals = { totalAmountExcludingTax: 270, totalTaxAmount: 45.9, totalAmountIncludingTax: 315.9 };
    const { allowances } = complete(map(invoiceOf(totals, ...lines)));
    expect(allowances.map(({ amount }) => formatDecimal(amount))).toEqual(["20", "10"]);
  });

  it("MUST take VAT out of prices that include it", () => {
    const included = { quantity: 3, unitPrice: 12.1, discountAmount: 0, amountExcludingTax: 30, netAmount: 30 };
    const totals = { totalAmountExcludingTax: 30, totalTaxAmount: 6.3, totalAmountIncludingTax: 36.3 };
    const [line] = complete(map(invoiceOf({ pricesIncludeTax: true, ...totals }, included))).lines;
    expect(line && formatDecimal(line.price.net)).toBe("10.0000000000");
  });

  it("MUST show what a line takes off in its quantity, since a price is never negative", () => {
    const less = { quantity: 1, unitPrice: -10, amountExcludingTax: -10, netAmount: -10 };
    const totals = { totalAmountExcludingTax: 90, totalTaxAmount: 18.9, totalAmountIncludingTax: 108.9 };
    const [, line] = complete(map(invoiceOf(totals, {}, less))).lines;
    expect(line && [line.quantity, line.price.net].map(formatDecimal)).toEqual(["-1", "10"]);
  });

  it("MUST be a fault when the ERP's totals are not those of the lines", () => {
    expect(faultsOf(map(invoiceOf({ totalTaxAmount: 20.99, totalAmountIncludingTax: 120.99 })))).toEqual([
      "INV-TOTAL-VAT $.totals.vat",
      "INV-TOTAL-WITH-VAT $.totals.withVat",
    ]);
  });
});

it("MUST be a mapping as anybody could save it", () => {
  expect(parseMapping(defaultMapping)).toEqual({ ok: true, value: defaultMapping });
});

describe("a source record", () => {
  it("MUST hold whatever the API shows, as text, for custom mappings", () => {
    const more = {
      salesperson: " JO ",
      discountAppliedBeforeTax: true,
      remainingAmount: 0.1,
      shipmentDate: "0001-01-01",
    };
    const document = invoiceOf({ ...more, sellToAddress: { street: "x" }, "@odata.etag": 'W/"1"' }, { costCode: "K7" });
    const record = toSourceRecord(document, SURROUNDINGS, settingsOf());
    expect(record).toMatchObject({
      salesperson: "JO",
      discountAppliedBeforeTax: "true",
      remainingAmount: "0.1",
      totalAmountIncludingTax: "121",
      lines: [{ costCode: "K7", quantity: "2" }],
    });
    for (const absent of ["shipmentDate", "billToCountry", "sellToAddress"]) expect(record).not.toHaveProperty(absent);
  });

  it("MUST NOT hold a credential", () => {
    const record = toSourceRecord(invoiceOf(), SURROUNDINGS, settingsOf({ clientSecret: "hush-hush" }));
    expect(JSON.stringify(record)).not.toContain("hush-hush");
  });
});

describe("VAT categories", () => {
  const untaxed = { totalTaxAmount: 0, totalAmountIncludingTax: 100 };

  it.each([
    ["AE", { exemptionReason: "Btw verlegd", exemptionCode: "VATEX-EU-AE" }],
    ["K", { exemptionCode: "VATEX-EU-IC" }],
    ["G", { exemptionCode: "VATEX-EU-G" }],
    ["O", { exemptionCode: "VATEX-EU-O" }],
    ["E", { exemptionReason: "Vrijgesteld, art. 11 Wet OB" }],
    ["Z", {}],
  ])("MUST come from the settings where no VAT is charged: %s, with its reason", (category, exemption) => {
    const document = invoiceOf(untaxed, { taxCode: "NUL", taxPercent: 0 });
    const more = { vatCategories: `NUL=${category}`, exemptionReason: "Vrijgesteld, art. 11 Wet OB" };
    const { vatBreakdown, lines } = complete(map(document, more));
    expect(lines[0]?.vat.code).toBe(category);
    expect(vatBreakdown).toMatchObject([{ category: { code: category }, ...exemption }]);
  });

  it("MUST be a fault, never a guess, where no VAT is charged and the settings do not say why", () => {
    const document = invoiceOf(untaxed, { taxCode: "NUL", taxPercent: 0 });
    expect(faultsOf(map(document))).toEqual(["INV-TEXT-01 $.lines[0].vat.code"]);
  });
});

describe("units", () => {
  it("MUST prefer the settings over the standard code of the ERP", () => {
    expect(map(invoiceOf(), { unitMap: "STUK=C62" }).lines[0]?.unitCode).toBe("C62");
  });

  it("MUST be EA where a ledger line has none, and a fault where an item has none", () => {
    expect(map(invoiceOf({}, { unitOfMeasureCode: "" })).lines[0]?.unitCode).toBe("EA");
    const item = invoiceOf({}, { lineType: "Item", unitOfMeasureCode: "" });
    expect(faultsOf(map(item))).toEqual(["INV-TEXT-01 $.lines[0].unitCode"]);
  });

  it("MUST be a fault where nobody gave the unit a code", () => {
    expect(faultsOf(map(invoiceOf({}, { unitOfMeasureCode: "ROL" })))).toEqual(["INV-TEXT-01 $.lines[0].unitCode"]);
  });
});

describe("a posted sales credit memo", () => {
  it("MUST name the invoice it corrects, and inherit the reference that the API hides", () => {
    expect(complete(map(creditMemoOf()))).toMatchObject({
      kind: "CREDIT_NOTE",
      buyerReference: "INK-4471",
      precedingInvoices: [{ number: "VF1", issueDate: "2026-11-03" }],
    });
  });

  it("MUST do without an invoice to correct", () => {
    const { precedingInvoices, buyerReference, delivery } = complete(map(creditMemoOf({ invoiceId: NOTHING })));
    expect({ precedingInvoices, buyerReference, delivery }).toEqual({ precedingInvoices: [] });
  });
});

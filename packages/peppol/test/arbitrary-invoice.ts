import { completeInvoice, type Decimal, type Invoice, type InvoiceDraft, parseLocalDate } from "@erp-gateway/core";
import fc from "fast-check";

/** White space around a value does not survive XML; everything else does. */
const text = fc
  .array(fc.oneof(fc.constantFrom(..."<>&\"'é€ \t\n]#"), fc.string({ unit: "grapheme-ascii", maxLength: 6 })), {
    maxLength: 8,
  })
  .map((parts) => `x${parts.join("")}x`);
const code = fc.string({ unit: fc.constantFrom(..."ABC123"), minLength: 1, maxLength: 4 });
const country = fc.constantFrom("NL", "BE", "DE");
const date = fc.integer({ min: 0, max: 20_000 }).map((day) => {
  const parsed = parseLocalDate(new Date(day * 86_400_000).toISOString().slice(0, 10));
  if (!parsed.ok) throw new Error("not a day");
  return parsed.value;
});
const decimal = (scale: number, max: number, min = 0): fc.Arbitrary<Decimal> =>
  fc.integer({ min, max }).map((units) => ({ units: BigInt(units), scale }));
const amount = decimal(2, 1_000_000);
const price = fc.integer({ min: 0, max: 4 }).chain((scale) => decimal(scale, 100_000));
const quantity = fc.integer({ min: 0, max: 3 }).chain((scale) => decimal(scale, 10_000, 1));

const schemedId = fc.record(
  { value: text, scheme: fc.constantFrom("0106", "0190", "0088") },
  { requiredKeys: ["value"] },
);
const period = fc.record({ start: date, end: date }, { requiredKeys: ["start"] });
const address = fc.record(
  { line1: text, line2: text, line3: text, city: text, postCode: text, subdivision: text, country },
  { requiredKeys: ["country"] },
);
const party = fc.record(
  {
    name: text,
    tradingName: text,
    endpoint: schemedId,
    identifiers: fc.array(schemedId, { maxLength: 2 }),
    creditorIdentifier: text,
    legalId: schemedId,
    vatNumber: text,
    taxRegistration: text,
    legalInformation: text,
    address,
    contact: fc.record({ name: text, phone: text, email: text }, { requiredKeys: ["name"] }),
  },
  { requiredKeys: ["name", "identifiers", "address"] },
);
const vat = fc.constantFrom(
  { code: "S", rate: { units: 21n, scale: 0 } },
  { code: "S", rate: { units: 900n, scale: 2 } },
  { code: "Z", rate: { units: 0n, scale: 0 } },
  { code: "AE", rate: { units: 0n, scale: 1 } },
);
const onLine = { amount, base: amount, percentage: price, reason: text, reasonCode: code };
const allowance = fc.record({ ...onLine, vat }, { requiredKeys: ["amount", "vat"] });
const allowanceOnLine = fc.record(onLine, { requiredKeys: ["amount"] });
const priceGroup = fc.oneof(
  fc.record({ net: price }),
  fc.record({ net: price, discount: price, gross: price }),
  fc.record({ net: price, gross: price }),
  fc.record(
    { net: price, discount: price, baseQuantity: quantity, baseUnitCode: code },
    { requiredKeys: ["net", "baseQuantity"] },
  ),
);
const item = fc.record(
  {
    name: text,
    description: text,
    sellerId: text,
    buyerId: text,
    standardId: schemedId,
    classifications: fc.array(
      fc.record({ code: text, list: code, version: text }, { requiredKeys: ["code", "list"] }),
      { maxLength: 2 },
    ),
    originCountry: country,
    attributes: fc.array(fc.record({ name: text, value: text }), { maxLength: 2 }),
  },
  { requiredKeys: ["name", "classifications", "attributes"] },
);
const line = fc.record(
  {
    note: text,
    objectIdentifier: schemedId,
    quantity,
    unitCode: code,
    orderLineReference: text,
    accountingReference: text,
    period,
    allowances: fc.array(allowanceOnLine, { maxLength: 2 }),
    charges: fc.array(allowanceOnLine, { maxLength: 2 }),
    price: priceGroup,
    vat,
    item,
  },
  { requiredKeys: ["quantity", "unitCode", "allowances", "charges", "price", "vat", "item"] },
);
const paymentMeans = fc.record(
  {
    code,
    text,
    reference: text,
    account: text,
    accountName: text,
    bic: text,
    card: fc.record({ number: text, holder: text }, { requiredKeys: ["number"] }),
    mandate: text,
    debitedAccount: text,
  },
  { requiredKeys: ["code"] },
);
const share = fc.record({ amount, terms: text }, { requiredKeys: ["amount"] });
const withGAccount = fc
  .tuple(paymentMeans, share, paymentMeans, share)
  .map(([own, ownShare, blocked, blockedShare]) => [
    { ...own, id: "OWN", share: ownShare },
    { ...blocked, id: "GACCOUNT", share: blockedShare },
  ]);
const file = fc.record({
  name: text,
  mimeCode: fc.constant("application/pdf"),
  content: fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString("base64")),
});

const draft: fc.Arbitrary<InvoiceDraft> = fc.record(
  {
    kind: fc.constantFrom("INVOICE" as const, "CREDIT_NOTE" as const),
    number: text,
    issueDate: date,
    currency: fc.constant("EUR"),
    vatAccountingCurrency: fc.constantFrom("SEK", "DKK"),
    taxPointDate: date,
    taxPointDateCode: fc.constantFrom("3", "35", "432"),
    dueDate: date,
    buyerReference: text,
    projectReference: text,
    contractReference: text,
    purchaseOrderReference: text,
    salesOrderReference: text,
    receivingAdviceReference: text,
    despatchAdviceReference: text,
    tenderReference: text,
    invoicedObject: schemedId,
    accountingReference: text,
    paymentTerms: text,
    notes: fc.array(fc.record({ text, subjectCode: fc.constant("AAI") }, { requiredKeys: ["text"] }), { maxLength: 2 }),
    precedingInvoices: fc.array(fc.record({ number: text, issueDate: date }, { requiredKeys: ["number"] }), {
      maxLength: 2,
    }),
    seller: party,
    buyer: party,
    payee: fc.record(
      { name: text, identifier: schemedId, creditorIdentifier: text, legalId: schemedId },
      { requiredKeys: ["name"] },
    ),
    taxRepresentative: fc.record({ name: text, vatNumber: text, address }),
    delivery: fc.record({ name: text, location: schemedId, date, address }, { requiredKeys: ["date"] }),
    period,
    paymentMeans: fc.oneof(fc.array(paymentMeans, { minLength: 1, maxLength: 2 }), withGAccount),
    allowances: fc.array(allowance, { maxLength: 2 }),
    charges: fc.array(allowance, { maxLength: 2 }),
    totals: fc.record({ prepaid: amount, rounding: amount, vatInAccountingCurrency: amount }, { requiredKeys: [] }),
    vatBreakdown: fc.constant([]),
    attachments: fc.array(fc.record({ id: text, description: text, url: text, file }, { requiredKeys: ["id"] }), {
      maxLength: 2,
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  },
  {
    requiredKeys: [
      "kind",
      "number",
      "issueDate",
      "currency",
      "vatAccountingCurrency",
      "notes",
      "precedingInvoices",
      "seller",
      "buyer",
      "paymentMeans",
      "allowances",
      "charges",
      "vatBreakdown",
      "attachments",
      "lines",
    ],
  },
);

/** Complete invoices and credit notes with any of the optional terms; their amounts agree. */
export const arbitraryInvoice: fc.Arbitrary<Invoice> = draft.map((input) => {
  const invoice = completeInvoice(input);
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return invoice.value;
});

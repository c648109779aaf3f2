import { z } from "zod";
import { parseDecimal } from "../decimal/decimal.ts";
import type { Result } from "../fault.ts";
import { parseLocalDate } from "../local-date.ts";
import type * as model from "./invoice.ts";
import type { BreakdownDraft, InvoiceDraft, LineDraft } from "./invoice-draft.ts";
import { type InvoiceInputFault, MOST_LINES } from "./invoice-input-faults.ts";
import { isWithinLimits } from "./passthrough.ts";

/** Every key of the model, each with a schema that yields its type: a new field of the model does not compile without. */
type Shape<T> = { readonly [Key in keyof T]-?: z.ZodType<T[Key]> };

const code = (fault: InvoiceInputFault) => ({ error: fault });

const NOT_IN_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;
const text = z
  .string()
  .regex(/\S/, code("INV-TEXT-01"))
  .max(10_000, code("INV-TEXT-02"))
  .refine((value) => !NOT_IN_XML.test(value), code("INV-TEXT-03"));
const currency = z.string().regex(/^[A-Z]{3}$/, code("INV-CURRENCY"));
const country = z.string().regex(/^[A-Z]{2}$/, code("INV-COUNTRY"));
const base64 = z
  .string()
  .refine((value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value), code("INV-BASE64"));

const read = <T>(source: z.ZodString, parse: (value: string) => Result<T>) =>
  source.transform((value, context): T => {
    const parsed = parse(value);
    if (parsed.ok) return parsed.value;
    for (const fault of parsed.faults) context.addIssue(fault.code);
    return z.NEVER;
  });
const decimal = read(z.string(code("INV-DECIMAL")), parseDecimal);
const date = read(z.string(), parseLocalDate);

const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

const schemedId = z.strictObject({ value: text, scheme: text.exactOptional() } satisfies Shape<model.SchemedId>);

const period = z.strictObject({
  start: date.exactOptional(),
  end: date.exactOptional(),
} satisfies Shape<model.Period>);

const address = z.strictObject({
  line1: text.exactOptional(),
  line2: text.exactOptional(),
  line3: text.exactOptional(),
  city: text.exactOptional(),
  postCode: text.exactOptional(),
  subdivision: text.exactOptional(),
  country,
} satisfies Shape<model.Address>);

const contact = z.strictObject({
  name: text.exactOptional(),
  phone: text.exactOptional(),
  email: text.exactOptional(),
} satisfies Shape<model.Contact>);

const party = z.strictObject({
  name: text,
  tradingName: text.exactOptional(),
  endpoint: schemedId.exactOptional(),
  identifiers: list(schemedId),
  creditorIdentifier: text.exactOptional(),
  legalId: schemedId.exactOptional(),
  vatNumber: text.exactOptional(),
  taxRegistration: text.exactOptional(),
  legalInformation: text.exactOptional(),
  address,
  contact: contact.exactOptional(),
} satisfies Shape<model.Party>);

const payee = z.strictObject({
  name: text,
  identifier: schemedId.exactOptional(),
  creditorIdentifier: text.exactOptional(),
  legalId: schemedId.exactOptional(),
} satisfies Shape<model.Payee>);

const taxRepresentative = z.strictObject({
  name: text,
  vatNumber: text,
  address,
} satisfies Shape<model.TaxRepresentative>);

const delivery = z.strictObject({
  name: text.exactOptional(),
  location: schemedId.exactOptional(),
  date: date.exactOptional(),
  address: address.exactOptional(),
} satisfies Shape<model.DeliveryInformation>);

const paymentShare = z.strictObject({
  amount: decimal,
  terms: text.exactOptional(),
} satisfies Shape<model.PaymentShare>);

const paymentMeans = z
  .strictObject({
    id: text.exactOptional(),
    share: paymentShare.exactOptional(),
    code: text,
    text: text.exactOptional(),
    reference: text.exactOptional(),
    account: text.exactOptional(),
    accountName: text.exactOptional(),
    bic: text.exactOptional(),
    card: z.strictObject({ number: text, holder: text.exactOptional() }).exactOptional(),
    mandate: text.exactOptional(),
    debitedAccount: text.exactOptional(),
  } satisfies Shape<model.PaymentMeans>)
  .refine(({ id, share }) => share === undefined || id !== undefined, { ...code("INV-SHARE-01"), path: ["id"] });

const vatCategory = z
  .strictObject({ code: text, rate: decimal.exactOptional() } satisfies Shape<model.VatCategory>)
  .refine(({ code, rate }) => code === "O" || rate !== undefined, { ...code("INV-VAT-RATE"), path: ["rate"] });

const onLine = {
  amount: decimal,
  base: decimal.exactOptional(),
  percentage: decimal.exactOptional(),
  reason: text.exactOptional(),
  reasonCode: text.exactOptional(),
} satisfies Shape<Omit<model.AllowanceCharge, "vat">>;
const onDocument = { ...onLine, vat: vatCategory } satisfies Shape<model.AllowanceCharge>;

const totals = z.strictObject({
  lines: decimal.exactOptional(),
  allowances: decimal.exactOptional(),
  charges: decimal.exactOptional(),
  withoutVat: decimal.exactOptional(),
  vat: decimal.exactOptional(),
  vatInAccountingCurrency: decimal.exactOptional(),
  withVat: decimal.exactOptional(),
  prepaid: decimal.exactOptional(),
  rounding: decimal.exactOptional(),
  payable: decimal.exactOptional(),
} satisfies Shape<model.Totals>);

const breakdown = z.strictObject({
  category: vatCategory,
  taxable: decimal.exactOptional(),
  vat: decimal.exactOptional(),
  exemptionReason: text.exactOptional(),
  exemptionCode: text.exactOptional(),
} satisfies Shape<BreakdownDraft>);

const attachment = z.strictObject({
  id: text,
  description: text.exactOptional(),
  url: text.exactOptional(),
  file: z.strictObject({ name: text, mimeCode: text, content: base64 }).exactOptional(),
} satisfies Shape<model.Attachment>);

const price = z.strictObject({
  net: decimal,
  discount: decimal.exactOptional(),
  gross: decimal.exactOptional(),
  baseQuantity: decimal.refine(({ units }) => units > 0n, code("INV-BASE-QUANTITY")).exactOptional(),
  baseUnitCode: text.exactOptional(),
} satisfies Shape<model.Price>);

const item = z.strictObject({
  name: text,
  description: text.exactOptional(),
  sellerId: text.exactOptional(),
  buyerId: text.exactOptional(),
  standardId: schemedId.exactOptional(),
  classifications: list(z.strictObject({ code: text, list: text, version: text.exactOptional() })),
  originCountry: country.exactOptional(),
  attributes: list(z.strictObject({ name: text, value: text })),
} satisfies Shape<model.Item>);

const line = z.strictObject({
  id: text.exactOptional(),
  note: text.exactOptional(),
  objectIdentifier: schemedId.exactOptional(),
  quantity: decimal,
  unitCode: text,
  amount: decimal.exactOptional(),
  orderLineReference: text.exactOptional(),
  accountingReference: text.exactOptional(),
  period: period.exactOptional(),
  allowances: list(z.strictObject(onLine)),
  charges: list(z.strictObject(onLine)),
  price,
  vat: vatCategory,
  item,
} satisfies Shape<LineDraft>);

/** Whether the place and the XML hold is for who writes the document. */
const passthrough = z
  .array(
    z.strictObject({
      place: text,
      content: z.string().refine((value) => !NOT_IN_XML.test(value), code("INV-TEXT-03")),
    } satisfies Shape<model.Passthrough>),
  )
  .refine((entries) => isWithinLimits(entries), code("INV-PASSTHROUGH-01"));

/** Reads an `InvoiceInput` without absent members; the message of an issue is a fault code. */
export const invoiceSchema = z.strictObject({
  kind: z.enum(["INVOICE", "CREDIT_NOTE"], code("INV-KIND")),
  specification: text.exactOptional(),
  process: text.exactOptional(),
  number: text,
  issueDate: date,
  typeCode: text.exactOptional(),
  currency,
  vatAccountingCurrency: currency.exactOptional(),
  taxPointDate: date.exactOptional(),
  taxPointDateCode: text.exactOptional(),
  dueDate: date.exactOptional(),
  buyerReference: text.exactOptional(),
  projectReference: text.exactOptional(),
  contractReference: text.exactOptional(),
  purchaseOrderReference: text.exactOptional(),
  salesOrderReference: text.exactOptional(),
  receivingAdviceReference: text.exactOptional(),
  despatchAdviceReference: text.exactOptional(),
  tenderReference: text.exactOptional(),
  invoicedObject: schemedId.exactOptional(),
  accountingReference: text.exactOptional(),
  paymentTerms: text.exactOptional(),
  notes: list(z.strictObject({ text, subjectCode: text.exactOptional() } satisfies Shape<model.Note>)),
  precedingInvoices: list(
    z.strictObject({ number: text, issueDate: date.exactOptional() } satisfies Shape<model.PrecedingInvoice>),
  ),
  seller: party,
  buyer: party,
  payee: payee.exactOptional(),
  taxRepresentative: taxRepresentative.exactOptional(),
  delivery: delivery.exactOptional(),
  period: period.exactOptional(),
  paymentMeans: list(paymentMeans),
  allowances: list(z.strictObject(onDocument)),
  charges: list(z.strictObject(onDocument)),
  totals: totals.exactOptional(),
  vatBreakdown: list(breakdown),
  attachments: list(attachment),
  lines: z.array(line).min(1, code("INV-LINES-01")).max(MOST_LINES, code("INV-LINES-02")),
  passthrough: passthrough.exactOptional(),
} satisfies Shape<InvoiceDraft>);

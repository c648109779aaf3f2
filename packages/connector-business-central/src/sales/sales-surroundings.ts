import { z } from "zod";
import type { OData } from "../odata/odata.ts";
import { date, text } from "../odata/row-fields.ts";
import type { SalesDocument } from "./sales-document.ts";

const companyInformation = z.object({
  displayName: text,
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  country: text,
  postalCode: text,
  taxRegistrationNumber: text,
  currencyCode: text,
});

const customer = z.object({ id: z.string(), taxRegistrationNumber: text });
const unitOfMeasure = z.object({ code: z.string(), internationalStandardCode: text });
const paymentTerm = z.object({ id: z.string(), displayName: text });
const original = z
  .object({ id: z.string(), number: z.string(), invoiceDate: date, customerPurchaseOrderReference: text })
  .transform(({ customerPurchaseOrderReference: yourReference, ...rest }) => ({ ...rest, yourReference }));

/** What stands on an invoice and not in its own record. */
export interface SalesSurroundings {
  readonly company: z.output<typeof companyInformation>;
  readonly customers: ReadonlyMap<string, z.output<typeof customer>>;
  /** Unit → International Standard Code. */
  readonly units: ReadonlyMap<string, string | undefined>;
  /** Id → description. */
  readonly paymentTerms: ReadonlyMap<string, string | undefined>;
  /** Invoices that credit memos apply to. */
  readonly originals: ReadonlyMap<string, z.output<typeof original>>;
}

/** Five requests, however many documents. @throws ConnectorError */
export async function readSurroundings(odata: OData, documents: readonly SalesDocument[]): Promise<SalesSurroundings> {
  const byIds = async <Row extends { readonly id: string }>(
    address: string,
    ids: readonly (string | undefined)[],
    row: z.ZodType<Row>,
  ): Promise<ReadonlyMap<string, Row>> => {
    const wanted = [...new Set(ids.filter((id) => id !== undefined))].map((id) => `id eq ${id}`);
    if (wanted.length === 0) return new Map();
    const rows = await odata.list(`${address}&$filter=${wanted.join(" or ")}`, row);
    return new Map(rows.map((found) => [found.id, found]));
  };
  const [companies, units, terms, customers, originals] = [
    await odata.list("companyInformation", companyInformation),
    await odata.list("unitsOfMeasure", unitOfMeasure),
    await odata.list("paymentTerms", paymentTerm),
    await byIds(
      "customers?$select=id,taxRegistrationNumber",
      documents.map(({ billToCustomerId }) => billToCustomerId),
      customer,
    ),
    await byIds(
      "salesInvoices?$select=id,number,invoiceDate,customerPurchaseOrderReference",
      documents.map(({ appliesToId }) => appliesToId),
      original,
    ),
  ];
  return {
    company: companies[0] ?? companyInformation.parse({}),
    customers,
    units: new Map(units.map((unit) => [unit.code, unit.internationalStandardCode])),
    paymentTerms: new Map(terms.map(({ id, displayName }) => [id, displayName])),
    originals,
  };
}

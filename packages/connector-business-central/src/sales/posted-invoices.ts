import { applyMapping, type PostedInvoice, type PostedInvoicePage } from "@erp-gateway/core";
import { z } from "zod";
import type { OData } from "../odata/odata.ts";
import type { Settings } from "../settings.ts";
import { defaultMapping } from "./default-mapping.ts";
import { readSalesAttachments } from "./sales-attachments.ts";
import { type SalesDocument, salesCreditMemo, salesInvoice } from "./sales-document.ts";
import { readSurroundings } from "./sales-surroundings.ts";
import { toSourceRecord } from "./to-source-record.ts";

const SETS = {
  salesInvoices: { row: salesInvoice, lines: "salesInvoiceLines", after: "salesCreditMemos" },
  salesCreditMemos: { row: salesCreditMemo, lines: "salesCreditMemoLines", after: undefined },
} as const;

/** Where reading stands: what was seen of each set, and the page of the set that comes next. */
const position = z.object({
  reading: z.enum(["salesInvoices", "salesCreditMemos"]).default("salesInvoices"),
  /** Reading a set begins with what was modified after this. */
  since: z.object({ salesInvoices: z.string().optional(), salesCreditMemos: z.string().optional() }).default({}),
  /** Latest modification seen in the set that is being read, milliseconds since 1970. */
  highMs: z.number().optional(),
  next: z.string().optional(),
});

/** Records that were written before others and became visible after them must not be missed (§2.3). */
const OVERLAP_MS = 10 * 60_000;
const PAGE_SIZE = 50;

/**
 * Invoices, then credit memos, each set ordered by modification. Payments and disputes modify a document as well, so
 * that it comes again. @throws ConnectorError
 */
export async function readPostedInvoices(
  odata: OData,
  settings: Settings,
  cursor: string | undefined,
): Promise<PostedInvoicePage> {
  const from = position.parse(cursor === undefined ? {} : JSON.parse(cursor));
  const { reading, since } = from;
  const set = SETS[reading];
  const address = from.next ?? addressOf(reading, since[reading], settings);
  const page = await odata.page<SalesDocument>(address, set.row, { pageSize: PAGE_SIZE });

  const highs = page.rows.map((row) => Date.parse(row.lastModifiedDateTime)).concat(from.highMs ?? []);
  const highMs = highs.length === 0 ? undefined : Math.max(...highs);
  const seen = highMs === undefined ? since[reading] : new Date(highMs - OVERLAP_MS).toISOString();
  const to: z.input<typeof position> =
    page.next === undefined
      ? { reading: set.after, since: { ...since, [reading]: seen } }
      : { reading, since, highMs, next: page.next };
  return {
    invoices: await toPostedInvoices(odata, settings, page.rows),
    cursor: JSON.stringify(to),
    more: page.next !== undefined || set.after !== undefined,
  };
}

function addressOf(set: keyof typeof SETS, since: string | undefined, { postedFrom }: Settings): string {
  const filters = [
    "status ne 'Draft' and status ne 'In Review'",
    ...(since === undefined ? [] : [`lastModifiedDateTime gt ${since}`]),
    ...(postedFrom === undefined ? [] : [`postingDate ge ${postedFrom}`]),
  ];
  const expand = `${SETS[set].lines},documentAttachments`;
  return `${set}?$filter=${filters.join(" and ")}&$orderby=lastModifiedDateTime&$expand=${expand}`;
}

async function toPostedInvoices(
  odata: OData,
  settings: Settings,
  documents: readonly SalesDocument[],
): Promise<readonly PostedInvoice[]> {
  if (documents.length === 0) return [];
  const surroundings = await readSurroundings(odata, documents);
  const invoices: PostedInvoice[] = [];
  for (const document of documents) {
    const attachments = await readSalesAttachments(odata, document.documentAttachments);
    const source = toSourceRecord(document, surroundings, settings);
    invoices.push({
      reference: document.id,
      customerNumber: document.billToCustomerNumber ?? document.customerNumber ?? "",
      invoice: { ...applyMapping(defaultMapping, source).invoice, attachments },
      source,
    });
  }
  return invoices;
}

import { createHash } from "node:crypto";
import { type JsonObject, optionalCount, optionalText, readJsonObject, requiredText } from "../http/json-body.ts";
import { json, type Route } from "../http/message.ts";
import { BadRequest, routeTable } from "../http/route-table.ts";
import { type Company, nextNumber, type Surroundings } from "./company/company.ts";
import {
  postSalesDocument,
  SALES_INVOICE_SERIES,
  type SalesDocument,
  type SalesDraft,
  type SalesLineDraft,
} from "./company/sales-document.ts";
import { toExact } from "./exact.ts";
import { parseQuery, partNames } from "./odata/query.ts";
import { type Rendered, renderRow } from "./odata/render.ts";
import { purchaseInvoices } from "./pages/purchase-invoices.ts";
import { Refusal } from "./refusal.ts";
import type { Throttle } from "./throttle.ts";

/** What a test may see and do behind the back of the API. */
export const createControl = (company: Company, surroundings: Surroundings, throttle: Throttle): Route =>
  routeTable({
    "GET /control/business-central/purchase-invoices": () => json(200, listPurchaseInvoices(company, surroundings)),
    "POST /control/business-central/posted-sales-invoice": (request) => {
      const { id, number } = addSalesInvoice(company, readJsonObject(request), surroundings);
      return json(201, { id, number });
    },
    "POST /control/business-central/throttle": (request) => {
      const body = readJsonObject(request);
      throttle.turnAway(optionalCount(body, "times") ?? 1, optionalCount(body, "retryAfterSeconds"));
      return { status: 204 };
    },
  });

/** As the API shows them, enum values in plain text, attachments with the hash of their bytes. */
function listPurchaseInvoices(company: Company, surroundings: Surroundings): readonly Rendered[] {
  const set = purchaseInvoices(company, surroundings, { attachmentInPost: false });
  const expand = "purchaseInvoiceLines($expand=dimensionSetLines),dimensionSetLines";
  const query = parseQuery(new Map([["$expand", expand]]), set, partNames(set));
  return set.rows().map((row) => ({
    ...renderRow(set, row, query, "plain"),
    documentAttachments: company.attachments
      .filter(({ parentId }) => parentId === row["id"])
      .map(({ id, fileName, content }) => ({
        id,
        fileName,
        byteSize: content.length,
        sha256: createHash("sha256").update(content).digest("hex"),
      })),
  }));
}

function addSalesInvoice(company: Company, body: JsonObject, surroundings: Surroundings): SalesDocument {
  const number = optionalText(body, "number") ?? nextNumber(company, SALES_INVOICE_SERIES);
  if (company.salesInvoices.some((invoice) => invoice.number === number)) {
    throw new BadRequest(`Invoice ${number} exists already.`);
  }
  const posted = post(company, toDraft(number, body), surroundings);
  company.salesInvoices.push(posted);
  return posted;
}

function post(company: Company, draft: SalesDraft, surroundings: Surroundings): SalesDocument {
  try {
    return postSalesDocument(company, draft, surroundings);
  } catch (error) {
    if (error instanceof RangeError || error instanceof Refusal) throw new BadRequest(error.message);
    throw error;
  }
}

/** Field names are those of the API; `taxCode` is a VAT product posting group. */
function toDraft(number: string, body: JsonObject): SalesDraft {
  const { lines } = body;
  if (!Array.isArray(lines) || lines.length === 0)
    throw new BadRequest('"lines" must be an array with at least one line.');
  const [date, dueDate, externalDocumentNumber, purchaseOrderReference] = [
    optionalText(body, "invoiceDate"),
    optionalText(body, "dueDate"),
    optionalText(body, "externalDocumentNumber"),
    optionalText(body, "customerPurchaseOrderReference"),
  ];
  return {
    number,
    customerNumber: requiredText(body, "customerNumber"),
    ...(date === undefined ? {} : { date }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(externalDocumentNumber === undefined ? {} : { externalDocumentNumber }),
    ...(purchaseOrderReference === undefined ? {} : { purchaseOrderReference }),
    lines: lines.map(toLineDraft),
  };
}

const toLineDraft = (line: JsonObject): SalesLineDraft => ({
  accountNumber: optionalText(line, "lineObjectNumber") ?? "8000",
  description: requiredText(line, "description"),
  unitCode: optionalText(line, "unitOfMeasureCode") ?? "STUK",
  quantity: toExact(optionalNumber(line, "quantity") ?? 1),
  unitPrice: toExact(optionalNumber(line, "unitPrice") ?? 0),
  discountAmount: toExact(optionalNumber(line, "discountAmount") ?? 0),
  vatProductGroup: optionalText(line, "taxCode") ?? "HOOG",
});

/** Negative numbers are fine: a line may take something off. */
function optionalNumber(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || (typeof value === "number" && Number.isFinite(value))) return value;
  throw new BadRequest(`"${name}" must be a number.`);
}

import type { Connection } from "../connection/connection.ts";
import type { PostedInvoice } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { Result } from "../fault.ts";
import type { ClaimedJob } from "../job/job.ts";
import { mapInvoice } from "../mapping/map-invoice.ts";
import { mergeMapping } from "../mapping/mapping.ts";
import { rowsOf } from "../mapping/save-mapping.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Invoice } from "./invoice.ts";
import { invoiceEvent } from "./invoice-commands.ts";
import type { InvoiceRecord } from "./invoice-record.ts";
import { parseInvoice } from "./parse-invoice.ts";
import { profileOf } from "./preflight.ts";

/**
 * Takes in what the ERP has posted since the last time, each document once. It is POSTED here: the ERP froze it.
 * What could not be taken in stands on the connection's timeline, and is read again until its cause was mended.
 */
export async function pullPostedInvoices(context: Context, job: ClaimedJob): Promise<void> {
  const { stores } = context;
  const connection = await stores.connections.byId(job.subjectId);
  if (connection === undefined) throw new Error(`job ${job.key} is about no connection`);
  const erp = context.open(connection).erp;
  if (erp === undefined) throw new ConnectorError("CONFIGURATION_INVALID", "this connection is no ERP");
  let cursor = await stores.connections.cursor(connection.id, "posted-invoices");
  let complete = true;
  for (let more = true; more; ) {
    const page = await erp.postedInvoices(cursor);
    for (const posted of page.invoices) complete = (await takeIn(context, connection, posted)) && complete;
    if (complete) await stores.connections.moveCursor(connection.id, "posted-invoices", page.cursor);
    more = page.more && page.cursor !== cursor;
    cursor = page.cursor;
  }
  await stores.jobs.finish(job.key, {});
}

/** @returns whether the document is here now, or was before */
async function takeIn(context: Context, connection: Connection, posted: PostedInvoice): Promise<boolean> {
  const { stores, runtime } = context;
  const { organizationId } = connection;
  if ((await stores.invoices.byErpReference(organizationId, posted.reference)) !== undefined) return true;
  const skip = async (code: string, detail: string): Promise<false> => {
    const skipped = createEvent(runtime, {
      key: `ERP_INVOICE_SKIPPED:${connection.id}:${posted.reference}:${code}`,
      type: "ERP_INVOICE_SKIPPED",
      organizationId,
      subject: { type: "Connection", id: connection.id },
      data: { reference: posted.reference, number: posted.invoice.number, code, detail },
    });
    await stores.events.append({ events: [skipped] });
    return false;
  };
  const customer = await stores.customers.byNumber(organizationId, posted.customerNumber);
  if (customer === undefined) return skip("CUSTOMER_UNKNOWN", `no customer card ${posted.customerNumber}`);
  const profile = await profileOf(context, customer);
  const content = await read(context, connection, posted, profile);
  if (!content.ok) {
    return skip("ERP_INVOICE_INVALID", content.faults.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  }
  const invoice: InvoiceRecord = {
    id: runtime.newId(),
    organizationId,
    customerId: customer.id,
    number: content.value.number,
    content: content.value,
    origin: "ERP",
    erpReference: posted.reference,
    ...(posted.source !== undefined && { source: { connectorId: connection.connectorId, record: posted.source } }),
    state: "POSTED",
    createdAt: runtime.clock.now(),
  };
  const event = invoiceEvent(runtime, invoice, "INVOICE_POSTED");
  const mapping = profile?.mappingVersion !== undefined && { mapping: `${profile.code} ${profile.mappingVersion}` };
  const stored = await stores.invoices.add(invoice, { events: [{ ...event, data: { ...event.data, ...mapping } }] });
  if (stored === "stored") return true;
  // Another pull of the same connection may have been faster.
  if ((await stores.invoices.byErpReference(organizationId, posted.reference)) !== undefined) return true;
  return skip("INVOICE_NUMBER_TAKEN", `the number ${content.value.number} is in use here`);
}

/** By the connector's default mapping and the rows of the profile that serves the customer; as it came without them. */
async function read(
  context: Context,
  { connectorId }: Connection,
  { invoice, source }: PostedInvoice,
  profile: SendingProfile | undefined,
): Promise<Result<Invoice>> {
  const defaults = context.connectors.find(connectorId)?.defaultMapping;
  if (source === undefined || defaults === undefined) return parseInvoice(invoice);
  const rows = profile === undefined ? [] : await rowsOf(context, profile);
  return mapInvoice(mergeMapping(defaults, rows), source, invoice.attachments);
}

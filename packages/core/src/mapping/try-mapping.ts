import type { Context } from "../context/context.ts";
import type { Customer } from "../customer/customer.ts";
import { accept, type Fault, fault, type Result, reject } from "../fault.ts";
import type { Finding } from "../invoice/document-format.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import type { InvoiceRecord } from "../invoice/invoice-record.ts";
import { checkDocument } from "../invoice/preflight.ts";
import { toInvoiceJson } from "../invoice/to-invoice-json.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import { diffMapping, type MappingDiff } from "./diff-mapping.ts";
import { mapInvoice } from "./map-invoice.ts";
import { type Mapping, mergeMapping } from "./mapping.ts";
import { MAPPING_FAULTS } from "./mapping-faults.ts";
import type { ErpSource } from "./source-record.ts";

/** A posted document of the ERP to try a mapping on. */
export interface MappingSample {
  readonly source: ErpSource;
  readonly customer: Customer;
  readonly attachments?: InvoiceInput["attachments"];
}

/** An invoice that was taken in with its source record. */
export async function sampleOf({ stores }: Context, invoice: InvoiceRecord): Promise<Result<MappingSample>> {
  const { source, content } = invoice;
  const customer = await stores.customers.byId(invoice.customerId);
  if (customer === undefined) throw new Error(`invoice ${invoice.id} lost its customer card`);
  if (source === undefined) return reject(fault(MAPPING_FAULTS, "MAPPING_WITHOUT_SOURCE", "$.invoiceId"));
  return accept({ source, customer, attachments: toInvoiceJson(content).attachments });
}

export interface MappingPreview {
  /** As it would be sent; absent when the mapping makes no invoice. */
  readonly invoice?: InvoiceInput;
  /** What stands in the way: faults of the mapping and its values, or fatal findings. */
  readonly faults: readonly Fault[];
  readonly warnings: readonly Finding[];
}

/** The sample's invoice by the default with these rows, and what the rules say about it. Writes nothing, asks no remote. */
export async function previewMapping(
  context: Context,
  profile: SendingProfile,
  rows: Mapping,
  { source, customer, attachments }: MappingSample,
): Promise<MappingPreview> {
  const defaults = defaultMappingOf(context, source);
  if (!defaults.ok) return { faults: defaults.faults, warnings: [] };
  const mapped = mapInvoice(mergeMapping(defaults.value, rows), source.record, attachments);
  if (!mapped.ok) return { faults: mapped.faults, warnings: [] };
  const { document, faults, warnings } = await checkDocument(context, mapped.value, customer, profile.format);
  return { invoice: toInvoiceJson(document), faults, warnings };
}

export interface SampleDiff extends MappingDiff {
  readonly invoice: InvoiceRecord;
}

/** What the rows change against the default, on the newest invoices that the organization's ERP posted. */
export async function diffOverSamples(
  context: Context,
  organizationId: string,
  rows: Mapping,
  limit: number,
): Promise<readonly SampleDiff[]> {
  const invoices = await context.stores.invoices.list({ limit }, { organizationId, withSource: true });
  return invoices.flatMap((invoice) => {
    const defaults = invoice.source && defaultMappingOf(context, invoice.source);
    if (invoice.source === undefined || defaults?.ok !== true) return [];
    return { invoice, ...diffMapping(defaults.value, rows, invoice.source.record) };
  });
}

function defaultMappingOf({ connectors }: Context, { connectorId }: ErpSource): Result<Mapping> {
  const defaults = connectors.find(connectorId)?.defaultMapping;
  return defaults === undefined ? reject(fault(MAPPING_FAULTS, "MAPPING_WITHOUT_DEFAULT", "$")) : accept(defaults);
}

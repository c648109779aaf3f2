import type { Autopilot } from "../autopilot/autopilot.ts";
import type { ErpPort, Vendor, VendorKeys } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import { formatDecimal } from "../decimal/decimal.ts";
import { accept, type Fault, type Result } from "../fault.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { ClaimedJob } from "../job/job.ts";
import { inboundJob } from "./announce-inbound.ts";
import { inboundEvent } from "./fetch-inbound.ts";
import type { InboundDocument } from "./inbound-document.ts";
import { proposePosting, withinTolerance } from "./posting-proposal.ts";

/** From raw bytes to a purchase invoice in the ERP, or to an item that says what a person has to do. */
export async function importInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores } = context;
  const document = await stores.inbound.byId(job.subjectId);
  const autopilot = document && (await stores.autopilots.forConnection(document.connectionId));
  const bytes = document?.contentHash === undefined ? undefined : await stores.documents.bytes(document.contentHash);
  if (document === undefined || autopilot === undefined || bytes === undefined) {
    throw new Error(`job ${job.key} has no document, bytes or autopilot`);
  }
  if (document.state !== "RECEIVED") return stores.jobs.finish(job.key, {});
  const erpConnection = await stores.connections.byId(autopilot.erpConnectionId);
  if (erpConnection === undefined) throw new Error(`autopilot ${autopilot.id} lost its ERP connection`);
  const erp = context.open(erpConnection).erp;
  if (erp === undefined) throw new ConnectorError("CONFIGURATION_INVALID", "this connection is no ERP");
  try {
    await run({ context, job, document, autopilot, erp, bytes });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reaction !== "give-up") throw error;
    await needsAttention(context, job, document, [{ code: "ERP_REFUSED", message: error.message, path: "$" }]);
  }
}

interface Import {
  readonly context: Context;
  readonly job: ClaimedJob;
  readonly document: InboundDocument;
  readonly autopilot: Autopilot;
  readonly erp: ErpPort;
  readonly bytes: Uint8Array;
}

async function run({ context, job, document, autopilot, erp, bytes }: Import): Promise<void> {
  const { stores, runtime, format } = context;
  const stop = (faults: readonly Fault[]) => needsAttention(context, job, document, faults);
  const { invoice, findings } = format.inspect(bytes);
  if (!invoice.ok) return stop(invoice.faults.map((fault) => ({ ...fault, code: "INBOUND_UNREADABLE" })));
  const fatal = findings.filter(({ severity }) => severity === "FATAL");
  if (fatal.length > 0) {
    return stop(
      fatal.map(({ rule, message, path }) => ({ code: "INBOUND_INVALID", message: `${rule}: ${message}`, path })),
    );
  }
  const duplicateOf = await stores.inbound.identify(document.id, supplierOf(invoice.value));
  if (duplicateOf !== undefined) {
    return stores.inbound.record(
      document.id,
      { duplicateOf },
      {
        events: [inboundEvent(runtime, document, "INBOUND_DUPLICATE", { duplicateOf, level: "supplier and number" })],
        finishes: job.key,
      },
    );
  }
  const vendor = await matchVendor(erp, invoice.value);
  if (!vendor.ok) return stop(vendor.faults);
  const proposal = proposePosting(invoice.value, vendor.value, autopilot);
  if (!proposal.ok) return stop(proposal.faults);
  const created = await erp.createPurchaseInvoice(document.id, proposal.value);
  if (!withinTolerance(created.totalWithVat, proposal.value.totalWithVat, autopilot.totalsTolerance)) {
    if (created.created) await erp.undoPurchaseInvoice(created.reference);
    const [ours, theirs] = [formatDecimal(created.totalWithVat), formatDecimal(proposal.value.totalWithVat)];
    return stop([
      {
        code: "TOTALS_DIFFER",
        message: `the ERP computed ${ours}, the supplier charges ${theirs}`,
        path: "$.totals.withVat",
      },
    ]);
  }
  const { reference, number } = created;
  await stores.inbound.record(
    document.id,
    {
      attention: undefined,
      erp: {
        connectionId: autopilot.erpConnectionId,
        reference,
        ...(number !== undefined && { number }),
        vendorName: vendor.value.name,
        filesAttached: false,
      },
    },
    {
      events: [
        inboundEvent(runtime, document, "INBOUND_IMPORTED", {
          erpReference: reference,
          vendor: vendor.value.name,
          matchedBy: vendor.value.matchedBy,
          total: formatDecimal(proposal.value.totalWithVat),
        }),
      ],
      jobs: [inboundJob("attach-inbound", document, runtime.clock.now(), autopilot.erpConnectionId)],
      finishes: job.key,
    },
  );
}

/** VAT number, registration number, IBAN; then every bank account on the invoice must be the vendor's. */
async function matchVendor(erp: ErpPort, invoice: Invoice): Promise<Result<Vendor>> {
  const { seller } = invoice;
  const ibans = invoice.paymentMeans.flatMap(({ account }) =>
    account === undefined ? [] : [account.replace(/\s/g, "").toUpperCase()],
  );
  const keys: VendorKeys = {
    ...(seller.vatNumber !== undefined && { vatNumber: seller.vatNumber }),
    ...(seller.legalId !== undefined && { registrationNumber: seller.legalId.value }),
    ibans,
  };
  const [vendor, ...others] = await erp.findVendors(keys);
  const at = (code: string, message: string): Result<never> => ({
    ok: false,
    faults: [{ code, message, path: "$.seller" }],
  });
  if (vendor === undefined)
    return at(
      "VENDOR_UNKNOWN",
      `no vendor in the ERP has the VAT number, registration number or IBAN of ${seller.name}`,
    );
  if (others.length > 0)
    return at("VENDOR_AMBIGUOUS", `${others.length + 1} vendors match ${seller.name} by ${vendor.matchedBy}`);
  const foreign = vendor.ibans === undefined ? [] : ibans.filter((iban) => vendor.ibans?.includes(iban) === false);
  if (foreign.length > 0) {
    return at(
      "BANK_ACCOUNT_UNKNOWN",
      `${vendor.name} has no bank account ending in ${foreign.map((iban) => iban.slice(-4)).join(", ")}`,
    );
  }
  return accept(vendor);
}

/** Identity of the supplier's document: who, number, date (econnect-platform §11.4). */
function supplierOf({ seller, number, issueDate }: Invoice): NonNullable<InboundDocument["supplier"]> {
  const key = seller.vatNumber ?? seller.legalId?.value ?? seller.endpoint?.value ?? seller.name;
  return { name: seller.name, key: key.toUpperCase(), number, issueDate };
}

function needsAttention(
  { stores, runtime }: Context,
  job: ClaimedJob,
  document: InboundDocument,
  faults: readonly Fault[],
): Promise<void> {
  const code = faults[0]?.code ?? "INBOUND_INVALID";
  const attention = { code, detail: faults.map(({ message }) => message).join("\n") };
  return stores.inbound.record(
    document.id,
    { attention },
    {
      events: [inboundEvent(runtime, document, "INBOUND_NEEDS_ATTENTION", attention)],
      finishes: job.key,
    },
  );
}

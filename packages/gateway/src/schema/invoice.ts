import {
  type Customer,
  cancelInvoice,
  type Finding,
  helpFor,
  type InvoiceRecord,
  parseInvoice,
  postInvoice,
  preflight,
  type Result,
  reviseInvoice,
  sendInvoice,
  submitInvoice,
} from "@erp-gateway/core";
import { toEvidenceId } from "../evidence/evidence-id.ts";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { BuyerResponseRef, lastResponse } from "./buyer-response.ts";
import { askOnce, unwrap } from "./errors.ts";
import { EventRef, timelineOf } from "./event.ts";
import { find } from "./find.ts";
import { InvoiceContentInputRef, InvoiceContentRef, toContent } from "./invoice-content.ts";
import { mutation } from "./mutation.ts";
import { CustomerRef, DeliveryRef, InvoiceRef, OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { FaultRef, HelpRef } from "./user-error.ts";

const InvoiceStateRef = builder.enumType("InvoiceState", {
  description: "How far an invoice has come.",
  values: {
    DRAFT: { description: "Editable." },
    POSTED: { description: "Frozen, not sent yet." },
    QUEUED: { description: "In the ledger; will be sent." },
    SUBMITTED: { description: "The network took responsibility; its verdict is awaited." },
    DELIVERED: { description: "The receiving side confirmed it." },
    REFUSED: {
      description: "The network's own verdict: it was not delivered. `sendInvoice` tries again under a new documentId.",
    },
    UNKNOWN: { description: "It may have arrived; the gateway finds out before anything is sent again." },
    CANCELLED: { description: "Will not be sent." },
  },
});

interface CheckReport {
  readonly faults: Extract<Result<never>, { ok: false }>["faults"];
  readonly warnings: readonly Finding[];
}

export const FindingRef = builder.objectRef<Finding>("Finding").implement({
  description: "What a business rule says about the document.",
  fields: (t) => ({
    rule: t.exposeString("rule", { description: "Id as published, e.g. `BR-CO-15`." }),
    ruleSet: t.exposeString("ruleSet", { description: "What publishes it, e.g. `peppol`." }),
    terms: t.exposeStringList("terms", { description: "Business terms and groups it is about, e.g. `BT-112`." }),
    message: t.exposeString("message", { description: "In our words." }),
    location: t.exposeString("location", { description: "XPath in the UBL." }),
    line: t.exposeInt("line", { description: "Line in the UBL." }),
    path: t.exposeString("path", { description: "JSONPath in the invoice." }),
    help: t.field({
      type: HelpRef,
      description: "What it means and what to do.",
      resolve: ({ rule }) => helpFor(rule),
    }),
  }),
});

const CheckReportRef = builder.objectRef<CheckReport>("InvoiceCheck").implement({
  description: "What sending the invoice now would run into. Nothing was changed.",
  fields: (t) => ({
    sendable: t.boolean({
      description: "Whether nothing stands in the way.",
      resolve: ({ faults }) => faults.length === 0,
    }),
    faults: t.field({ type: [FaultRef], description: "What stands in the way.", resolve: ({ faults }) => [...faults] }),
    warnings: t.field({ type: [FindingRef], description: "What does not.", resolve: ({ warnings }) => [...warnings] }),
  }),
});

builder.node(InvoiceRef, {
  description: "A sales invoice or credit note.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.invoices.byId(id),
  fields: (t) => ({
    number: t.exposeString("number", { description: "BT-1." }),
    state: t.expose("state", { type: InvoiceStateRef, description: "How far it has come." }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do in this state; absent when nothing needs doing.",
      resolve: ({ state }) => (NEEDS_HELP.has(state) ? helpFor(`INVOICE_${state}`) : null),
    }),
    origin: t.string({
      description: "`API`: submitted here. `ERP`: posted there and taken in.",
      resolve: ({ origin }) => origin,
    }),
    buyerResponse: t.field({
      type: BuyerResponseRef,
      nullable: true,
      description: "What the buyer last said; absent while nothing was said.",
      resolve: ({ id }, _args, { core }) => lastResponse(core.stores.events, id),
    }),
    content: t.field({
      type: InvoiceContentRef,
      description: "The invoice.",
      resolve: ({ content }) => toContent(content),
    }),
    source: t.field({
      type: "JSON",
      nullable: true,
      description: "What the ERP knew of it when it was taken in: the fields that a mapping can name.",
      resolve: ({ source }) => source?.record ?? null,
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "The seller.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: "The customer card.",
      resolve: ({ customerId }, _args, { core }) => core.stores.customers.byId(customerId),
    }),
    check: t.field({
      type: CheckReportRef,
      nullable: true,
      authScopes: { may: "SEND" },
      description: "Preflight now: mapping, rules, recipient lookup. Asks the network: one a request; fails alone.",
      resolve: async (invoice, _args, context) => {
        askOnce(context);
        const { core } = context;
        const customer = await core.stores.customers.byId(invoice.customerId);
        if (customer === undefined) return null;
        const checked = await preflight(core, invoice.content, customer);
        return checked.ok ? { faults: [], warnings: checked.value.findings } : { faults: checked.faults, warnings: [] };
      },
    }),
    deliveries: t.field({
      type: [DeliveryRef],
      description: "Oldest first; more than one after a resend.",
      resolve: async ({ id }, _args, { core }) => [...(await core.stores.deliveries.ofInvoice(id))],
    }),
    timeline: t.field({
      type: [EventRef],
      description: "What happened to it and its deliveries, oldest first.",
      resolve: ({ id }, _args, context) => timelineOf("Invoice", id, context),
    }),
    evidenceUrl: t.string({
      description:
        "All of it as one signed archive: sent bytes, receipts, attempts, events, responses. GET with a token that has READ.",
      resolve: ({ id }, _args, { core }) => `${core.publicUrl}/evidence/${toEvidenceId({ type: "Invoice", id })}`,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it came in." }),
  }),
});

const NEEDS_HELP = new Set<InvoiceRecord["state"]>(["REFUSED", "UNKNOWN", "POSTED"]);

builder.queryField("invoices", (t) =>
  t.connection(
    {
      type: InvoiceRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All sales invoices.",
      args: {
        organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }),
        customerId: t.arg.globalID({ for: CustomerRef, description: "Only this customer's." }),
        state: t.arg({ type: InvoiceStateRef, description: "Only in this state." }),
      },
      resolve: (_root, { organizationId, customerId, state, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.invoices.list(request, {
            ...(organizationId && { organizationId: organizationId.id }),
            ...(customerId && { customerId: customerId.id }),
            ...(state && { state }),
          }),
        ),
    },
    { name: "InvoiceConnection" },
    { name: "InvoiceEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext) => core.stores.invoices.byId(id);

/** The invoice an input names, with its customer card. */
async function withCustomer(
  globalId: Parameters<typeof find.invoice>[0],
  context: ApiContext,
): Promise<{ readonly invoice: InvoiceRecord; readonly customer: Customer }> {
  const invoice = await find.invoice(globalId, context, "$.invoiceId");
  const customer = await context.core.stores.customers.byId(invoice.customerId);
  if (customer === undefined) throw new Error(`invoice ${invoice.id} lost its customer card`);
  return { invoice, customer };
}

mutation("submitInvoice", {
  description: "Takes an invoice in as a draft: totals are computed, wrong input is named fault by fault.",
  scope: "SEND",
  type: InvoiceRef,
  fields: (t) => ({
    customerId: t.globalID({ required: true, description: "The customer card." }),
    invoice: t.field({ type: InvoiceContentInputRef, required: true, description: "The invoice." }),
  }),
  replay,
  run: async ({ customerId, invoice }, context, request) => {
    const content = parseInvoice(invoice, "$.invoice");
    const customer = await find.customer(customerId, context, "$.customerId");
    return unwrap(await submitInvoice(context.core, customer, unwrap(content), request));
  },
});

mutation("reviseInvoice", {
  description: "Replaces the content of a draft. A posted invoice is frozen.",
  scope: "SEND",
  type: InvoiceRef,
  fields: (t) => ({
    invoiceId: t.globalID({ required: true, description: "Which one." }),
    customerId: t.globalID({ description: "Another customer card; absent: as it was." }),
    invoice: t.field({ type: InvoiceContentInputRef, required: true, description: "The whole invoice." }),
  }),
  replay,
  run: async ({ invoiceId, customerId, invoice }, context, request) => {
    const content = unwrap(parseInvoice(invoice, "$.invoice"));
    const known = await withCustomer(invoiceId, context);
    const customer = customerId == null ? known.customer : await find.customer(customerId, context, "$.customerId");
    return unwrap(await reviseInvoice(context.core, known.invoice, customer, content, request));
  },
});

mutation("postInvoice", {
  description:
    "Posts a draft. AUTOMATIC profile: checked and queued at once, or left an editable draft. MANUAL: frozen, sent later.",
  scope: "SEND",
  type: InvoiceRef,
  fields: (t) => ({ invoiceId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ invoiceId }, context, request) => {
    const { invoice, customer } = await withCustomer(invoiceId, context);
    return unwrap(await postInvoice(context.core, invoice, customer, request));
  },
});

mutation("sendInvoice", {
  description: "Sends a posted invoice, or a refused one again under a new documentId.",
  scope: "SEND",
  type: InvoiceRef,
  fields: (t) => ({ invoiceId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ invoiceId }, context, request) => {
    const { invoice, customer } = await withCustomer(invoiceId, context);
    return unwrap(await sendInvoice(context.core, invoice, customer, request));
  },
});

mutation("cancelInvoice", {
  description: "It will not be sent. Once posted, the books need a credit note.",
  scope: "SEND",
  type: InvoiceRef,
  fields: (t) => ({ invoiceId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ invoiceId }, context, request) =>
    unwrap(await cancelInvoice(context.core, await find.invoice(invoiceId, context, "$.invoiceId"), request)),
});

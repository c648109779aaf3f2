import {
  helpFor,
  type InboundDocument,
  type InboundResponse,
  inboundProgress,
  isExpiring,
  remoteKeepsUntil,
  removeAtRemote,
  reofferInbound,
  respondToInbound,
  undoImport,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { BuyerStatusRef } from "./buyer-status.ts";
import { unwrap } from "./errors.ts";
import { EventRef, timelineOf } from "./event.ts";
import { find } from "./find.ts";
import { InvoiceContentRef, toContent } from "./invoice-content.ts";
import { mutation } from "./mutation.ts";
import { ConnectionRef, InboundDocumentRef, OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { InboundProgressRef } from "./progress.ts";
import { HelpRef } from "./user-error.ts";

const InboundStateRef = builder.enumType("InboundState", {
  description: "How far an inbound document has come.",
  values: {
    ANNOUNCED: { description: "It waits at the remote; will be fetched." },
    RECEIVED: { description: "Its bytes are durable here." },
    NEEDS_ATTENTION: { description: "A person has to act: see `attention`, then `reofferInbound`." },
    IMPORTED: { description: "The ERP has it as a draft purchase invoice." },
    DUPLICATE: { description: "The same document came before; not imported again." },
    UNDONE: { description: "Taken out of the ERP again; `reofferInbound` imports it anew." },
  },
});

const AttentionRef = builder.objectRef<NonNullable<InboundDocument["attention"]>>("Attention").implement({
  description: "Why a document waits for a person.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable, e.g. `VENDOR_UNKNOWN`." }),
    detail: t.exposeString("detail", { description: "What was found." }),
    help: t.field({ type: HelpRef, description: "What to do.", resolve: ({ code }) => helpFor(code) }),
  }),
});

const SupplierRef = builder.objectRef<NonNullable<InboundDocument["supplier"]>>("SupplierDocument").implement({
  description: "Identity of the document at the supplier.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The supplier." }),
    number: t.exposeString("number", { description: "The supplier's number." }),
    issueDate: t.expose("issueDate", { type: "Date", description: "The supplier's date." }),
  }),
});

const ErpImportRef = builder.objectRef<NonNullable<InboundDocument["erp"]>>("ErpImport").implement({
  description: "What the ERP made of it.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "The ERP's id." }),
    number: t.exposeString("number", { nullable: true, description: "The ERP's number, when it has one." }),
    vendorName: t.exposeString("vendorName", { description: "The vendor it was matched with." }),
    filesAttached: t.exposeBoolean("filesAttached", {
      description: "Whether original and embedded files are with it.",
    }),
  }),
});

const ResponseRef = builder.objectRef<InboundResponse>("InboundResponse").implement({
  description: "What the sender was told, or is to be told.",
  fields: (t) => ({
    status: t.expose("status", { type: BuyerStatusRef, description: "What is said." }),
    note: t.exposeString("note", { nullable: true, description: "For the sender to read." }),
    state: t.expose("state", {
      type: builder.enumType("ResponseState", {
        description: "Whether the sender knows.",
        values: {
          QUEUED: { description: "Will be told." },
          TOLD: { description: "The network took it." },
          REFUSED: { description: "The network refused it; see `refusal`." },
        },
      }),
      description: "Whether the sender knows.",
    }),
    at: t.expose("at", { type: "DateTime", description: "When it was asked for." }),
    refusal: t.string({
      nullable: true,
      description: "Why the network refused it.",
      resolve: ({ refusal }) => refusal && `${refusal.code}: ${refusal.detail}`,
    }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do about the refusal.",
      resolve: ({ refusal }) => (refusal === undefined ? null : helpFor(refusal.code)),
    }),
  }),
});

builder.node(InboundDocumentRef, {
  description: "A document that came in.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.inbound.byId(id),
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "The remote's id." }),
    state: t.expose("state", { type: InboundStateRef, description: "How far it has come." }),
    progress: t.field({
      type: InboundProgressRef,
      description: "What its state means, and what has to be done about it.",
      resolve: async (document, _args, { core }) => {
        const { connections, autopilots } = core.stores;
        const connection = await connections.byId(document.connectionId);
        const autopilot = await autopilots.forConnection(document.connectionId);
        const erpConnection = autopilot && (await connections.byId(autopilot.erpConnectionId));
        return inboundProgress({ document, connection, erpConnection }, core.policy);
      },
    }),
    connection: t.field({
      type: ConnectionRef,
      nullable: true,
      description: "What it came through.",
      resolve: ({ connectionId }, _args, { core }) => core.stores.connections.byId(connectionId),
    }),
    supplier: t.expose("supplier", { type: SupplierRef, nullable: true, description: "Absent until it was read." }),
    attention: t.expose("attention", {
      type: AttentionRef,
      nullable: true,
      description: "Present while a person has to act.",
    }),
    duplicateOf: t.field({
      type: InboundDocumentRef,
      nullable: true,
      description: "The first one, when this is a duplicate.",
      resolve: ({ duplicateOf }, _args, { core }) =>
        duplicateOf === undefined ? null : core.stores.inbound.byId(duplicateOf),
    }),
    erp: t.expose("erp", { type: ErpImportRef, nullable: true, description: "Present once it is imported." }),
    contentHash: t.exposeString("contentHash", { nullable: true, description: "SHA-256 of the raw bytes, hex." }),
    document: t.string({
      nullable: true,
      description: "The document as received.",
      resolve: async (document, _args, context) => {
        const bytes = await bytesOf(document, context);
        return bytes === undefined ? null : new TextDecoder().decode(bytes);
      },
    }),
    content: t.field({
      type: InvoiceContentRef,
      nullable: true,
      description: "The invoice in it; absent when it cannot be read.",
      resolve: async (document, _args, context) => {
        const bytes = await bytesOf(document, context);
        const invoice = bytes && context.core.format.read(bytes);
        return invoice?.ok === true ? toContent(invoice.value) : null;
      },
    }),
    pdf: t.string({
      nullable: true,
      description: "Base64 of a PDF that the network drew, for a document that came without one.",
      resolve: async ({ pdfHash }, _args, { core }) => {
        const bytes = pdfHash === undefined ? undefined : await core.stores.documents.bytes(pdfHash);
        return bytes === undefined ? null : Buffer.from(bytes).toString("base64");
      },
    }),
    remoteKeepsUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "When the network deletes it; absent when it never does. What is here stays.",
      resolve: (document, _args, { core }) => remoteKeepsUntil(core, document),
    }),
    expiryWarning: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do while the network is about to delete a document whose bytes are not here yet.",
      resolve: async (document, _args, { core }) =>
        (await isExpiring(core, document)) ? helpFor("INBOUND_EXPIRES_SOON") : null,
    }),
    response: t.expose("response", {
      type: ResponseRef,
      nullable: true,
      description: "Absent until `respondToInbound`.",
    }),
    timeline: t.field({
      type: [EventRef],
      description: "What happened to it, oldest first.",
      resolve: ({ id }, _args, context) => timelineOf("InboundDocument", id, context),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was announced." }),
  }),
});

const bytesOf = async ({ contentHash }: InboundDocument, { core }: ApiContext): Promise<Uint8Array | undefined> =>
  contentHash === undefined ? undefined : core.stores.documents.bytes(contentHash);

builder.queryField("inboundDocuments", (t) =>
  t.connection(
    {
      type: InboundDocumentRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All inbound documents. Those that wait for a person are in the `worklist`, too.",
      args: {
        organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }),
        state: t.arg({ type: InboundStateRef, description: "Only in this state." }),
      },
      resolve: (_root, { organizationId, state, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.inbound.list(request, {
            ...(organizationId && { organizationId: organizationId.id }),
            ...(state && { state }),
          }),
        ),
    },
    { name: "InboundDocumentConnection" },
    { name: "InboundDocumentEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext) => core.stores.inbound.byId(id);

mutation("reofferInbound", {
  description: "Runs the import again after its cause was mended.",
  scope: "IMPORT",
  type: InboundDocumentRef,
  fields: (t) => ({ inboundDocumentId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ inboundDocumentId }, context, request) => {
    const document = await find.inbound(inboundDocumentId, context, "$.inboundDocumentId");
    return unwrap(await reofferInbound(context.core, document, request));
  },
});

const ReasonRef = builder.inputType("ResponseCode", {
  description: "A code of an invoice response, with words.",
  fields: (t) => ({
    code: t.string({ required: true, description: "E.g. `REF` or `NIN`." }),
    text: t.string({ required: true, description: "For the sender to read." }),
  }),
});

const toCodes = (given: readonly { readonly code: string; readonly text: string }[]) =>
  Object.fromEntries(given.map(({ code, text }) => [code, text]));

mutation("removeAtRemote", {
  description: "Deletes the document at the network, for good. What is here stays.",
  scope: "IMPORT",
  type: InboundDocumentRef,
  fields: (t) => ({ inboundDocumentId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ inboundDocumentId }, context, request) => {
    const document = await find.inbound(inboundDocumentId, context, "$.inboundDocumentId");
    return unwrap(await removeAtRemote(context.core, document, request));
  },
});

mutation("respondToInbound", {
  description: "Tells the sender what became of the invoice. Sent in the background; see `response`.",
  scope: "IMPORT",
  type: InboundDocumentRef,
  fields: (t) => ({
    inboundDocumentId: t.globalID({ required: true, description: "Which one." }),
    status: t.field({
      type: BuyerStatusRef,
      required: true,
      description: "What to tell; not every network knows all.",
    }),
    note: t.string({ description: "For the sender to read; not every network carries it on." }),
    reasons: t.field({ type: [ReasonRef], description: "Why; some statuses take at least one (OPStatusReason)." }),
    actions: t.field({ type: [ReasonRef], description: "What the sender is asked to do (OPStatusAction)." }),
  }),
  replay,
  run: async ({ inboundDocumentId, status, note, reasons, actions }, context, request) => {
    const document = await find.inbound(inboundDocumentId, context, "$.inboundDocumentId");
    const response = {
      status,
      ...(note != null && { note }),
      ...(reasons != null && { reasons: toCodes(reasons) }),
      ...(actions != null && { actions: toCodes(actions) }),
    };
    return unwrap(await respondToInbound(context.core, document, response, request));
  },
});

mutation("undoImport", {
  description: "Takes the draft purchase invoice out of the ERP again.",
  scope: "IMPORT",
  type: InboundDocumentRef,
  fields: (t) => ({ inboundDocumentId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ inboundDocumentId }, context, request) => {
    const document = await find.inbound(inboundDocumentId, context, "$.inboundDocumentId");
    return unwrap(await undoImport(context.core, document, request));
  },
});

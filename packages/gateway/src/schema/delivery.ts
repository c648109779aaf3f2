import { type Attempt, helpFor, type Settlement, settleDelivery } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { find } from "./find.ts";
import { DocumentTypeRef } from "./invoice-content.ts";
import { mutation } from "./mutation.ts";
import { ConnectionRef, DeliveryRef, InvoiceRef, OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { HelpRef } from "./user-error.ts";

const DeliveryStateRef = builder.enumType("DeliveryState", {
  description: "How far one intent to send has come.",
  values: {
    QUEUED: { description: "In the ledger; will be sent." },
    SUBMITTED: { description: "The network took responsibility." },
    DELIVERED: { description: "The receiving side confirmed it." },
    REFUSED: { description: "The network's own verdict." },
    UNKNOWN: { description: "It may have arrived; being reconciled." },
    WITHDRAWN: { description: "Its connection was revoked before anything left; the invoice can be sent another way." },
  },
});

const OutcomeRef = builder.enumType("AttemptOutcome", {
  description: "What became of one attempt.",
  values: {
    OPEN: { value: "open", description: "Under way, or cut off." },
    ACCEPTED: { value: "accepted", description: "The network took it." },
    REFUSED: { value: "refused", description: "The network refused it." },
    UNKNOWN: { value: "unknown", description: "It left; no usable answer came back." },
    NOT_SENT: { value: "not-sent", description: "Nothing left; tried again later." },
    ABSENT: { value: "absent", description: "Reconciled: the network does not have it." },
  } as const,
});

const AttemptRef = builder.objectRef<Attempt>("DeliveryAttempt").implement({
  description: "One try to hand the document over.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1-based." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "Before the first byte." }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true, description: "Absent while it is open." }),
    outcome: t.expose("outcome", { type: OutcomeRef, description: "What became of it." }),
    code: t.exposeString("code", { nullable: true, description: "Connector or network code when it did not succeed." }),
    message: t.exposeString("message", { nullable: true, description: "For people." }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do about the code.",
      resolve: ({ code }) => (code === undefined ? null : helpFor(code)),
    }),
    askedAt: t.expose("askedAt", {
      type: "DateTime",
      nullable: true,
      description: "When the network was last asked what became of it.",
    }),
    askedTimes: t.int({
      description: "How often the network was asked.",
      resolve: ({ askedTimes }) => askedTimes ?? 0,
    }),
    answer: t.exposeString("answer", { nullable: true, description: "What the network last answered." }),
  }),
});

const SettlementOutcomeRef = builder.enumType("SettlementOutcome", {
  description: "What a person says became of a delivery.",
  values: {
    ARRIVED: { description: "The network or the receiver has it." },
    NOT_ARRIVED: { description: "Neither has it: the invoice can be sent again." },
  },
});

const SettlementRef = builder.objectRef<Settlement>("Settlement").implement({
  description: "A person's word on an outcome that stayed unknown. What the network tells later beats it.",
  fields: (t) => ({
    outcome: t.expose("outcome", { type: SettlementOutcomeRef, description: "What they say." }),
    by: t.exposeString("by", { description: "Name of the token that it came with." }),
    note: t.exposeString("note", { description: "How they know." }),
    at: t.expose("at", { type: "DateTime", description: "When they said so." }),
  }),
});

builder.node(DeliveryRef, {
  description: "One intent to send one invoice; its bytes and documentId are fixed before the first byte leaves.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.deliveries.byId(id),
  fields: (t) => ({
    documentId: t.string({ description: "UUID; the same on every attempt.", resolve: ({ id }) => id }),
    invoice: t.field({
      type: InvoiceRef,
      nullable: true,
      description: "What is sent.",
      resolve: ({ invoiceId }, _args, { core }) => core.stores.invoices.byId(invoiceId),
    }),
    connection: t.field({
      type: ConnectionRef,
      nullable: true,
      description: "What it is sent through.",
      resolve: ({ connectionId }, _args, { core }) => core.stores.connections.byId(connectionId),
    }),
    sequence: t.exposeInt("sequence", { description: "1 for the first, 2 for a resend, …" }),
    type: t.expose("type", { type: DocumentTypeRef, description: "Invoice or credit note." }),
    sender: t.expose("sender", { type: "ParticipantId", description: "Electronic address of the sender." }),
    recipient: t.expose("recipient", { type: "ParticipantId", description: "Electronic address of the receiver." }),
    state: t.expose("state", { type: DeliveryStateRef, description: "How far it has come." }),
    reference: t.exposeString("reference", { nullable: true, description: "The network's own id, once it accepted." }),
    attempts: t.field({ type: [AttemptRef], description: "Oldest first.", resolve: ({ attempts }) => [...attempts] }),
    contentHash: t.exposeString("contentHash", { description: "SHA-256 of the exact bytes, hex." }),
    document: t.string({
      nullable: true,
      description: "The exact UBL that is sent.",
      resolve: async ({ contentHash }, _args, { core }) => {
        const bytes = await core.stores.documents.bytes(contentHash);
        return bytes === undefined ? null : new TextDecoder().decode(bytes);
      },
    }),
    settlement: t.expose("settlement", {
      type: SettlementRef,
      nullable: true,
      description: "Present when a person settled what stayed unknown.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was committed to the ledger." }),
  }),
});

builder.queryField("deliveries", (t) =>
  t.connection(
    {
      type: DeliveryRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All deliveries.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.deliveries.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "DeliveryConnection" },
    { name: "DeliveryEdge" },
  ),
);

mutation("settleDelivery", {
  description:
    "Says what became of a delivery that stayed unknown past its deadline (`DELIVERY_UNDECIDED`). ARRIVED: it counts as taken by the network. NOT_ARRIVED: the invoice can be sent again. What the network tells later beats it.",
  scope: "SEND",
  type: DeliveryRef,
  fields: (t) => ({
    deliveryId: t.globalID({ required: true, description: "Which one." }),
    outcome: t.field({ type: SettlementOutcomeRef, required: true, description: "What became of it." }),
    note: t.string({ required: true, description: "How you know, e.g. whom you spoke to." }),
    reference: t.string({
      description: "The network's own id, when it was found there; the verdict is then asked for.",
    }),
  }),
  replay: (id, { core }) => core.stores.deliveries.byId(id),
  run: async ({ deliveryId, reference, ...word }, context, request) => {
    const delivery = await find.delivery(deliveryId, context, "$.deliveryId");
    const input = { ...word, reference: reference ?? undefined, by: context.caller.name };
    return unwrap(await settleDelivery(context.core, delivery, input, request));
  },
});

import { type PostingRule, saveAutopilot } from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { find } from "./find.ts";
import { mutation } from "./mutation.ts";
import { AutopilotRef, ConnectionRef, OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";

const PostingRuleRef = builder.objectRef<PostingRule>("PostingRule").implement({
  description: "VAT category and rate on the invoice → the ERP's VAT code.",
  fields: (t) => ({
    category: t.exposeString("category", { description: "UNTDID 5305." }),
    rate: t.expose("rate", { type: "Decimal", description: "Percent." }),
    vatCode: t.exposeString("vatCode", { description: "The ERP's code." }),
  }),
});

const PostingRuleInput = builder.inputType("PostingRuleInput", {
  description: "VAT category and rate on the invoice → the ERP's VAT code.",
  fields: (t) => ({
    category: t.string({ required: true, description: "UNTDID 5305: S, Z, E, AE, K, G, O." }),
    rate: t.field({ type: "Decimal", required: true, description: 'Percent, e.g. `"21"`.' }),
    vatCode: t.string({ required: true, description: "The ERP's code, e.g. `HOOG`." }),
  }),
});

builder.node(AutopilotRef, {
  description: "Which connection feeds which ERP company, and how lines are booked there.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.autopilots.byId(id),
  fields: (t) => ({
    connection: t.field({
      type: ConnectionRef,
      nullable: true,
      description: "Where documents come from.",
      resolve: ({ connectionId }, _args, { core }) => core.stores.connections.byId(connectionId),
    }),
    erpConnection: t.field({
      type: ConnectionRef,
      nullable: true,
      description: "Where they go.",
      resolve: ({ erpConnectionId }, _args, { core }) => core.stores.connections.byId(erpConnectionId),
    }),
    ledgerAccount: t.exposeString("ledgerAccount", {
      description: "Account number in the ERP that lines are booked on.",
    }),
    postingScheme: t.field({
      type: [PostingRuleRef],
      description: "VAT mapping.",
      resolve: ({ postingScheme }) => [...postingScheme],
    }),
    totalsTolerance: t.expose("totalsTolerance", {
      type: "Decimal",
      description: "Largest difference between the supplier's total and the ERP's that is accepted.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

builder.queryField("autopilots", (t) =>
  t.connection(
    {
      type: AutopilotRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All autopilots.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.autopilots.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "AutopilotConnection" },
    { name: "AutopilotEdge" },
  ),
);

mutation("saveAutopilot", {
  description:
    "Sets up the import from an eConnect connection into an ERP, or replaces how it books. Earlier documents: `reofferInbound`.",
  scope: "CONFIGURE",
  type: AutopilotRef,
  fields: (t) => ({
    connectionId: t.globalID({ required: true, description: "Where documents come from." }),
    erpConnectionId: t.globalID({ required: true, description: "Where they go." }),
    ledgerAccount: t.string({ required: true, description: "Account number in the ERP." }),
    postingScheme: t.field({ type: [PostingRuleInput], required: true, description: "VAT mapping." }),
    totalsTolerance: t.field({ type: "Decimal", description: "Default 0.00." }),
  }),
  replay: (id: string, { core }: ApiContext) => core.stores.autopilots.byId(id),
  run: async ({ connectionId, erpConnectionId, ledgerAccount, postingScheme, totalsTolerance }, context, request) => {
    const source = await find.connection(connectionId, context, "$.connectionId");
    const erp = await find.connection(erpConnectionId, context, "$.erpConnectionId");
    const existing = await context.core.stores.autopilots.forConnection(source.id);
    const input = { ledgerAccount, postingScheme, totalsTolerance: totalsTolerance ?? undefined };
    return unwrap(await saveAutopilot(context.core, source, erp, input, request, existing));
  },
});

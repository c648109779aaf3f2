import { checkDigits, saveCustomer } from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { find, type GlobalId } from "./find.ts";
import { type InputFields, mutation } from "./mutation.ts";
import { CustomerRef, OrganizationRef, SendingProfileRef } from "./nodes.ts";
import { page } from "./paging.ts";

const ElectronicInvoicingRef = builder.enumType("ElectronicInvoicing", {
  description: '"Elektronische facturering" on the customer card.',
  values: {
    DOCUMENT_SENDING_PROFILE: { description: "Verzendprofiel van documenten: through this gateway." },
    EVERBINDING: { description: "eVerbinding: the old integration, not through this gateway." },
    OFF: { description: "Not electronically." },
  },
});

builder.node(CustomerRef, {
  description: "The customer card.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.customers.byId(id),
  fields: (t) => ({
    number: t.exposeString("number", { description: "Number in the ERP; unique in the organization." }),
    name: t.exposeString("name", { description: "For people." }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "Whose customer it is.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    endpointId: t.expose("endpointId", {
      type: "ParticipantId",
      description: "Endpoint-ID: where documents are delivered.",
    }),
    endpointDoubtful: t.boolean({
      description: "Whether its check digits do not add up; a live registration counts for more.",
      resolve: ({ endpointId }) => checkDigits(endpointId) === "failed",
    }),
    legalId: t.expose("legalId", {
      type: "ParticipantId",
      nullable: true,
      description: "Legal ID: who is named on the invoice, when that is not the Endpoint-ID.",
    }),
    vatNumber: t.exposeString("vatNumber", { nullable: true, description: "With country prefix." }),
    sendingProfile: t.field({
      type: SendingProfileRef,
      nullable: true,
      description: "Absent: the organization's default one, if any.",
      resolve: ({ sendingProfileId }, _args, { core }) =>
        sendingProfileId === undefined ? null : core.stores.profiles.byId(sendingProfileId),
    }),
    electronicInvoicing: t.expose("electronicInvoicing", {
      type: ElectronicInvoicingRef,
      description: "How it is invoiced.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

builder.queryField("customers", (t) =>
  t.connection(
    {
      type: CustomerRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All customer cards.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.customers.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "CustomerConnection" },
    { name: "CustomerEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext) => core.stores.customers.byId(id);

const customerFields = (t: InputFields) => ({
  number: t.string({ required: true, description: "Number in the ERP." }),
  name: t.string({ required: true, description: "For people." }),
  endpointId: t.string({
    required: true,
    description: "Endpoint-ID with scheme, e.g. `0106:12345678`; anything people paste.",
  }),
  legalId: t.string({
    description: "Legal ID, when the id on the invoice must differ; its scheme never starts with 9.",
  }),
  vatNumber: t.string({ description: "VAT number." }),
  sendingProfileId: t.globalID({ description: "Absent: the organization's default one, if any." }),
  electronicInvoicing: t.field({
    type: ElectronicInvoicingRef,
    defaultValue: "DOCUMENT_SENDING_PROFILE",
    description: "How it is invoiced.",
  }),
});

interface CustomerFields {
  readonly number: string;
  readonly name: string;
  readonly endpointId: string;
  readonly legalId?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
  readonly sendingProfileId?: GlobalId | null | undefined;
  readonly electronicInvoicing?: "DOCUMENT_SENDING_PROFILE" | "EVERBINDING" | "OFF" | null | undefined;
}

const toInput = ({ number, name, endpointId, legalId, vatNumber, electronicInvoicing }: CustomerFields) => ({
  number,
  name,
  endpointId,
  legalId: legalId ?? undefined,
  vatNumber: vatNumber ?? undefined,
  electronicInvoicing: electronicInvoicing ?? "DOCUMENT_SENDING_PROFILE",
});

const profileOf = async ({ sendingProfileId }: CustomerFields, context: ApiContext) =>
  sendingProfileId == null ? undefined : find.profile(sendingProfileId, context, "$.sendingProfileId");

mutation("createCustomer", {
  description: "Makes a customer card.",
  scope: "CONFIGURE",
  type: CustomerRef,
  fields: (t) => ({
    organizationId: t.globalID({ required: true, description: "Whose customer." }),
    ...customerFields(t),
  }),
  replay,
  run: async (input, context, request) => {
    const organization = await find.organization(input.organizationId, context, "$.organizationId");
    const profile = await profileOf(input, context);
    return unwrap(await saveCustomer(context.core, organization.id, profile, toInput(input), request));
  },
});

mutation("changeCustomer", {
  description: "Replaces what a customer card says. Documents that were queued already keep their recipient.",
  scope: "CONFIGURE",
  type: CustomerRef,
  fields: (t) => ({ customerId: t.globalID({ required: true, description: "Which one." }), ...customerFields(t) }),
  replay,
  run: async (input, context, request) => {
    const customer = await find.customer(input.customerId, context, "$.customerId");
    const profile = await profileOf(input, context);
    return unwrap(
      await saveCustomer(context.core, customer.organizationId, profile, toInput(input), request, customer),
    );
  },
});

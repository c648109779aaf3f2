import {
  activateOrganization,
  checkDigits,
  type OrganizationInput,
  type Subscription,
  saveOrganization,
} from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { EventRef, timelineOf } from "./event.ts";
import { find } from "./find.ts";
import { type InputFields, mutation } from "./mutation.ts";
import { OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";

const SubscriptionRef = builder.enumType("SubscriptionPlan", {
  description: "eConnect's plans, lowest first.",
  values: {
    INVOICE_PORTAL: { description: "Invoice Portal." },
    BASIC: { description: "Basic." },
    PROFESSIONAL: { description: "Professional." },
    SLA: { description: "SLA." },
  } satisfies Record<Subscription, object>,
});

const OrganizationStateRef = builder.enumType("OrganizationState", {
  description: "Whether an organization may send and receive.",
  values: {
    REGISTERED: { description: "Known here; not active on the eConnect platform yet." },
    ACTIVE: { description: "Proof of authority was given; may send and receive." },
    BLOCKED: { description: "May not send or receive." },
  },
});

builder.node(OrganizationRef, {
  description: "A legal entity that sends or receives documents.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.organizations.byId(id),
  fields: (t) => ({
    legalName: t.exposeString("legalName", { description: "Name in the trade register." }),
    identifiers: t.expose("identifiers", {
      type: ["ParticipantId"],
      description: "The first one is the electronic address it sends from.",
    }),
    doubtfulIdentifiers: t.field({
      type: ["ParticipantId"],
      description: "Those whose check digits do not add up; a live registration at the network counts for more.",
      resolve: ({ identifiers }) => identifiers.filter((id) => checkDigits(id) === "failed"),
    }),
    vatNumber: t.exposeString("vatNumber", { nullable: true, description: "With country prefix." }),
    companyId: t.exposeString("companyId", { nullable: true, description: "Bedrijfs-ID eConnect, `XC…`." }),
    subscription: t.expose("subscription", { type: SubscriptionRef, description: "Plan at eConnect." }),
    apiContract: t.exposeBoolean("apiContract", { description: "Whether a contract for API rights exists." }),
    state: t.expose("state", { type: OrganizationStateRef, description: "Whether it may send and receive." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was registered here." }),
    timeline: t.field({
      type: [EventRef],
      description: "What happened to it, oldest first.",
      resolve: ({ id }, _args, context) => timelineOf("Organization", id, context),
    }),
  }),
});

builder.queryField("organizations", (t) =>
  t.connection(
    {
      type: OrganizationRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All organizations.",
      resolve: (_root, args, { core }) => page(args, (request) => core.stores.organizations.list(request)),
    },
    { name: "OrganizationConnection" },
    { name: "OrganizationEdge" },
  ),
);

const replay = (id: string, { core }: Parameters<typeof timelineOf>[2]) => core.stores.organizations.byId(id);

const organizationFields = (t: InputFields) => ({
  legalName: t.string({ required: true, description: "Name in the trade register." }),
  identifiers: t.stringList({
    required: true,
    description:
      "Anything people paste: `NL:KVK:61234567`, `0106:61234567`, a GLN, an OIN. The first is the sender's address.",
  }),
  vatNumber: t.string({ description: "VAT number; the country prefix may be left out for NL." }),
  companyId: t.string({ description: "Bedrijfs-ID eConnect, `XC…`." }),
  subscription: t.field({ type: SubscriptionRef, required: true, description: "Plan at eConnect." }),
  apiContract: t.boolean({ required: true, description: "Whether a contract for API rights exists." }),
});

type Nullish<T> = { readonly [Key in keyof T]: undefined extends T[Key] ? T[Key] | null : T[Key] };

const toInput = ({ vatNumber, companyId, ...input }: Nullish<OrganizationInput>): OrganizationInput => ({
  ...input,
  vatNumber: vatNumber ?? undefined,
  companyId: companyId ?? undefined,
});

mutation("registerOrganization", {
  description: "Makes a legal entity known to this gateway.",
  scope: "CONFIGURE",
  type: OrganizationRef,
  fields: organizationFields,
  replay,
  run: async (input, { core }, request) => unwrap(await saveOrganization(core, toInput(input), request)),
});

mutation("changeOrganization", {
  description: "Replaces what is known of an organization: another plan, a contract, one more identifier.",
  scope: "CONFIGURE",
  type: OrganizationRef,
  fields: (t) => ({
    organizationId: t.globalID({ required: true, description: "Which one." }),
    ...organizationFields(t),
  }),
  replay,
  run: async ({ organizationId, ...input }, context, request) => {
    const organization = await find.organization(organizationId, context, "$.organizationId");
    return unwrap(await saveOrganization(context.core, toInput(input), request, organization));
  },
});

mutation("activateOrganization", {
  description: "Confirms that the organization is active on the eConnect platform.",
  scope: "CONFIGURE",
  type: OrganizationRef,
  fields: (t) => ({ organizationId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ organizationId }, context, request) =>
    activateOrganization(context.core, await find.organization(organizationId, context, "$.organizationId"), request),
});

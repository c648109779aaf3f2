import { type OutputFormat, saveSendingProfile } from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { unwrap } from "./errors.ts";
import { find, type GlobalId } from "./find.ts";
import { MappingVersionRef } from "./mapping-row.ts";
import { type InputFields, mutation } from "./mutation.ts";
import { ConnectionRef, OrganizationRef, SendingProfileRef } from "./nodes.ts";
import { page } from "./paging.ts";

const ProcessingModeRef = builder.enumType("ProcessingMode", {
  description: "When an invoice is checked and sent.",
  values: {
    AUTOMATIC: { description: "While posting. An invalid invoice is not posted and stays editable." },
    MANUAL: { description: "Posting freezes it; it is sent later, and an error then needs a credit note." },
  },
});

const OutputFormatRef = builder.enumType("OutputFormat", {
  description: "What is sent.",
  values: {
    PEPPOL_BIS_3: { description: "Peppol BIS Billing 3.0." },
    NLCIUS: { description: "NLCIUS (SI-UBL 2.0)." },
    NLCIUS_G_ACCOUNT: { description: "NLCIUS with its extension for a G-account: each payment means has its share." },
  },
});

builder.node(SendingProfileRef, {
  description: "How invoices are processed after posting.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.profiles.byId(id),
  fields: (t) => ({
    code: t.exposeString("code", { description: "As on the customer card; unique in the organization." }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "Whose profile it is.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    connection: t.field({
      type: ConnectionRef,
      nullable: true,
      description: "What it sends through.",
      resolve: ({ connectionId }, _args, { core }) => core.stores.connections.byId(connectionId),
    }),
    isDefault: t.exposeBoolean("isDefault", {
      description: "Whether it serves customers without a profile of their own.",
    }),
    defaultWarning: t.string({
      nullable: true,
      description: "Why a default profile is usually a bad idea; absent when it is none.",
      resolve: ({ isDefault }) =>
        isDefault ? "Customers who cannot receive through Peppol will fail. Usually leave the default off." : null,
    }),
    processingMode: t.expose("processingMode", {
      type: ProcessingModeRef,
      description: "When invoices are checked and sent.",
    }),
    format: t.expose("format", { type: OutputFormatRef, description: "What is sent." }),
    sendViaPeppol: t.exposeBoolean("sendViaPeppol", { description: "Off refuses sending, with the reason." }),
    mapping: t.field({
      type: MappingVersionRef,
      nullable: true,
      description: "Its own mapping for invoices of the ERP; absent: the ERP's default.",
      resolve: ({ id, mappingVersion }, _args, { core }) =>
        mappingVersion === undefined ? null : core.stores.mappings.byVersion(id, mappingVersion),
    }),
    mappingVersions: t.field({
      type: [MappingVersionRef],
      description: "The newest 100 versions of its mapping, newest first; the timeline of events says who saved them.",
      resolve: async ({ id }, _args, { core }) => [...(await core.stores.mappings.versions(id, MOST_VERSIONS))],
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

const MOST_VERSIONS = 100;

builder.queryField("sendingProfiles", (t) =>
  t.connection(
    {
      type: SendingProfileRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All sending profiles.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.profiles.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "SendingProfileConnection" },
    { name: "SendingProfileEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext) => core.stores.profiles.byId(id);

const profileFields = (t: InputFields) => ({
  connectionId: t.globalID({ required: true, description: "What it sends through." }),
  code: t.string({ required: true, description: "As on the customer card, e.g. `ECONNECT`." }),
  isDefault: t.boolean({
    defaultValue: false,
    description: "Serves customers without a profile; takes the flag from another one.",
  }),
  processingMode: t.field({
    type: ProcessingModeRef,
    required: true,
    description: "When invoices are checked and sent.",
  }),
  format: t.field({ type: OutputFormatRef, defaultValue: "PEPPOL_BIS_3", description: "What is sent." }),
  sendViaPeppol: t.boolean({ defaultValue: true, description: "Off refuses sending, with the reason." }),
});

interface ProfileFields {
  readonly connectionId: GlobalId;
  readonly code: string;
  readonly isDefault?: boolean | null | undefined;
  readonly processingMode: "AUTOMATIC" | "MANUAL";
  readonly format?: OutputFormat | null | undefined;
  readonly sendViaPeppol?: boolean | null | undefined;
}

const toInput = ({ code, isDefault, processingMode, format, sendViaPeppol }: ProfileFields) => ({
  code,
  isDefault: isDefault ?? false,
  processingMode,
  format: format ?? "PEPPOL_BIS_3",
  sendViaPeppol: sendViaPeppol ?? true,
});

mutation("createSendingProfile", {
  description: "Makes a sending profile.",
  scope: "CONFIGURE",
  type: SendingProfileRef,
  fields: (t) => ({
    organizationId: t.globalID({ required: true, description: "Whose profile." }),
    ...profileFields(t),
  }),
  replay,
  run: async (input, context, request) => {
    const organization = await find.organization(input.organizationId, context, "$.organizationId");
    const connection = await find.connection(input.connectionId, context, "$.connectionId");
    return unwrap(await saveSendingProfile(context.core, organization.id, connection, toInput(input), request));
  },
});

mutation("changeSendingProfile", {
  description:
    "Replaces what a sending profile says. Invoices that were posted already keep what they were posted with.",
  scope: "CONFIGURE",
  type: SendingProfileRef,
  fields: (t) => ({
    sendingProfileId: t.globalID({ required: true, description: "Which one." }),
    ...profileFields(t),
  }),
  replay,
  run: async (input, context, request) => {
    const profile = await find.profile(input.sendingProfileId, context, "$.sendingProfileId");
    const connection = await find.connection(input.connectionId, context, "$.connectionId");
    return unwrap(
      await saveSendingProfile(context.core, profile.organizationId, connection, toInput(input), request, profile),
    );
  },
});

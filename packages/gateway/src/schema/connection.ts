import {
  type AccountParty,
  activateConnection,
  beginSignIn,
  type Check,
  changeConnectionSettings,
  confirmSetupStep,
  connectionProgress,
  createConnection,
  helpFor,
  requestPull,
  revokeConnection,
  setupProgress,
  signInUnderWay,
  signOut,
  supportRequest,
  testConnection,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { ConnectorRef } from "./connector.ts";
import { askRemote, requestError, unwrap } from "./errors.ts";
import { EventRef, timelineOf } from "./event.ts";
import { find } from "./find.ts";
import { mutation } from "./mutation.ts";
import { ConnectionRef, OrganizationRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { ConnectionProgressRef } from "./progress.ts";
import { SetupRef } from "./setup.ts";
import { HelpRef, LanguageRef } from "./user-error.ts";

const EnvironmentRef = builder.enumType("Environment", {
  description: "Which of the remote's environments.",
  values: { ACCEPTANCE: { description: "For testing." }, PRODUCTION: { description: "Live use." } },
});

const ConnectionStateRef = builder.enumType("ConnectionState", {
  description: "What a connection can do now.",
  values: {
    DRAFT: { description: "Settings were entered; `testConnection` comes next." },
    TESTED: { description: "The last test passed; `activateConnection` comes next." },
    LIVE: { description: "Sends and receives." },
    WAITING_FOR_PARTY_LINK: { description: "eConnect support still has to link the parties to the user." },
    REAUTHORIZATION_REQUIRED: { description: "The sign-in expired or was withdrawn; somebody has to sign in again." },
    BLOCKED: { description: "The remote refuses; work waits. Mend the cause, then `testConnection` resumes it." },
    REVOKED: { description: "Ended for good; its secrets were wiped." },
  },
});

const CheckRef = builder.objectRef<Check>("Check").implement({
  description: "One check of a connection test.",
  fields: (t) => ({
    name: t.exposeString("name", {
      description: "Stable, e.g. `network`, `subscription-key`, `keys`, `company-known`.",
    }),
    outcome: t.expose("outcome", {
      type: builder.enumType("CheckOutcome", {
        description: "How a check ended.",
        values: {
          PASSED: { description: "As it should be." },
          FAILED: { description: "See `detail` and `help`." },
          SKIPPED: { description: "An earlier check failed." },
        },
      }),
      description: "How it ended.",
    }),
    detail: t.exposeString("detail", { description: "What was found." }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
    code: t.exposeString("code", { nullable: true, description: "Error code, when it failed." }),
    remoteCode: t.exposeString("remoteCode", { nullable: true, description: "The remote's own code, for support." }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do, when it failed.",
      resolve: ({ code, remoteCode }) => (code === undefined ? null : helpFor(code, remoteCode)),
    }),
  }),
});

const TestReportRef = builder
  .objectRef<{ readonly at: Date; readonly report: { readonly checks: readonly Check[] } }>("TestReport")
  .implement({
    description: "What the last test found.",
    fields: (t) => ({
      at: t.expose("at", { type: "DateTime", description: "When it ran." }),
      passed: t.boolean({
        description: "Whether every check passed.",
        resolve: ({ report }) => report.checks.every(({ outcome }) => outcome === "PASSED"),
      }),
      checks: t.field({
        type: [CheckRef],
        description: "In the order they ran.",
        resolve: ({ report }) => [...report.checks],
      }),
    }),
  });

interface SecretField {
  readonly name: string;
  readonly setAt: Date;
  readonly hint: string;
}

const SecretFieldRef = builder.objectRef<SecretField>("SecretField").implement({
  description: "A secret that was set. Its value never comes back.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Name of the setting." }),
    setAt: t.expose("setAt", { type: "DateTime", description: "When it was set." }),
    hint: t.exposeString("hint", { description: "Last four characters; empty for a short secret." }),
  }),
});

const AccountPartyRef = builder.objectRef<AccountParty>("AccountParty").implement({
  description: "An identity that the credentials may act for.",
  fields: (t) => ({
    reference: t.exposeString("reference", { description: "The remote's own id." }),
    name: t.exposeString("name", { description: "For people." }),
    identifiers: t.expose("identifiers", { type: ["ParticipantId"], description: "Normalised." }),
    canSend: t.exposeBoolean("canSend", { description: "Whether documents may be sent for it." }),
    canReceive: t.exposeBoolean("canReceive", { description: "Whether its documents may be read." }),
  }),
});

const SignInRef = builder.objectRef<{ readonly url: string; readonly expiresAt: Date }>("SignIn").implement({
  description: "A sign-in under way.",
  fields: (t) => ({
    url: t.exposeString("url", { description: "Open this in the browser of the person who signs in." }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", description: "Then it has to be begun again." }),
  }),
});

builder.node(ConnectionRef, {
  description: "An organization linked to a remote system through a connector.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.connections.byId(id),
  fields: (t) => ({
    title: t.exposeString("title", { description: "For people." }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "Whose connection it is.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    connector: t.field({
      type: ConnectorRef,
      nullable: true,
      description: "Absent when its connector is not installed any more.",
      resolve: ({ connectorId }, _args, { core }) => core.connectors.find(connectorId),
    }),
    environment: t.expose("environment", { type: EnvironmentRef, description: "Which of the remote's environments." }),
    state: t.expose("state", { type: ConnectionStateRef, description: "What it can do now." }),
    progress: t.field({
      type: ConnectionProgressRef,
      description: "What its state means, and what has to be done about it.",
      resolve: (connection) => connectionProgress(connection),
    }),
    settings: t.expose("settings", { type: "JSON", description: "As entered, without the secrets." }),
    secrets: t.field({
      type: [SecretFieldRef],
      description: "Which secrets are set.",
      resolve: ({ secrets }) =>
        Object.entries(secrets)
          .filter(([name]) => !name.startsWith("$"))
          .map(([name, { secret, setAt }]) => ({ name, setAt, hint: secret.hint })),
    }),
    lastTest: t.expose("lastTest", {
      type: TestReportRef,
      nullable: true,
      description: "Absent before the first test.",
    }),
    parties: t.field({
      type: [AccountPartyRef],
      nullable: true,
      description: "Asks the remote now: the identities these credentials may act for. Fails alone.",
      resolve: (connection, _args, { core }) =>
        askRemote(async () => [...(await core.open(connection).account.parties())]),
    }),
    signedInAs: t.string({
      nullable: true,
      description: "Who signed in; absent when nobody did, or nobody has to.",
      resolve: async ({ id }, _args, { core }) => (await core.stores.connections.grant(id))?.user,
    }),
    supportRequest: t.string({
      nullable: true,
      description: "What to send to eConnect TechSupport while the connection waits for the party link.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: async (connection, { language }, { core }) =>
        (await supportRequest(core, connection))?.[language ?? "en"],
    }),
    signIn: t.field({
      type: SignInRef,
      nullable: true,
      authScopes: { may: "CONFIGURE" },
      description: "The link made by `beginSignIn`, while it can be used.",
      resolve: (connection, _args, { core }) => signInUnderWay(connection, core.runtime.clock.now()),
    }),
    setup: t.field({
      type: SetupRef,
      description: "The vendor's installation guide, each step checked against what is known. Asks no remote.",
      resolve: async (connection, _args, { core }) => ({ steps: await setupProgress(core, connection) }),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    timeline: t.field({
      type: [EventRef],
      description: "What happened to it, oldest first.",
      resolve: ({ id }, _args, context) => timelineOf("Connection", id, context),
    }),
  }),
});

builder.queryField("connections", (t) =>
  t.connection(
    {
      type: ConnectionRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "All connections.",
      args: { organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }) },
      resolve: (_root, { organizationId, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.connections.list(request, organizationId ? { organizationId: organizationId.id } : {}),
        ),
    },
    { name: "ConnectionConnection" },
    { name: "ConnectionEdge" },
  ),
);

const replay = (id: string, { core }: ApiContext) => core.stores.connections.byId(id);

function settingsObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw requestError("BAD_REQUEST", "settings is an object of the connector's settings");
}

const QUICK_CONNECT =
  "The text that the eConnect platform puts on the clipboard (`APP_KEY:…;SECRET_KEY:…;…`), as it is. `settings` go before it.";

mutation("createConnection", {
  description: "Links an organization to a remote system. Begins as DRAFT.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({
    organizationId: t.globalID({ required: true, description: "Whose connection." }),
    connectorId: t.string({ required: true, description: "From `connectors`." }),
    title: t.string({ required: true, description: "For people." }),
    environment: t.field({ type: EnvironmentRef, required: true, description: "Which of the remote's environments." }),
    settings: t.field({
      type: "JSON",
      required: true,
      description: "By the connector's `settingsSchema`, secrets included.",
    }),
    quickConnect: t.string({ description: QUICK_CONNECT }),
  }),
  replay,
  run: async ({ organizationId, connectorId, title, environment, settings, quickConnect }, context, request) => {
    const organization = await find.organization(organizationId, context, "$.organizationId");
    const given = { settings: settingsObject(settings), pasted: quickConnect ?? undefined };
    const input = { connectorId, title, environment, ...given };
    return unwrap(await createConnection(context.core, organization, input, request));
  },
});

mutation("changeConnectionSettings", {
  description:
    "Changes the given settings and keeps the others. The connection goes back to DRAFT and has to be tested.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({
    connectionId: t.globalID({ required: true, description: "Which one." }),
    settings: t.field({ type: "JSON", description: "Only what changes." }),
    quickConnect: t.string({ description: QUICK_CONNECT }),
  }),
  replay,
  run: async ({ connectionId, settings, quickConnect }, context, request) => {
    const connection = await find.connection(connectionId, context, "$.connectionId");
    const given = { settings: settingsObject(settings ?? {}), pasted: quickConnect ?? undefined };
    return unwrap(await changeConnectionSettings(context.core, connection, given, request));
  },
});

mutation("testConnection", {
  description: "Verbinding testen: runs the connector's checks against the remote. The report is in `lastTest`.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ connectionId }, context, request) =>
    unwrap(await testConnection(context.core, await find.connection(connectionId, context, "$.connectionId"), request)),
});

mutation("activateConnection", {
  description: "Takes a tested connection live: hooks are put in place, the inbox is read.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ connectionId }, context, request) =>
    unwrap(
      await activateConnection(context.core, await find.connection(connectionId, context, "$.connectionId"), request),
    ),
});

mutation("revokeConnection", {
  description: "Ends a connection for good and wipes its secrets. What waits to be sent through it stays unsent.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ connectionId }, context, request) =>
    unwrap(
      await revokeConnection(context.core, await find.connection(connectionId, context, "$.connectionId"), request),
    ),
});

mutation("beginSignIn", {
  description:
    "Makes the link (`signIn.url`) through which a person signs in, e.g. with Microsoft Entra ID. It works once.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ connectionId }, context, request) =>
    unwrap(await beginSignIn(context.core, await find.connection(connectionId, context, "$.connectionId"), request)),
});

mutation("confirmSetupStep", {
  description: "Says that a step of `setup` is done which only a person can see, or takes that back.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({
    connectionId: t.globalID({ required: true, description: "Which one." }),
    step: t.string({ required: true, description: "Name of the step." }),
    done: t.boolean({ defaultValue: true, description: "Default true." }),
  }),
  replay,
  run: async ({ connectionId, step, done }, context, request) => {
    const connection = await find.connection(connectionId, context, "$.connectionId");
    return unwrap(await confirmSetupStep(context.core, connection, { step, done: done !== false }, request));
  },
});

mutation("signOut", {
  description: "Withdraws what a person granted. A live connection then waits for somebody to sign in.",
  scope: "CONFIGURE",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "Which one." }) }),
  replay,
  run: async ({ connectionId }, context, request) =>
    unwrap(await signOut(context.core, await find.connection(connectionId, context, "$.connectionId"), request)),
});

mutation("pullPostedInvoices", {
  description: "Takes in what the ERP has posted since the last time. Runs in the background; see the invoices.",
  scope: "SEND",
  type: ConnectionRef,
  fields: (t) => ({ connectionId: t.globalID({ required: true, description: "An ERP connection." }) }),
  replay,
  run: async ({ connectionId }, context, request) => {
    const connection = await find.connection(connectionId, context, "$.connectionId");
    return unwrap(await requestPull(context.core, connection, request));
  },
});

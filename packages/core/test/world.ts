import { z } from "zod";
import type { NoteUncatalogued } from "../src/catalogue/watch-codes.ts";
import { type Connection, HOOK_SECRET } from "../src/connection/connection.ts";
import { createOpener } from "../src/connection/open-connection.ts";
import { defineConnector, type Manifest, type Ports } from "../src/connector/connector.ts";
import { createConnectorRegistry } from "../src/connector/registry.ts";
import { secretField } from "../src/connector/settings.ts";
import type { Context, Request } from "../src/context/context.ts";
import { DEFAULT_POLICY } from "../src/context/policy.ts";
import type { Customer } from "../src/customer/customer.ts";
import type { RecordedEvent } from "../src/event/event.ts";
import type { Result } from "../src/fault.ts";
import { parseParticipantId } from "../src/identifier/parse-participant-id.ts";
import type { Invoice } from "../src/invoice/invoice.ts";
import type { InvoiceInput } from "../src/invoice/invoice-input.ts";
import { parseInvoice } from "../src/invoice/parse-invoice.ts";
import { runJob } from "../src/job/run-job.ts";
import type { Organization } from "../src/organization/organization.ts";
import type { Log } from "../src/runtime.ts";
import { Secret } from "../src/secret.ts";
import type { SendingProfile } from "../src/sending-profile/sending-profile.ts";
import { createMemoryStores } from "../src/testing/memory/memory-stores.ts";
import { refuseUncatalogued } from "../src/testing/refuse-uncatalogued.ts";
import { createTestRuntime } from "../src/testing/test-runtime.ts";
import type { WebhookWire } from "../src/webhook/webhook-wire.ts";
import { jsonFormat } from "./json-format.ts";
import { DEFAULT_MAPPING } from "./source-record.ts";

export const MANIFEST: Manifest = {
  id: "scripted",
  title: "Scripted remote",
  version: "1.0.0",
  interfaceVersions: { from: 1, to: 1 },
  documentationUrl: "https://example.test/docs",
  integrationMethod: "script",
  direction: "BOTH",
  minimumSubscription: "PROFESSIONAL",
  contractRequired: true,
};

const LIMITS = { total: 100, perLane: () => 100 };

/** An account whose test passes. */
export const ACCOUNT: Ports["account"] = {
  test: async () => ({ checks: [{ name: "network", outcome: "PASSED", detail: "answered", durationMs: 1 }] }),
  parties: async () => [],
};

const NO_RECEIVER: WebhookWire = {
  refusal: () => undefined,
  globalId: (type, id) => `${type}:${id}`,
  post: async () => {
    throw new Error("not in the script");
  },
};

/**
 * Memory stores, a clock that stands still, and one connector whose ports come from the test: an organization with a
 * LIVE connection to a remote that offers these ports, an AUTOMATIC profile on it and a customer with that profile.
 * @param noteUncatalogued - for a test that has a remote say what the catalogue does not know, on purpose
 */
export async function createWorld(ports: Partial<Ports> = {}, noteUncatalogued: NoteUncatalogued = refuseUncatalogued) {
  const logged: { readonly level: string; readonly fields: object; readonly message: string }[] = [];
  const note = (level: string) => (fields: object, message: string) => void logged.push({ level, fields, message });
  const log: Log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };
  const { clock, newId, newSecret } = createTestRuntime();
  const runtime = { clock, newId, newSecret, log };

  const remotes = new Map<string, Partial<Ports>>();
  const scripted = defineConnector({
    manifest: MANIFEST,
    settings: z.strictObject({
      remote: z.string().min(1),
      appSecret: secretField("App Secret", "Of the remote"),
      subscriptionKey: secretField("Subscription key", "Of the remote").optional(),
    }),
    defaultMapping: DEFAULT_MAPPING,
    hosts: ({ remote }) => [`https://${remote}.example.test`],
    connect: ({ remote }): Ports => ({ account: ACCOUNT, ...remotes.get(remote) }),
  });
  const connectors = createConnectorRegistry([scripted]);
  const stores = createMemoryStores();
  const context: Context = {
    stores,
    runtime,
    connectors,
    format: jsonFormat,
    policy: DEFAULT_POLICY,
    open: createOpener({
      connectors,
      runtime,
      stores,
      fetchFor: () => fetch,
      policy: DEFAULT_POLICY,
      noteUncatalogued,
    }),
    webhooks: NO_RECEIVER,
    publicUrl: "https://gateway.example.test",
  };
  const request = (): Request => ({ scope: "test", idempotencyKey: newId(), fingerprint: "0f" });
  const fresh = () => ({ id: newId(), createdAt: clock.now() });

  const addOrganization = async (given: Partial<Organization> = {}): Promise<Organization> => {
    const organization: Organization = {
      ...fresh(),
      legalName: "Bouwbedrijf De Hoeksteen B.V.",
      identifiers: [trusted(parseParticipantId("0106:60000001"))],
      vatNumber: "NL123456789B01",
      subscription: "PROFESSIONAL",
      apiContract: true,
      state: "ACTIVE",
      ...given,
    };
    await stores.organizations.save(organization, {});
    return organization;
  };

  const addConnection = async (
    { id: organizationId }: Pick<Organization, "id">,
    offered: Partial<Ports>,
    given: Partial<Connection> = {},
  ): Promise<Connection> => {
    const remote = `remote-${remotes.size + 1}`;
    remotes.set(remote, offered);
    const setAt = clock.now();
    const connection: Connection = {
      ...fresh(),
      organizationId,
      connectorId: MANIFEST.id,
      title: "eConnect acceptance",
      environment: "ACCEPTANCE",
      settings: { remote },
      secrets: {
        appSecret: { secret: new Secret("open sesame 1234"), setAt },
        [HOOK_SECRET]: { secret: new Secret("hook secret 5678"), setAt },
      },
      state: "LIVE",
      revision: 1,
      ...given,
    };
    await stores.connections.create(connection, {});
    return connection;
  };

  const organization = await addOrganization();
  const connection = await addConnection(organization, ports);
  const profile: SendingProfile = {
    ...fresh(),
    organizationId: organization.id,
    code: "ECONNECT",
    isDefault: false,
    processingMode: "AUTOMATIC",
    connectionId: connection.id,
    format: "PEPPOL_BIS_3",
    sendViaPeppol: true,
  };
  await stores.profiles.save(profile, {});
  const customer: Customer = {
    ...fresh(),
    organizationId: organization.id,
    number: "C1",
    name: "Woningstichting De Sleutel",
    endpointId: trusted(parseParticipantId("0106:40123456")),
    sendingProfileId: profile.id,
    electronicInvoicing: "DOCUMENT_SENDING_PROFILE",
  };
  await stores.customers.save(customer, {});

  const events = async (subjectId?: string): Promise<readonly RecordedEvent[]> =>
    (await stores.events.after(0, 1000, {})).filter(
      ({ subject }) => subjectId === undefined || subject.id === subjectId,
    );

  return {
    context,
    stores,
    clock,
    logged,
    request,
    organization,
    connection,
    profile,
    customer,
    addOrganization,
    addConnection,

    /** One turn of a worker: runs each job that is due, once, and gives their keys. @throws Error when one has a defect */
    async work(): Promise<readonly string[]> {
      const jobs = await stores.jobs.claim(clock.now(), new Date(clock.now().getTime() + 60_000), LIMITS);
      for (const job of jobs) await runJob(context, job, () => 0);
      const defect = logged.find(({ level }) => level === "error");
      if (defect !== undefined) throw new Error(defect.message, { cause: defect.fields });
      return jobs.map(({ key }) => key);
    },

    events,
    eventTypes: async (subjectId: string) => (await events(subjectId)).map(({ type }) => type),
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** 1250.00 + 21 % = 1512.50, valid by both rules of `jsonFormat`. */
export const invoiceInput = (given: Partial<InvoiceInput> = {}): InvoiceInput => ({
  kind: "INVOICE",
  number: "2026-1",
  issueDate: "2026-11-24",
  dueDate: "2026-12-24",
  currency: "EUR",
  buyerReference: "PO-7",
  seller: { name: "Bouwbedrijf De Hoeksteen B.V.", address: { country: "NL" } },
  buyer: { name: "Woningstichting De Sleutel", address: { country: "NL" } },
  lines: [
    {
      quantity: "1",
      unitCode: "C62",
      price: { net: "1250.00" },
      vat: { code: "S", rate: "21" },
      item: { name: "Termijn 3" },
    },
  ],
  ...given,
});

export const invoiceContent = (given: Partial<InvoiceInput> = {}): Invoice =>
  trusted(parseInvoice(invoiceInput(given)));

/** The value of a result that must be one. */
export function trusted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.faults.map(({ code, path }) => `${code} ${path}`).join(", "));
  return result.value;
}

/** `CODE path` of every fault; none when it was accepted. */
export const faultsOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.faults.map(({ code, path }) => `${code} ${path}`);

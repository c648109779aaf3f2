import {
  type Autopilot,
  type Change,
  type Connection,
  type Customer,
  contentHash,
  createEvent,
  type Delivery,
  decimal,
  type InboundDocument,
  type Invoice,
  type InvoiceRecord,
  type MappingVersion,
  type NewEvent,
  type NewJob,
  newWebhookMessage,
  type Organization,
  parseLocalDate,
  parseParticipantId,
  type QueuedDelivery,
  type Result,
  Secret,
  type SendingProfile,
  type Stores,
  type SubjectType,
  type WebhookEndpoint,
  type WebhookMessage,
} from "@erp-gateway/core";
import { createTestRuntime } from "@erp-gateway/core/testing";

interface OfOrganization {
  readonly organizationId: string;
}

interface Owned extends OfOrganization {
  readonly id: string;
}

/** Valid domain objects, each with ids, numbers and references of its own. */
export function createBuilders() {
  const runtime = createTestRuntime();
  let count = 0;
  const serial = (): number => {
    count += 1;
    return count;
  };
  const fresh = () => ({ id: runtime.newId(), createdAt: runtime.clock.now() });

  const event = (type: SubjectType, { id, organizationId }: Owned, given: Partial<NewEvent> = {}): NewEvent =>
    createEvent(runtime, { type: "CONNECTION_TEST_PASSED", organizationId, subject: { type, id }, ...given });

  const job = (connection: Pick<Connection, "id">, given: Partial<NewJob> = {}): NewJob => ({
    key: `deliver:${serial()}`,
    kind: "deliver",
    subjectId: runtime.newId(),
    lane: connection.id,
    runAt: runtime.clock.now(),
    ...given,
  });

  return {
    runtime,
    event,
    job,

    organization: (given: Partial<Organization> = {}): Organization => ({
      ...fresh(),
      legalName: "Bouwbedrijf De Hoeksteen B.V.",
      identifiers: [trusted(parseParticipantId(`0106:${60_000_000 + serial()}`))],
      subscription: "PROFESSIONAL",
      apiContract: true,
      state: "ACTIVE",
      ...given,
    }),

    connection: (organization: Pick<Organization, "id">, given: Partial<Connection> = {}): Connection => ({
      ...fresh(),
      organizationId: organization.id,
      connectorId: "kit",
      title: "eConnect acceptance",
      environment: "ACCEPTANCE",
      settings: { companyId: "XCNL10019", retries: 3 },
      secrets: { appSecret: { secret: new Secret("open sesame 1234"), setAt: runtime.clock.now() } },
      state: "LIVE",
      revision: 1,
      ...given,
    }),

    profile: (connection: Owned, given: Partial<SendingProfile> = {}): SendingProfile => ({
      ...fresh(),
      organizationId: connection.organizationId,
      code: `PROFILE-${serial()}`,
      isDefault: false,
      processingMode: "AUTOMATIC",
      connectionId: connection.id,
      format: "PEPPOL_BIS_3",
      sendViaPeppol: true,
      ...given,
    }),

    mapping: ({ id: profileId }: Pick<SendingProfile, "id">, version: number): MappingVersion => ({
      profileId,
      version,
      rows: [
        { target: "BT-13", from: "omit" },
        { target: "BT-84", occurrence: 2, from: { template: `{iban} ${serial()}` } },
      ],
      savedAt: runtime.clock.now(),
    }),

    customer: (organization: Pick<Organization, "id">, given: Partial<Customer> = {}): Customer => ({
      ...fresh(),
      organizationId: organization.id,
      number: `C${serial()}`,
      name: "Woningstichting De Sleutel",
      endpointId: trusted(parseParticipantId("0106:40123456")),
      electronicInvoicing: "DOCUMENT_SENDING_PROFILE",
      ...given,
    }),

    invoice: (customer: Owned, given: Partial<InvoiceRecord> = {}): InvoiceRecord => {
      const { content = invoiceContent(`2026-${serial()}`) } = given;
      return {
        ...fresh(),
        organizationId: customer.organizationId,
        customerId: customer.id,
        number: content.number,
        content,
        origin: "API",
        state: "DRAFT",
        ...given,
      };
    },

    queued: (
      { id, organizationId, content }: InvoiceRecord,
      connection: Pick<Connection, "id">,
      given: Partial<Delivery> = {},
    ): QueuedDelivery => {
      const bytes = new TextEncoder().encode(`<Invoice>${content.number}, ${serial()}</Invoice>`);
      const delivery: Delivery = {
        ...fresh(),
        invoiceId: id,
        organizationId,
        connectionId: connection.id,
        sequence: 1,
        type: content.kind,
        number: content.number,
        issueDate: content.issueDate,
        sender: trusted(parseParticipantId("0106:60000001")),
        recipient: trusted(parseParticipantId("0106:40123456")),
        contentHash: contentHash(bytes),
        state: "QUEUED",
        attempts: [],
        ...given,
      };
      return { delivery, bytes };
    },

    inbound: (connection: Owned, given: Partial<InboundDocument> = {}): InboundDocument => ({
      ...fresh(),
      organizationId: connection.organizationId,
      connectionId: connection.id,
      reference: `remote-${serial()}`,
      state: "ANNOUNCED",
      run: 1,
      ...given,
    }),

    autopilot: (connection: Owned, erp: Pick<Connection, "id">, given: Partial<Autopilot> = {}): Autopilot => ({
      ...fresh(),
      organizationId: connection.organizationId,
      connectionId: connection.id,
      erpConnectionId: erp.id,
      ledgerAccount: "4000",
      postingScheme: [{ category: "S", rate: decimal("21.00"), vatCode: "HOOG" }],
      totalsTolerance: decimal("0.05"),
      ...given,
    }),

    webhook: (organization: Pick<Organization, "id">, given: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
      ...fresh(),
      organizationId: organization.id,
      url: "https://receiver.example.test/hooks",
      topics: ["INVOICE_*", "CUSTOMER_CREATED"],
      state: "ACTIVE",
      secrets: [{ secret: new Secret("whsec_b3BlbiBzZXNhbWU="), setAt: runtime.clock.now() }],
      cursor: 0,
      revision: 1,
      ...given,
    }),

    webhookMessage: (endpoint: Pick<WebhookEndpoint, "id">, position: number): WebhookMessage =>
      newWebhookMessage(endpoint.id, { position, id: `event-${position}` }, runtime.clock.now()),

    /** A change with something of everything. */
    change: (connection: Owned): Change => ({
      command: {
        scope: "kit",
        idempotencyKey: `key-${serial()}`,
        fingerprint: "0f",
        result: { type: "Connection", id: connection.id },
      },
      events: [event("Connection", connection)],
      jobs: [job(connection)],
    }),
  };
}

export type Builders = ReturnType<typeof createBuilders>;

/** What most rules start from, stored: an organization with a live connection, a profile and a customer. */
export async function furnish(stores: Stores, build: Builders = createBuilders()) {
  const organization = build.organization();
  const connection = build.connection(organization);
  const profile = build.profile(connection);
  const customer = build.customer(organization);
  await stores.organizations.save(organization, {});
  await stores.connections.create(connection, {});
  await stores.profiles.save(profile, {});
  await stores.customers.save(customer, {});
  return { build, organization, connection, profile, customer };
}

export type Scene = Awaited<ReturnType<typeof furnish>>;

/** Decimals keep the digits they were written with: `1.000` is not stored as `1`. */
export const invoiceContent = (number: string): Invoice => ({
  kind: "INVOICE",
  number,
  issueDate: trusted(parseLocalDate("2026-11-24")),
  typeCode: "380",
  currency: "EUR",
  notes: [{ text: "Termijn 3 van 5" }],
  precedingInvoices: [],
  seller: { name: "Bouwbedrijf De Hoeksteen B.V.", identifiers: [], address: { country: "NL" } },
  buyer: { name: "Woningstichting De Sleutel", identifiers: [], address: { city: "Ede", country: "NL" } },
  paymentMeans: [],
  allowances: [],
  charges: [],
  totals: {
    lines: decimal("1250.00"),
    withoutVat: decimal("1250.00"),
    vat: decimal("262.50"),
    withVat: decimal("1512.50"),
    payable: decimal("1512.50"),
  },
  vatBreakdown: [{ category: { code: "S", rate: decimal("21") }, taxable: decimal("1250.00"), vat: decimal("262.50") }],
  attachments: [],
  lines: [
    {
      id: "1",
      quantity: decimal("1.000"),
      unitCode: "C62",
      amount: decimal("1250.00"),
      allowances: [],
      charges: [],
      price: { net: decimal("1250.0000000001") },
      vat: { code: "S", rate: decimal("21") },
      item: { name: "Termijn", classifications: [], attributes: [] },
    },
  ],
});

function trusted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.faults[0]?.message);
  return result.value;
}

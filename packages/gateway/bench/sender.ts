import { createGraphqlClient, type GraphqlClient } from "../src/demo/graphql-client.ts";
import type { SandboxInfo } from "../src/demo/sandbox-process.ts";
import { invoiceOf } from "./twenty-lines.ts";

/** A caller of the API with a customer to invoice. */
export interface Sender {
  /** @returns the invoice's id */
  submit(number: string, lineCount?: number): Promise<string>;
  /** Checks the invoice, looks the recipient up at the network and queues the delivery. */
  post(invoiceId: string): Promise<void>;
}

/** The sandbox's organization over PSB, with one customer whose profile sends while posting. */
export async function createSender(
  url: string,
  token: string,
  { credentials, ...sandbox }: SandboxInfo,
): Promise<Sender> {
  const client = createGraphqlClient(url, token);
  const { organization, psb } = credentials;
  const organizationId = await run(client, "registerOrganization", "Organization", "organization", {
    legalName: "Bouwbedrijf De Linde B.V.",
    identifiers: [`0106:${organization.kvkNumber}`],
    vatNumber: "NL861234571B01",
    companyId: organization.companyId,
    subscription: "PROFESSIONAL",
    apiContract: true,
  });
  await run(client, "activateOrganization", "Organization", "activated", { organizationId });
  const connectionId = await run(client, "createConnection", "Connection", "connection", {
    organizationId,
    title: "eConnect PSB",
    connectorId: "psb",
    environment: "ACCEPTANCE",
    settings: { ...psb, partyId: `0106:${organization.kvkNumber}`, baseUrl: sandbox.url, identityUrl: sandbox.url },
  });
  await run(client, "testConnection", "Connection", "tested", { connectionId });
  await run(client, "activateConnection", "Connection", "live", { connectionId });
  const sendingProfileId = await run(client, "createSendingProfile", "SendingProfile", "profile", {
    organizationId,
    connectionId,
    code: "ECONNECT",
    processingMode: "AUTOMATIC",
  });
  const customerId = await run(client, "createCustomer", "Customer", "customer", {
    organizationId,
    number: "D00010",
    name: "Woningcorporatie Het Baken",
    endpointId: "0106:58765432",
    vatNumber: "NL854321093B01",
    sendingProfileId,
  });
  return {
    submit: (number, lineCount = 20) =>
      run(client, "submitInvoice", "Invoice", number, { customerId, invoice: invoiceOf(lineCount, number) }),
    async post(invoiceId) {
      await run(client, "postInvoice", "Invoice", `${invoiceId}/posted`, { invoiceId });
    },
  };
}

async function run(
  client: GraphqlClient,
  mutation: string,
  type: string,
  idempotencyKey: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { id } = await client.mutate<{ readonly id: string }>(mutation, { idempotencyKey, ...input }, type, "id");
  return id;
}

import { readFileSync } from "node:fs";
import type { GraphqlClient } from "./graphql-client.ts";
import type { SandboxInfo } from "./sandbox-process.ts";

/** What the demo follows until it is final. */
export interface DemoRun {
  readonly api31InvoiceId: string;
  readonly psbInvoiceId: string;
}

const example = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../examples/${name}`, import.meta.url), "utf8"));

/** The demo organization, its connections, profiles, customers and autopilot, and two invoices on their way. Repeating it changes nothing. */
export async function seed(client: GraphqlClient, sandbox: SandboxInfo): Promise<DemoRun> {
  const make = async (
    name: string,
    type: string,
    input: Readonly<Record<string, unknown>>,
    key: string,
  ): Promise<string> => {
    const { id } = await client.mutate<{ id: string }>(name, { idempotencyKey: `demo/${key}`, ...input }, type, "id");
    return id;
  };
  const { api31, businessCentral, organization, psb } = sandbox.credentials;

  const organizationId = await make(
    "registerOrganization",
    "Organization",
    {
      legalName: "Bouwbedrijf De Linde B.V.",
      identifiers: [`0106:${organization.kvkNumber}`],
      vatNumber: "NL861234571B01",
      companyId: organization.companyId,
      subscription: "PROFESSIONAL",
      apiContract: true,
    },
    "organization",
  );
  await make("activateOrganization", "Organization", { organizationId }, "organization/active");

  const connect = async (key: string, title: string, connectorId: string, settings: unknown): Promise<string> => {
    const environment = "ACCEPTANCE";
    const input = { organizationId, title, connectorId, environment, settings };
    const connectionId = await make("createConnection", "Connection", input, key);
    await make("testConnection", "Connection", { connectionId }, `${key}/tested`);
    await make("activateConnection", "Connection", { connectionId }, `${key}/live`);
    return connectionId;
  };
  const api31Id = await connect("api31", "4PS Business Central (API31)", "4ps-bc", {
    appKey: api31.appKey,
    secret: api31.secret,
    companyId: organization.companyId,
    subscriptionKey: api31.subscriptionKey,
    baseUrl: sandbox.soapUrl,
  });
  const psbId = await connect("psb", "eConnect PSB", "psb", {
    clientId: psb.clientId,
    clientSecret: psb.clientSecret,
    subscriptionKey: psb.subscriptionKey,
    partyId: `0106:${organization.kvkNumber}`,
    baseUrl: sandbox.url,
    identityUrl: sandbox.url,
  });
  const erpId = await connect("erp", "Business Central: De Linde Bouw", "business-central", {
    tenantId: businessCentral.tenantId,
    environmentName: businessCentral.environment,
    companyId: businessCentral.companyId,
    clientId: businessCentral.clientId,
    clientSecret: businessCentral.clientSecret,
    baseUrl: sandbox.url,
    loginUrl: sandbox.url,
    vendorsPage: "Vendors",
    vendorBankAccountsPage: "VendorBankAccounts",
    vatCategories: "BTW21VERL=AE",
    registrationNumber: organization.kvkNumber,
    iban: "NL39RABO0300065264",
    gAccount: "NL21INGB0990123456",
  });

  const profile = (code: string, connectionId: string): Promise<string> =>
    make(
      "createSendingProfile",
      "SendingProfile",
      { organizationId, connectionId, code, processingMode: "AUTOMATIC" },
      `profile/${code}`,
    );
  const api31Profile = await profile("EVERBINDING31", api31Id);
  const psbProfile = await profile("ECONNECT", psbId);

  const customer = (number: string, name: string, endpointId: string, vatNumber: string, sendingProfileId: string) =>
    make(
      "createCustomer",
      "Customer",
      { organizationId, number, name, endpointId, vatNumber, sendingProfileId },
      `customer/${number}`,
    );
  const housing = await customer("D00010", "Woningcorporatie Het Baken", "0106:58765432", "NL854321093B01", psbProfile);
  const installer = await customer(
    "D00030",
    "Installatietechniek De Vries B.V.",
    "0106:54441587",
    "NL823456791B01",
    api31Profile,
  );

  const postingScheme = [
    { category: "S", rate: "21", vatCode: "HOOG" },
    { category: "S", rate: "9", vatCode: "LAAG" },
    { category: "AE", rate: "0", vatCode: "VERLEGD" },
  ];
  const autopilot = {
    connectionId: psbId,
    erpConnectionId: erpId,
    ledgerAccount: "7000",
    postingScheme,
    totalsTolerance: "0.05",
  };
  await make("saveAutopilot", "Autopilot", autopilot, "autopilot");

  const send = async (key: string, customerId: string, file: string): Promise<string> => {
    const invoiceId = await make("submitInvoice", "Invoice", { customerId, invoice: example(file) }, `invoice/${key}`);
    await make("postInvoice", "Invoice", { invoiceId }, `invoice/${key}/posted`);
    return invoiceId;
  };
  return {
    api31InvoiceId: await send("api31", installer, "termijnfactuur-verlegd.json"),
    psbInvoiceId: await send("psb", housing, "onderhoud-woningen.json"),
  };
}

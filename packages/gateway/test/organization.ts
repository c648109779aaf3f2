import type { Sandbox } from "@erp-gateway/sandbox";
import type { World } from "./world.ts";

/** The demo organization, linked to the sandbox over every path. */
export interface Setup {
  readonly organizationId: string;
  readonly api31Id: string;
  readonly psbId: string;
  readonly erpId: string;
}

type Place = Pick<World, "api"> & { readonly sandbox: Pick<Sandbox, "info"> };

export async function setUp(world: Place): Promise<Setup> {
  const { credentials, url, soapUrl } = world.sandbox.info;
  const organizationId = await registerDemo(world);
  const connect = (connectorId: string, settings: unknown) => connectTo(world, organizationId, connectorId, settings);
  return {
    organizationId,
    api31Id: await connect("4ps-bc", { ...api31Settings(soapUrl), ...api31Keys(credentials.api31) }),
    psbId: await connect("psb", psbSettings(url, credentials.psb)),
    erpId: await erpConnection(world, organizationId),
  };
}

/** The demo organization, active. */
export async function registerDemo({ api }: Pick<World, "api">): Promise<string> {
  const organizationId = await api.id("registerOrganization", {
    legalName: "Bouwbedrijf De Linde B.V.",
    identifiers: ["NL:KVK:61234567"],
    vatNumber: "NL861234571B01",
    companyId: "XCNL10019",
    subscription: "PROFESSIONAL",
    apiContract: true,
  });
  await api.id("activateOrganization", { organizationId });
  return organizationId;
}

export const erpConnection = (world: Place, organizationId: string): Promise<string> => {
  const { credentials, url } = world.sandbox.info;
  return connectTo(world, organizationId, "business-central", erpSettings(url, credentials.businessCentral));
};

export async function connectTo({ api }: Place, organizationId: string, connectorId: string, settings: unknown) {
  const input = { organizationId, connectorId, title: connectorId, environment: "ACCEPTANCE", settings };
  const connectionId = await api.id("createConnection", input);
  await api.id("testConnection", { connectionId });
  await api.id("activateConnection", { connectionId });
  return connectionId;
}

export const api31Settings = (baseUrl: string) => ({ companyId: "XCNL10019", baseUrl });

export const api31Keys = ({ appKey, secret, subscriptionKey }: World["sandbox"]["info"]["credentials"]["api31"]) => ({
  appKey,
  secret,
  subscriptionKey,
});

export const psbSettings = (
  url: string,
  { clientId, clientSecret, subscriptionKey }: World["sandbox"]["info"]["credentials"]["psb"],
) => ({ clientId, clientSecret, subscriptionKey, partyId: "0106:61234567", baseUrl: url, identityUrl: url });

const erpSettings = (
  url: string,
  {
    tenantId,
    environment,
    companyId,
    clientId,
    clientSecret,
  }: World["sandbox"]["info"]["credentials"]["businessCentral"],
) => ({
  tenantId,
  environmentName: environment,
  companyId,
  clientId,
  clientSecret,
  baseUrl: url,
  loginUrl: url,
  vendorsPage: "Vendors",
  vendorBankAccountsPage: "VendorBankAccounts",
  vatCategories: "BTW21VERL=AE",
  registrationNumber: "61234567",
  iban: "NL39RABO0300065264",
});

/** A customer card served by a profile of its own over the connection. */
export async function customerOver(
  { api }: Pick<World, "api">,
  organizationId: string,
  connectionId: string,
  options: { readonly endpointId: string; readonly processingMode?: "AUTOMATIC" | "MANUAL"; readonly number?: string },
): Promise<string> {
  const { endpointId, processingMode = "AUTOMATIC", number = endpointId } = options;
  const profile = { organizationId, connectionId, code: `P-${number}`, processingMode };
  const sendingProfileId = await api.id("createSendingProfile", profile);
  return api.id("createCustomer", { organizationId, number, name: "Klant", endpointId, sendingProfileId });
}

export async function stateOf({ api }: Pick<World, "api">, invoiceId: string): Promise<string> {
  const document = "query ($id: ID!) { node(id: $id) { ... on Invoice { state } } }";
  return (await api.query<{ node: { state: string } }>(document, { id: invoiceId })).node.state;
}

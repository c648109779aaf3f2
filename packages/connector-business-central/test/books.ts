import { parseSettings, watchCodes } from "@erp-gateway/core";
import { createGrantKeeper, refuseUncatalogued } from "@erp-gateway/core/testing";
import { createSandbox, DEMO, type Sandbox, type SandboxOptions } from "@erp-gateway/sandbox";
import { expect, onTestFinished } from "vitest";
import { businessCentral } from "../src/index.ts";

const { tenantId, environment, companyId, clientId, clientSecret } = DEMO.businessCentral;

export const COMPANY_PATH = `/v2.0/${tenantId}/${environment}/api/v2.0/companies(${companyId})`;

/** The demo company, and two ways in: our connector, and bare HTTP as anybody has it. */
export interface Books {
  readonly sandbox: Sandbox;
  readonly connect: (settings?: Readonly<Record<string, unknown>>) => ReturnType<typeof businessCentral.connect>;
  /** @param path - below the company */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
  readonly control: (path: string, body?: object) => Promise<Response>;
}

/** @typeParam Shape - what the test expects; a wrong expectation shows in its assertions */
export const readJson = async <Shape>(response: Response): Promise<Shape> => (await response.json()) as Shape;

/** A sandbox of its own, closed when the test ends. */
export async function createBooks(options: SandboxOptions = {}): Promise<Books> {
  const sandbox = await createSandbox(options);
  onTestFinished(() => sandbox.close());
  const { url } = sandbox;

  const connect: Books["connect"] = (changes = {}) => {
    const settings = parseSettings(businessCentral.settings, {
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
      registrationNumber: DEMO.organization.kvkNumber,
      legalName: DEMO.organization.name,
      iban: DEMO.organization.iban,
      ...changes,
    });
    if (!settings.ok) expect.fail(JSON.stringify(settings.faults));
    const { clock } = sandbox.world;
    const deps = { fetch, clock, log: console, grant: createGrantKeeper() };
    return watchCodes(businessCentral.connect(settings.value, "ACCEPTANCE", deps), refuseUncatalogued);
  };

  const signIn = async (): Promise<string> => {
    const scope = "https://api.businesscentral.dynamics.com/.default";
    const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret, scope };
    const answer = await fetch(`${url}/${tenantId}/oauth2/v2.0/token`, {
      method: "POST",
      body: new URLSearchParams(form),
    });
    const { access_token: token } = await readJson<{ access_token: string }>(answer);
    return `Bearer ${token}`;
  };

  return {
    sandbox,
    connect,
    call: async (path, init = {}) =>
      fetch(`${url}${COMPANY_PATH}/${path}`, {
        ...init,
        headers: { ...init.headers, authorization: await signIn() },
      }),
    control: (path, body) =>
      fetch(`${sandbox.controlUrl}/business-central/${path}`, {
        ...(body && {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      }),
  };
}

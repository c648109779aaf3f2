import { json, type SandboxResponse } from "../http/message.ts";
import { DEMO } from "../world/demo.ts";
import { Refusal } from "./refusal.ts";

/** The one environment there is, as the list of environments shows it. */
export const listEnvironments = (origin: string): SandboxResponse => {
  const { tenantId, environment } = DEMO.businessCentral;
  return json(200, {
    value: [
      {
        aadTenantId: tenantId,
        applicationFamily: "BusinessCentral",
        type: "Production",
        name: environment,
        countryCode: "NL",
        webServiceUrl: origin,
        webClientLoginUrl: `${origin}/${tenantId}/${environment}`,
        ringName: "PROD",
      },
    ],
  });
};

/** @throws Refusal for any other tenant or environment */
export function requireEnvironment(tenant: string | undefined, environment: string): void {
  const known = DEMO.businessCentral;
  const sameTenant = tenant === undefined || tenant.toLowerCase() === known.tenantId;
  if (!sameTenant || environment.toLowerCase() !== known.environment.toLowerCase()) {
    throw new Refusal(404, "BadRequest_NotFound", `The environment '${environment}' does not exist.`);
  }
}

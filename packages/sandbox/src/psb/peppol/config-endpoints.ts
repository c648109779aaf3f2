import { json, type SandboxRequest } from "../../http/message.ts";
import type { Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { PsbSettings } from "../options.ts";
import { badRequest, forbidden, notFound } from "../refusal.ts";
import type { PeppolConfigs } from "./config-store.ts";

export interface ConfigEndpointDeps {
  readonly configs: PeppolConfigs;
  readonly settings: PsbSettings;
  readonly newId: () => string;
}

/** What managers register at Peppol for the environment and its parties. */
export function createConfigEndpoints({ configs, settings, newId }: ConfigEndpointDeps): readonly Endpoint[] {
  const config = "/api/v1/peppol/config";
  const one = `${config}/party/{partyId}`;
  const access = "manager";
  const missing = (partyId: string) => notFound(`Party '${partyId}' has no Peppol configuration.`);

  return [
    { method: "GET", path: config, access, answer: () => json(200, configs.environment()) },
    {
      method: "PUT",
      path: config,
      access,
      answer: ({ request }) => json(200, configs.putEnvironment(readConfig(request))),
    },
    {
      method: "GET",
      path: `${config}/party`,
      access,
      answer: () => json(200, { items: configs.parties().map((id) => ({ id })), continuationToken: null }),
    },
    {
      method: "GET",
      path: one,
      access,
      answer({ partyId }) {
        const found = configs.party(partyId);
        if (found === undefined) throw missing(partyId);
        return json(200, found);
      },
    },
    {
      method: "PUT",
      path: one,
      access,
      answer: ({ request, partyId }) => json(200, configs.putParty(partyId, checkVerification(readConfig(request)))),
    },
    {
      method: "DELETE",
      path: one,
      access,
      answer({ partyId }) {
        if (!configs.removeParty(partyId)) throw missing(partyId);
        return { status: 200 };
      },
    },
    {
      method: "GET",
      path: "/api/v1/peppol/{partyId}/prepareToMigrate",
      access,
      answer: () => json(200, { migrationKey: newId().replaceAll("-", "").slice(0, 24) }),
    },
    {
      method: "PUT",
      path: "/api/v1-beta/{partyId}/enroll",
      access,
      answer({ request, partyId }) {
        if (!settings.enrolment) throw forbidden();
        return json(200, configs.putParty(partyId, readConfig(request)));
      },
    },
  ];
}

type Config = Readonly<Record<string, unknown>>;

function readConfig(request: SandboxRequest): Config {
  const body = parseJsonBody(request);
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw badRequest("The body is not an object.");
  return body as Config;
}

/** Both members are required inside `verification`, which itself may be absent. */
function checkVerification(config: Config): Config {
  const verification = config["verification"];
  if (verification === undefined || verification === null) return config;
  const { notes, verifiedOn } = verification as Config;
  if (typeof notes !== "string" || notes === "" || typeof verifiedOn !== "string") {
    throw badRequest("verification needs notes and verifiedOn.");
  }
  return config;
}

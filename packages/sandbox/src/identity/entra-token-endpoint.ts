import { json, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { DEMO } from "../world/demo.ts";
import { parseClientCredentials } from "./client-credentials.ts";
import type { TokenIssuer } from "./token-issuer.ts";

const AUDIENCE = "https://api.businesscentral.dynamics.com";

export interface EntraContext {
  readonly tenant: string;
  /** Issuer claim of this tenant's tokens. */
  readonly issuer: string;
  readonly now: Date;
  readonly newId: () => string;
}

/** `POST /{tenant}/oauth2/v2.0/token` of Entra ID: service-to-service tokens for Business Central. */
export function answerEntraToken(request: SandboxRequest, tokens: TokenIssuer, context: EntraContext): SandboxResponse {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const refuse = (status: number, error: string, number: number, text: string) =>
    json(status, entraError(context, error, number, text));

  if (context.tenant !== DEMO.businessCentral.tenantId) {
    return refuse(400, "invalid_request", 90002, `Tenant '${context.tenant}' not found.`);
  }
  const grant = form.get("grant_type");
  if (grant !== "client_credentials") {
    return refuse(
      400,
      "unsupported_grant_type",
      70003,
      `The app requested an unsupported grant type '${grant ?? ""}'.`,
    );
  }
  const client = parseClientCredentials(request.headers["authorization"], form);
  if (client === undefined) {
    return refuse(401, "invalid_client", 7000218, "The request must contain 'client_assertion' or 'client_secret'.");
  }
  if (client.id !== DEMO.businessCentral.clientId) {
    return refuse(400, "unauthorized_client", 700016, `Application '${client.id}' was not found in the directory.`);
  }
  if (client.secret !== DEMO.businessCentral.clientSecret) {
    return refuse(401, "invalid_client", 7000215, "Invalid client secret provided.");
  }
  const scope = form.get("scope") ?? "";
  if (scope !== `${AUDIENCE}/.default`) {
    return refuse(400, "invalid_scope", 70011, `The provided value for scope '${scope}' is not valid.`);
  }

  const token = tokens.issue(
    { kind: "client", name: client.id, audience: "business-central" },
    {
      iss: context.issuer,
      aud: AUDIENCE,
      tid: context.tenant,
      appid: client.id,
      roles: ["API.ReadWrite.All"],
      ver: "1.0",
    },
  );
  const { lifetimeSeconds } = tokens;
  return json(
    200,
    { token_type: "Bearer", expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token: token },
    { "cache-control": "no-store" },
  );
}

function entraError({ now, newId }: EntraContext, error: string, number: number, text: string) {
  const traceId = newId();
  const correlationId = newId();
  const timestamp = now
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "Z");
  return {
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
  };
}

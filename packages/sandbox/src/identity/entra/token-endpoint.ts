import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { DEMO } from "../../world/demo.ts";
import { type ClientCredentials, parseClientCredentials } from "../client-credentials.ts";
import type { Door } from "../provider/door.ts";
import type { TokenIssuer } from "../token-issuer.ts";
import { type EntraErrorContext, toEntraErrorBody } from "./error.ts";

export const BUSINESS_CENTRAL = "https://api.businesscentral.dynamics.com";

export interface EntraTokenContext extends EntraErrorContext {
  /** Tenant in the path. */
  readonly tenant: string;
  readonly isTenant: boolean;
  /** Issuer claim of this tenant's tokens. */
  readonly issuer: string;
  readonly door: Door;
  readonly clients: readonly ClientCredentials[];
}

const REDEEMED = ["authorization_code", "refresh_token"];

/** `POST /{tenant}/oauth2/v2.0/token`: codes and refresh tokens of people, and service tokens for Business Central. */
export async function answerEntraToken(
  request: SandboxRequest,
  tokens: TokenIssuer,
  context: EntraTokenContext,
): Promise<SandboxResponse> {
  const form = new URLSearchParams(request.body.toString("utf8"));
  const refuse = (status: number, error: string, number: number, text: string) =>
    json(status, toEntraErrorBody({ error, number, text }, context));

  if (!context.isTenant) return refuse(400, "invalid_request", 90002, `Tenant '${context.tenant}' not found.`);
  const grant = form.get("grant_type") ?? "";
  if (grant !== "client_credentials" && !REDEEMED.includes(grant)) {
    return refuse(400, "unsupported_grant_type", 70003, `The app requested an unsupported grant type '${grant}'.`);
  }
  const client = parseClientCredentials(request.headers["authorization"], form);
  if (client === undefined) {
    return refuse(401, "invalid_client", 7000218, "The request must contain 'client_assertion' or 'client_secret'.");
  }
  const registered = context.clients.find(({ id }) => id === client.id);
  if (registered === undefined) {
    return refuse(400, "unauthorized_client", 700016, `Application '${client.id}' was not found in the directory.`);
  }
  if (client.secret !== registered.secret) {
    return refuse(401, "invalid_client", 7000215, "Invalid client secret provided.");
  }
  if (REDEEMED.includes(grant)) {
    const answer = await context.door.redeem(form, client, request);
    if (answer.status === 200) return answer;
    const text = "The provided authorization code or refresh token is expired, revoked or was used before.";
    return refuse(400, "invalid_grant", grant === "refresh_token" ? 700082 : 70008, text);
  }
  const scope = form.get("scope") ?? "";
  if (scope !== `${BUSINESS_CENTRAL}/.default` || client.id !== DEMO.businessCentral.clientId) {
    return refuse(400, "invalid_scope", 70011, `The provided value for scope '${scope}' is not valid.`);
  }

  const claims = { aud: BUSINESS_CENTRAL, tid: context.tenant, appid: client.id, roles: ["API.ReadWrite.All"] };
  const token = tokens.issue(
    { kind: "client", name: client.id, audience: "business-central" },
    { iss: context.issuer, ...claims, ver: "1.0" },
  );
  const { lifetimeSeconds } = tokens;
  return json(
    200,
    { token_type: "Bearer", expires_in: lifetimeSeconds, ext_expires_in: lifetimeSeconds, access_token: token },
    { "cache-control": "no-store" },
  );
}

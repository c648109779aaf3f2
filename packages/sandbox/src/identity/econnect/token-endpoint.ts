import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { DEMO } from "../../world/demo.ts";
import type { Accounts } from "../accounts.ts";
import { parseClientCredentials } from "../client-credentials.ts";
import type { Door } from "../provider/door.ts";
import type { TokenIssuer } from "../token-issuer.ts";

export interface TokenEndpointDeps {
  readonly issuer: TokenIssuer;
  readonly accounts: Accounts;
  readonly door: Door;
  readonly invalidClientStatus: 400 | 401;
}

const SCOPES = new Set(["ap", "openid"]);
const REDEEMED = ["authorization_code", "refresh_token"];

/** `POST /connect/token` of eConnect's identity server. */
export async function answerToken(
  request: SandboxRequest,
  { issuer, accounts, door, invalidClientStatus }: TokenEndpointDeps,
): Promise<SandboxResponse> {
  const form = new URLSearchParams(request.body.toString("utf8"));

  const client = parseClientCredentials(request.headers["authorization"], form);
  if (client?.id !== DEMO.psb.clientId || client.secret !== DEMO.psb.clientSecret) {
    const body = { error: "invalid_client", error_description: "The client id or the client secret is wrong." };
    return json(invalidClientStatus, body, invalidClientStatus === 401 ? { "www-authenticate": "Basic" } : {});
  }

  const grant = form.get("grant_type") ?? "";
  if (REDEEMED.includes(grant)) return door.redeem(form, client, request);
  if (grant !== "password" && grant !== "client_credentials") {
    return refuse("unsupported_grant_type", `The grant '${grant}' is not supported.`);
  }

  const scopes = (form.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  if (!scopes.includes("ap") || !scopes.every((scope) => SCOPES.has(scope))) {
    return refuse("invalid_scope", "The scope is `ap` or `openid ap`.");
  }

  if (grant === "client_credentials") {
    return grantToken(issuer, { kind: "client", name: client.id }, { client_id: client.id, scope: scopes });
  }
  const account = accounts.find(form.get("username") ?? "");
  if (account?.password === undefined || account.password !== form.get("password")) {
    return refuse("invalid_grant", "invalid_username_or_password");
  }
  const user = account.name;
  return grantToken(issuer, { kind: "user", name: user }, { client_id: client.id, scope: scopes, sub: user });
}

function grantToken(
  issuer: TokenIssuer,
  principal: { readonly kind: "client" | "user"; readonly name: string },
  claims: Readonly<Record<string, unknown>>,
): SandboxResponse {
  const token = issuer.issue({ ...principal, audience: "psb" }, { aud: "ap", ...claims });
  return json(
    200,
    { access_token: token, expires_in: issuer.lifetimeSeconds, token_type: "Bearer" },
    { "cache-control": "no-store" },
  );
}

const refuse = (error: string, description: string) => json(400, { error, error_description: description });

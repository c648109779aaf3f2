import { redirect, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import type { Accounts } from "../accounts.ts";
import type { ClientCredentials } from "../client-credentials.ts";
import type { Entra } from "../entra/index.ts";
import type { IdentitySettings } from "../options.ts";
import type { SignIn } from "../provider/door.ts";
import { readClaims } from "../provider/id-token.ts";

export interface FederationDeps {
  readonly origin: () => string;
  readonly entra: Entra;
  /** Application of eConnect's identity server at Entra ID. */
  readonly client: ClientCredentials;
  readonly accounts: Accounts;
  readonly settings: IdentitySettings;
}

/** The detour of a sign-in over Entra ID. */
export interface Federation {
  /** Sends the browser to Entra ID, to the sign-in of one tenant or of all. */
  leave(uid: string, tenant: string, loginHint: string): SandboxResponse;
  /** `GET /signin-oidc`: the browser comes back, and goes on to the sign-in page that it left. */
  comeBack(request: SandboxRequest): Promise<SandboxResponse>;
  /** What the detour brought; once. */
  outcomeOf(uid: string): SignIn | undefined;
}

export function createFederation({ origin, entra, client, accounts, settings }: FederationDeps): Federation {
  const tenants = new Map<string, string>();
  const outcomes = new Map<string, SignIn>();
  const callback = () => `${origin()}/signin-oidc`;

  async function redeem(code: string, tenant: string): Promise<SignIn> {
    const form = new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: callback(),
      client_id: client.id,
      client_secret: client.secret,
    });
    const answer = await entra.token(tenant, {
      method: "POST",
      url: new URL(`/${tenant}/oauth2/v2.0/token`, origin()),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: Buffer.from(form.toString()),
    });
    const body: Record<string, string> = JSON.parse(String(answer.body));
    const { id_token: idToken, error = "access_denied", error_description: description = "" } = body;
    if (idToken === undefined) return { error, description };
    const claims = readClaims(idToken);
    const name = String(claims["preferred_username"]);
    if (accounts.find(name) === undefined) {
      accounts.put({ name, displayName: String(claims["name"]), tenantId: String(claims["tid"]) });
    }
    return { account: name };
  }

  return {
    leave(uid, tenant, loginHint) {
      tenants.set(uid, tenant);
      const url = new URL(`/${tenant}/oauth2/v2.0/authorize`, origin());
      url.search = new URLSearchParams({
        client_id: client.id,
        response_type: "code",
        redirect_uri: callback(),
        scope: "openid profile email",
        state: uid,
        // Somebody who was turned away, or who is somebody else today, must be able to choose.
        prompt: "login",
        ...(loginHint === "" ? {} : { login_hint: loginHint }),
      }).toString();
      return redirect(url.href);
    },
    async comeBack({ url }) {
      const uid = url.searchParams.get("state") ?? "";
      const code = url.searchParams.get("code");
      const error = url.searchParams.get("error") ?? "access_denied";
      const description = url.searchParams.get("error_description") ?? "";
      const refused = settings.entraErrors === "hidden" ? { error: "access_denied" } : { error, description };
      const outcome = code === null ? refused : await redeem(code, tenants.get(uid) ?? "organizations");
      outcomes.set(uid, outcome);
      return redirect(`/connect/sign-in/${encodeURIComponent(uid)}`);
    },
    outcomeOf(uid) {
      const outcome = outcomes.get(uid);
      outcomes.delete(uid);
      return outcome;
    },
  };
}
